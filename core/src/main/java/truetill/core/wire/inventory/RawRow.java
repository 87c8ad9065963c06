package truetill.core.wire.inventory;

import java.util.Map;

/**
 * The contract's schema {@code RawRow}: a record of the vendor's file.
 *
 * @param rowNumber 1-based after the header; blank records are left out but keep their number
 * @param raw cell text by header, in the file's order
 */
public record RawRow(int rowNumber, Map<String, String> raw) {}
