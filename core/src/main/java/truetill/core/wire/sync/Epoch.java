package truetill.core.wire.sync;

import org.jspecify.annotations.Nullable;

/**
 * The server's generation (sync.md section 2). A register that meets another {@code id} than the
 * one it knows takes a new snapshot.
 *
 * @param n counts up
 * @param id random
 * @param prevId id of the generation before, null for the first
 */
public record Epoch(long n, String id, @Nullable String prevId) {}
