/** Working time. */
@NullMarked
package truetill.client.screens.hr;

import org.jspecify.annotations.NullMarked;
