package truetill.core.wire.inventory;

/** The contract's schema {@code DetachResponse}. */
public record DetachResponse(long detachedItemId, String detachedItemSku, long remainingInBatch) {}
