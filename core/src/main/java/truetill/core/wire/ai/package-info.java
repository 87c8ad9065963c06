/** Bodies of {@code /ai/}. */
@NullMarked
package truetill.core.wire.ai;

import org.jspecify.annotations.NullMarked;
