/** Items: what one physical thing is, where it stands, what happened to it, who scanned it. */
@NullMarked
package truetill.server.inventory;

import org.jspecify.annotations.NullMarked;
