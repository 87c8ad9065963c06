/**
 * Registers, drawers, carts, sales, receipts, cash in reserve and at the bank, goals: the
 * contract's section pos.
 */
@NullMarked
package truetill.server.pos;

import org.jspecify.annotations.NullMarked;
