package truetill.core.manifest;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import truetill.core.manifest.formula.Blanks;

/**
 * How many pieces a cell means (rules-inventory section 7, promise 16). Nothing is guessed: a text
 * that is not one whole number, with or without a counting word, is one piece and a warning.
 */
public final class QuantityText {
  /** Pieces of one row; more is taken for another column's number. */
  public static final long MAX = 10_000;

  private static final int MAX_DIGITS = 15;
  // A dozen multiplies and a pound weighs, so only words that count what stands there are known.
  private static final Pattern COUNTED =
      Pattern.compile(
          "(.*[0-9])[\\s\\p{Z}]*(?:pcs?|pieces?|units?|ea|each|ct|count|items?|qty|sets?|packs?|pks?|pairs?"
              + "|box(?:es)?|cases?)\\.?");
  private static final Pattern WHOLE = Pattern.compile("([0-9]+)(?:[.,]0{1,2}|\\.0+)?");
  private static final Pattern GROUPED =
      Pattern.compile("([1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\\.0+)?");
  private static final Pattern GROUPED_BY_POINTS =
      Pattern.compile(
          "([1-9][0-9]{0,2}(?:\\.[0-9]{3})+)(?:,0+)|([1-9][0-9]{0,2}(?:\\.[0-9]{3}){2,})");

  private QuantityText() {}

  /**
   * The number of pieces, at least 1. Above {@link #MAX} the number is told as it stands, at most
   * fifteen digits, with {@code quantity_out_of_range}.
   */
  public static CellReading<Long> read(String cell) {
    String text = Blanks.trim(cell).toLowerCase(Locale.ROOT);
    if (text.isEmpty()) {
      return CellReading.of(1L);
    }
    if (text.length() > 200) {
      return unreadable();
    }
    Matcher counted = COUNTED.matcher(text);
    String number = counted.matches() ? Blanks.trim(counted.group(1)) : text;
    for (Pattern form : new Pattern[] {GROUPED, GROUPED_BY_POINTS, WHOLE}) {
      Matcher whole = form.matcher(number);
      if (whole.matches()) {
        String digits = whole.group(1) != null ? whole.group(1) : whole.group(2);
        return inRange(digits.replaceAll("[^0-9]", "").replaceFirst("^0+", ""));
      }
    }
    return unreadable();
  }

  private static CellReading<Long> inRange(String digits) {
    if (digits.isEmpty()) {
      return unreadable();
    }
    long pieces = digits.length() > MAX_DIGITS ? 999_999_999_999_999L : Long.parseLong(digits);
    return pieces > MAX
        ? CellReading.warned(pieces, RowWarningCode.QUANTITY_OUT_OF_RANGE)
        : CellReading.of(pieces);
  }

  private static CellReading<Long> unreadable() {
    return CellReading.warned(1L, RowWarningCode.QUANTITY_DEFAULTED);
  }
}
