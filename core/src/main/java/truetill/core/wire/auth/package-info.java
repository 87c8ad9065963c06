/** Request and response records of the contract, section auth. */
@NullMarked
package truetill.core.wire.auth;

import org.jspecify.annotations.NullMarked;
