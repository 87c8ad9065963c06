/** Request and response records of the contract, section hr. */
@NullMarked
package truetill.core.wire.hr;

import org.jspecify.annotations.NullMarked;
