package truetill.core.wire.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Our addition {@code InventoryJob}: a long step of an order, while it runs and for a while after.
 *
 * @param kind {@code process_manifest}, {@code match_products}, {@code ai_cleanup} or {@code build}
 * @param state {@code running}, {@code cancelling}, {@code done}, {@code failed} or {@code
 *     cancelled}
 * @param done steps done so far
 * @param total steps in all, null while that is not known
 * @param detail one sentence for people on how it ended, blank while it runs
 */
public record InventoryJob(
    long id,
    String kind,
    long purchaseOrder,
    String state,
    long done,
    @Nullable Long total,
    String detail,
    long startedBy,
    Instant startedAt,
    @Nullable Instant endedAt) {}
