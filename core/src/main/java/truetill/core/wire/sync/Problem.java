package truetill.core.wire.sync;

import org.jspecify.annotations.Nullable;

/**
 * Body of every answer that is not 2xx.
 *
 * @param detail one sentence for people
 * @param code stable word for programs
 * @param expected with {@code gap}: the record the server wants next
 */
public record Problem(@Nullable String detail, @Nullable String code, @Nullable Long expected) {}
