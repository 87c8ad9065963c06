package truetill.core.wire.system;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The contract's schema {@code AppSetting}.
 *
 * @param value any JSON value, in the form the JSON library at hand gives it
 * @param updatedBy user id, null when nobody signed in did it
 */
public record AppSetting(
    long id,
    UUID uid,
    String key,
    @Nullable Object value,
    String description,
    @Nullable Long updatedBy,
    @Nullable String updatedByName,
    Instant updatedAt) {}
