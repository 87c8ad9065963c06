/** The JavaFX program: register, back office and the headless register. */
@NullMarked
package truetill.client;

import org.jspecify.annotations.NullMarked;
