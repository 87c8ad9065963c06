package truetill.core.wire.inventory;

/** The contract's schema {@code RowsCleared}: all rows of the order, touched or not. */
public record RowsCleared(long rowsCleared) {}
