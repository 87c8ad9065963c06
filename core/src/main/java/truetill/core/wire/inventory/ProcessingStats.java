package truetill.core.wire.inventory;

import java.util.Map;

/**
 * The contract's schema {@code ProcessingStats}: how far an order's items are.
 *
 * @param itemStatusCounts each of the seven statuses to its number of items
 * @param pendingItems in intake or processing
 * @param batchGroupsPending not complete
 */
public record ProcessingStats(
    Map<String, Long> itemStatusCounts,
    long pendingItems,
    long batchGroupsPending,
    long batchGroupsTotal) {}
