package truetill.core.manifest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import truetill.core.manifest.formula.Blanks;
import truetill.core.money.Money;

/**
 * The amount a vendor's cell means, whichever way the vendor's country writes it (rules-inventory
 * section 7, promise 17). A negative amount, an exponent or marks in odd places are no amount:
 * better none than one that is wrong a hundredfold.
 */
public final class MoneyText {
  private static final Set<String> NO_AMOUNT = Set.of("", "n/a", "-", "\u2013", "\u2014");
  private static final Pattern GROUPED_BY_COMMAS = Pattern.compile("[1-9][0-9]{0,2}(,[0-9]{3})+");
  private static final Pattern GROUPED_BY_POINTS = Pattern.compile("[1-9][0-9]{0,2}(\\.[0-9]{3})+");
  private static final Pattern POINT = Pattern.compile("[0-9]+\\.?|[0-9]*\\.[0-9]+");
  private static final Pattern COMMA = Pattern.compile("[0-9]*,[0-9]{1,2}");
  // "5k" means thousands: the letter is part of the number.
  private static final Pattern SHORTENED = Pattern.compile("(?s).*[0-9][kKmM]");
  private static final int MAX_LENGTH = 60;

  private MoneyText() {}

  /**
   * The amount in whole cents, rounded half up; none, without a warning, for a blank, "N/A" and a
   * dash; none with {@code retail_value_unreadable} for whatever else is no amount up to {@link
   * Money#MAX}.
   */
  public static CellReading<Optional<Money>> read(String cell) {
    String text = Blanks.trim(cell);
    if (NO_AMOUNT.contains(text.toLowerCase(Locale.ROOT))) {
      return CellReading.of(Optional.empty());
    }
    String number = withoutCurrency(text);
    if (NO_AMOUNT.contains(number) && !number.isEmpty()) {
      return CellReading.of(Optional.empty());
    }
    String plain =
        SHORTENED.matcher(text).matches() || number.length() > MAX_LENGTH ? "" : plain(number);
    return plain.isEmpty() ? unreadable() : amount(new BigDecimal(plain));
  }

  private static CellReading<Optional<Money>> amount(BigDecimal dollars) {
    BigDecimal cents = dollars.setScale(2, RoundingMode.HALF_UP);
    Money amount = Money.ofCents(cents.movePointRight(2).longValue());
    if (dollars.precision() - dollars.scale() > 9 || amount.compareTo(Money.MAX) > 0) {
      return unreadable();
    }
    return cents.compareTo(dollars) == 0
        ? CellReading.of(Optional.of(amount))
        : CellReading.warned(Optional.of(amount), RowWarningCode.RETAIL_VALUE_ROUNDED);
  }

  /** The number as Java reads it, blank when it is none. */
  private static String plain(String number) {
    int comma = number.lastIndexOf(',');
    int point = number.lastIndexOf('.');
    if (comma >= 0 && point >= 0) {
      char mark = comma > point ? ',' : '.';
      Pattern grouped = comma > point ? GROUPED_BY_POINTS : GROUPED_BY_COMMAS;
      int at = Math.max(comma, point);
      String whole = number.substring(0, at);
      String decimals = number.substring(at + 1);
      boolean fine = whole.indexOf(mark) < 0 && grouped.matcher(whole).matches();
      return fine && isDigits(decimals) ? digits(whole) + "." + decimals : "";
    }
    if (GROUPED_BY_COMMAS.matcher(number).matches()
        || (point != number.indexOf('.') && GROUPED_BY_POINTS.matcher(number).matches())) {
      return digits(number);
    }
    if (COMMA.matcher(number).matches()) {
      return "0" + number.replace(',', '.');
    }
    return POINT.matcher(number).matches() ? "0" + number : "";
  }

  private static String withoutCurrency(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isAround(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    while (end > start && isAround(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(start, end);
  }

  private static boolean isAround(int each) {
    return Character.isLetter(each)
        || Character.getType(each) == Character.CURRENCY_SYMBOL
        || Character.isWhitespace(each)
        || Character.isSpaceChar(each);
  }

  private static String digits(String number) {
    return number.replaceAll("[^0-9]", "");
  }

  private static boolean isDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(each -> each >= '0' && each <= '9');
  }

  private static CellReading<Optional<Money>> unreadable() {
    return CellReading.warned(Optional.empty(), RowWarningCode.RETAIL_VALUE_UNREADABLE);
  }
}
