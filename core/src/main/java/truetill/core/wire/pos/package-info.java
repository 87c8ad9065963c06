/** Request and response records of the contract, section pos. */
@NullMarked
package truetill.core.wire.pos;

import org.jspecify.annotations.NullMarked;
