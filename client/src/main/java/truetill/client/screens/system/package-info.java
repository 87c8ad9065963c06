/** The menu, the keys, and a till that cannot start. */
@NullMarked
package truetill.client.screens.system;

import org.jspecify.annotations.NullMarked;
