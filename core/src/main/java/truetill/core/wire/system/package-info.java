/** Request and response records of the contract, section core: locations and settings. */
@NullMarked
package truetill.core.wire.system;

import org.jspecify.annotations.NullMarked;
