/** The time clock. */
@NullMarked
package truetill.server.hr;

import org.jspecify.annotations.NullMarked;
