package truetill.core.wire.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The contract's schema {@code ItemHistory}: something that happened to an item. */
public record ItemHistoryEvent(
    long id,
    long item,
    String eventType,
    String oldValue,
    String newValue,
    String note,
    @Nullable Long createdBy,
    @Nullable String createdByName,
    Instant createdAt) {}
