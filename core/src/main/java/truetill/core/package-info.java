/** Rules and words shared by the register and the store server. Java only; no I/O, no clock. */
@NullMarked
package truetill.core;

import org.jspecify.annotations.NullMarked;
