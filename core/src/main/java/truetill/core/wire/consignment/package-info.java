/** Request and response records of the contract, section consignment. */
@NullMarked
package truetill.core.wire.consignment;

import org.jspecify.annotations.NullMarked;
