package truetill.core.wire.inventory;

/** The contract's schema {@code RowsUpdated}. */
public record RowsUpdated(long rowsUpdated, long orderId) {}
