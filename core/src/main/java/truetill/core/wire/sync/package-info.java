/**
 * What a register and the server say to each other under {@code /api/sync/} (sync.md sections 4, 5,
 * 9 and 13). Names are written in snake_case on the wire; unknown keys are ignored.
 */
@NullMarked
package truetill.core.wire.sync;

import org.jspecify.annotations.NullMarked;
