/** Request and response records of the contract, section inventory. */
@NullMarked
package truetill.core.wire.inventory;

import org.jspecify.annotations.NullMarked;
