package truetill.core.wire.inventory;

/**
 * The contract's schema {@code CreateItemsResponse}.
 *
 * @param batchId number of the build run
 * @param unpricedItems items built at 0.00
 */
public record CreateItemsResponse(
    long batchId, long itemsCreated, long batchGroupsCreated, long unpricedItems) {}
