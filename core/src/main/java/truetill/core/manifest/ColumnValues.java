package truetill.core.manifest;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import truetill.core.manifest.formula.Blanks;

/**
 * What the sampled cells under one header look like. Shares are of the cells that are not blank,
 * from 0 to 1.
 */
final class ColumnValues {
  /** Fewer cells than this prove nothing. */
  static final int ENOUGH = 3;

  private static final int CELL_LENGTH = 300;
  private static final long LARGEST_SMALL_NUMBER = 500;
  private static final Pattern CODE_DIGITS = Pattern.compile("[0-9][0-9 -]{6,16}[0-9](\\.0+)?");
  private static final Pattern NUMBER = Pattern.compile("[-+$€£]?[0-9][0-9.,]*");
  private static final Pattern AMOUNT =
      Pattern.compile("(?s).*\\p{Sc}.*|[0-9.,]*[.,][0-9]{2}|(?i)(usd|eur|gbp|cad) ?[0-9].*");
  private static final Pattern CODE = Pattern.compile("(?=.*[0-9])[\\p{L}0-9][\\p{L}0-9._/#-]*");

  private final List<String> cells;

  private ColumnValues(List<String> cells) {
    this.cells = cells;
  }

  static ColumnValues of(List<String> sampled) {
    return new ColumnValues(
        sampled.stream()
            .map(cell -> cell.length() > CELL_LENGTH ? cell.substring(0, CELL_LENGTH) : cell)
            .map(Blanks::trim)
            .filter(cell -> !cell.isEmpty())
            .toList());
  }

  int count() {
    return cells.size();
  }

  boolean areEnough() {
    return cells.size() >= ENOUGH;
  }

  double checkedCodes() {
    return distinct() < 2 ? 0 : share(cell -> UpcText.read(cell).value().hasRightCheckDigit());
  }

  /** Cells that may be a UPC at all, also one that a spreadsheet has damaged. */
  double codesOfDigits() {
    return share(cell ->
        CODE_DIGITS.matcher(cell).matches()
            || UpcText.read(cell).warning().isPresent()
            || UpcText.read(cell).value().key().isEmpty());
  }

  double quantities() {
    return share(cell -> QuantityText.read(cell).warning().isEmpty());
  }

  double smallWholeNumbers() {
    return share(cell ->
        QuantityText.read(cell).warning().isEmpty()
            && QuantityText.read(cell).value() <= LARGEST_SMALL_NUMBER);
  }

  double readableAsMoney() {
    return share(cell -> {
      CellReading<?> read = MoneyText.read(cell);
      return read.warning().isEmpty()
          || read.warning().get() == RowWarningCode.RETAIL_VALUE_ROUNDED;
    });
  }

  double writtenAsMoney() {
    return share(
        cell -> AMOUNT.matcher(cell).matches() && MoneyText.read(cell).value().isPresent());
  }

  double knownConditions() {
    return share(cell -> ConditionText.read(cell).warning().isEmpty());
  }

  double numbers() {
    return share(cell -> NUMBER.matcher(cell).matches());
  }

  /** Single words with a digit in them. */
  double codes() {
    return share(cell -> CODE.matcher(cell).matches());
  }

  double averageWords() {
    return cells.stream().mapToInt(cell -> cell.split("\\s+").length).average().orElse(0);
  }

  double averageLength() {
    return cells.stream().mapToInt(String::length).average().orElse(0);
  }

  /** The same few short texts again and again: a kind or a state, no words for one thing. */
  boolean areFewWords() {
    return cells.size() >= 2 * ENOUGH && averageWords() < 2.5 && distinct() * 2 <= cells.size();
  }

  /** Whether the cells count the rows, one after the other. */
  boolean isCountOfRows() {
    long before = Long.MIN_VALUE;
    for (String cell : cells) {
      CellReading<Long> read = QuantityText.read(cell);
      if (read.warning().isPresent() || (before != Long.MIN_VALUE && read.value() != before + 1)) {
        return false;
      }
      before = read.value();
    }
    return cells.size() > 1;
  }

  private int distinct() {
    Set<String> all = new HashSet<>(cells);
    return all.size();
  }

  private double share(Predicate<String> what) {
    return cells.isEmpty() ? 0 : (double) cells.stream().filter(what).count() / cells.size();
  }
}
