package truetill.core.manifest;

/**
 * One cell that was put right.
 *
 * @param message one sentence for people
 * @param original the cell's text, cut to 200 characters
 */
public record CellWarning(
    StandardColumn column, RowWarningCode code, String message, String original) {
  private static final int ORIGINAL_LENGTH = 200;

  static CellWarning of(StandardColumn column, RowWarningCode code, String cell) {
    String original = WholeCharacters.cut(cell, ORIGINAL_LENGTH);
    return new CellWarning(column, code, message(column, code, original), original);
  }

  private static String message(StandardColumn column, RowWarningCode code, String original) {
    return switch (code) {
      case QUANTITY_DEFAULTED ->
          "\"%s\" is not a whole number of pieces; 1 was taken.".formatted(original);
      case QUANTITY_OUT_OF_RANGE ->
          "\"%s\" is more than the %d pieces a row may have; is this the right column?"
              .formatted(original, QuantityText.MAX);
      case RETAIL_VALUE_UNREADABLE ->
          "\"%s\" is not an amount from 0 to 99999999.99; it was left out.".formatted(original);
      case RETAIL_VALUE_ROUNDED -> "\"%s\" was rounded to whole cents.".formatted(original);
      case CONDITION_UNMAPPED ->
          "\"%s\" is no condition known here; it is unknown, and the words are in the notes."
              .formatted(original);
      case TEXT_TRUNCATED ->
          "%s was cut to %d characters.".formatted(column.label(), column.maxLength());
      case UPC_UNUSABLE ->
          "\"%s\" was damaged by a spreadsheet and matches no product; ask the vendor for the code."
              .formatted(original);
      case EXTRA_CELLS, MISSING_CELLS, UNKNOWN_COLUMN ->
          throw new IllegalArgumentException(code + " is not about one cell");
    };
  }
}
