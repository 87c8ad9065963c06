/** Request and response records of the contract, section accounts. */
@NullMarked
package truetill.core.wire.accounts;

import org.jspecify.annotations.NullMarked;
