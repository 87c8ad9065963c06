/** The contract's section core: work locations and application settings. */
@NullMarked
package truetill.server.system;

import org.jspecify.annotations.NullMarked;
