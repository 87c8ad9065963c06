package truetill.core.wire.inventory;

/** The contract's schema {@code AiCleanupStatus}: rows of an order, cleaned and not yet. */
public record AiCleanupStatus(long totalRows, long cleanedRows, long remainingRows) {}
