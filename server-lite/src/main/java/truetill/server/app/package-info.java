/** The composition root of the store server and its command line. */
@NullMarked
package truetill.server.app;

import org.jspecify.annotations.NullMarked;
