/** Registers, drawers, carts, sales and receipts: the contract's section pos. */
@NullMarked
package truetill.server.pos;

import org.jspecify.annotations.NullMarked;
