/** Small rules about texts that every feature shares. */
@NullMarked
package truetill.core.text;

import org.jspecify.annotations.NullMarked;
