package truetill.core.inventory;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a code printed on goods is compared by (rules-inventory section 9, promise 35). Texts that
 * stand for "no code", and numbers a spreadsheet has damaged ({@code 7.1E+11}), are no keys: goods
 * that share one have nothing in common.
 */
public final class MatchKey {
  private static final Set<String> PLACEHOLDERS =
      Set.of("n/a", "na", "none", "null", "unknown", "does not apply");
  private static final Pattern NO_DIGIT_COUNTS = Pattern.compile("[0\\s-]*");
  private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?\\d+([.,]\\d+)?[eE][+-]?\\d+");
  private static final Pattern NUMBER = Pattern.compile("[0-9\\s-]+");
  private static final Pattern NOT_A_DIGIT = Pattern.compile("[^0-9]");
  private static final Pattern LEADING_ZEROS = Pattern.compile("^0+");

  private MatchKey() {}

  /**
   * The key of a UPC: digits, blanks and hyphens become the digits without leading zeros, anything
   * else stays as it is, trimmed. Empty when the text is no key.
   */
  public static Optional<String> ofUpc(String upc) {
    return ofItemNumber(upc)
        .map(text ->
            NUMBER.matcher(text).matches()
                ? LEADING_ZEROS.matcher(NOT_A_DIGIT.matcher(text).replaceAll("")).replaceFirst("")
                : text);
  }

  /** The key of a vendor's own item number: the trimmed text. Empty when the text is no key. */
  public static Optional<String> ofItemNumber(String number) {
    String text = number.strip();
    return NO_DIGIT_COUNTS.matcher(text).matches()
            || PLACEHOLDERS.contains(text.toLowerCase(Locale.ROOT))
            || isScientific(text)
        ? Optional.empty()
        : Optional.of(text);
  }

  /** A number in scientific notation: what a spreadsheet makes of a long code. */
  public static boolean isScientific(String text) {
    return SCIENTIFIC.matcher(text.strip()).matches();
  }
}
