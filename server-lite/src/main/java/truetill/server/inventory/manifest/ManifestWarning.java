package truetill.server.inventory.manifest;

/**
 * Something about a row that was put right while reading; the file is taken all the same.
 *
 * @param rowNumber 1-based count of records after the header
 * @param column 1-based position of the first cell concerned
 * @param field header of that column
 * @param code {@code extra_cells} or {@code missing_cells}
 * @param message one sentence for people
 * @param original the text concerned, cut to 200 characters
 */
public record ManifestWarning(
    int rowNumber, int column, String field, String code, String message, String original) {}
