package truetill.server.inventory.manifest;

import truetill.core.outcome.Outcome;

/** Why a manifest is not taken, in words that say where and what to do. */
final class Refusals {
  private Refusals() {}

  static <T> Outcome<T> empty() {
    return Outcome.refused("manifest_empty", "The file is empty. Choose another file.");
  }

  static <T> Outcome<T> noHeader() {
    return Outcome.refused(
        "manifest_without_header", "The file has no header. Its first line must name the columns.");
  }

  static <T> Outcome<T> noRecords() {
    return Outcome.refused(
        "manifest_without_rows", "The file has a header but no rows. Choose another file.");
  }

  static <T> Outcome<T> fileTooLarge(long bytes) {
    return Outcome.refused(
        "manifest_too_large",
        "The file has more than " + bytes / (1024 * 1024) + " MiB. Split it into several.");
  }

  static <T> Outcome<T> tooManyRecords(int records, int rowNumber) {
    return Outcome.refused(
        "manifest_too_many_rows",
        "The file has more than %,d rows (row %,d is too much). Split it into several."
            .formatted(records, rowNumber));
  }

  static <T> Outcome<T> tooManyColumns(String place, int columns) {
    return Outcome.refused(
        "manifest_too_many_columns",
        "%s has more than %,d columns. Remove the columns that are not needed."
            .formatted(place, columns));
  }

  static <T> Outcome<T> cellTooLarge(String place, int column, int bytes) {
    return Outcome.refused(
        "manifest_cell_too_large",
        "%s, column %,d: the cell is larger than %,d KiB. Perhaps a quote is missing there."
            .formatted(place, column, bytes / 1024));
  }

  static <T> Outcome<T> recordTooLarge(String place, int bytes) {
    return Outcome.refused(
        "manifest_row_too_large",
        "%s is larger than %,d KiB. Shorten its texts.".formatted(place, bytes / 1024));
  }

  static <T> Outcome<T> openQuote(long line, int column) {
    return Outcome.refused(
        "manifest_open_quote",
        "The quote that opens in line %,d, column %,d is never closed. Close or remove it."
            .formatted(line, column));
  }

  static <T> Outcome<T> oldSpreadsheet() {
    return Outcome.refused(
        "manifest_old_spreadsheet",
        "This is an old or protected spreadsheet. Save it as XLSX or CSV without a password.");
  }

  static <T> Outcome<T> otherZip() {
    return Outcome.refused(
        "manifest_no_spreadsheet",
        "This is a packed file but no XLSX spreadsheet. Unpack it and send the list itself.");
  }

  static <T> Outcome<T> binary() {
    return Outcome.refused(
        "manifest_binary", "This is not a text file. Save the list as CSV (UTF-8) or XLSX.");
  }

  static <T> Outcome<T> damagedText() {
    return Outcome.refused(
        "manifest_damaged", "The text of the file is damaged. Save the list as CSV (UTF-8) again.");
  }

  static <T> Outcome<T> damagedSpreadsheet() {
    return Outcome.refused(
        "manifest_damaged", "The spreadsheet is damaged. Open it and save it as XLSX again.");
  }

  static <T> Outcome<T> unsolvedFormula(String place, int column) {
    return Outcome.refused(
        "manifest_formula_without_result",
        "%s, column %,d holds a formula without a result. Open the file, let it calculate, save it."
            .formatted(place, column));
  }

  static <T> Outcome<T> unpacksTooLarge() {
    return Outcome.refused(
        "manifest_unpacks_too_large",
        "The spreadsheet is too large once unpacked. Save the list as CSV.");
  }
}
