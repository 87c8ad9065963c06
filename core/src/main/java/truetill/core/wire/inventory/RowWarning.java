package truetill.core.wire.inventory;

/**
 * The contract's schema {@code RowWarning}: something in a manifest that was put right.
 *
 * @param rowNumber 1-based after the header; 0 for what concerns the whole file
 * @param field standard column, or the header of a cell that has none
 */
public record RowWarning(
    long rowNumber, String field, String code, String message, String original) {}
