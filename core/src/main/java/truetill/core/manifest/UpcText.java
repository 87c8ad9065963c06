package truetill.core.manifest;

import java.util.Optional;
import java.util.regex.Pattern;
import truetill.core.inventory.MatchKey;
import truetill.core.manifest.formula.Blanks;

/**
 * The code of the goods as a cell tells it (rules-inventory section 7): a spreadsheet's trailing
 * {@code .0} and the signs that guard a code's zeros go; what a spreadsheet has rounded stays to be
 * seen, with a warning, and matches nothing.
 *
 * @param text what is kept
 * @param key what is compared (section 9); none for placeholders and damaged codes
 */
public record UpcText(String text, Optional<String> key) {
  private static final Pattern DECIMAL = Pattern.compile("^([0-9]+)\\.0+$");
  // An apostrophe or ="..." keeps a spreadsheet from dropping zeros; it is not part of the code.
  private static final Pattern GUARD = Pattern.compile("^(?:'([0-9. -]+)|=\"([0-9. -]+)\")$");
  private static final int SHORTEST = 8;
  private static final int LONGEST = 14;

  /** Reads a cell of any content. */
  public static CellReading<UpcText> read(String cell) {
    String bare = GUARD.matcher(Blanks.trim(cell)).replaceFirst("$1$2");
    String text = DECIMAL.matcher(bare).replaceFirst("$1");
    UpcText upc = new UpcText(text, MatchKey.ofUpc(text));
    return MatchKey.isScientific(text)
        ? CellReading.warned(upc, RowWarningCode.UPC_UNUSABLE)
        : CellReading.of(upc);
  }

  /**
   * Whether the code is 8 to 14 digits whose last one checks the others, as in UPC, EAN and GTIN.
   * Leading zeros that a spreadsheet dropped make no difference. Blanks and hyphens do not count.
   */
  public boolean hasRightCheckDigit() {
    String digits = text.replaceAll("[\\s-]", "");
    if (digits.length() < SHORTEST
        || digits.length() > LONGEST
        || key.isEmpty()
        || !digits.chars().allMatch(each -> each >= '0' && each <= '9')) {
      return false;
    }
    int sum = 0;
    for (int fromRight = 0; fromRight < digits.length(); fromRight++) {
      int digit = digits.charAt(digits.length() - 1 - fromRight) - '0';
      sum += fromRight % 2 == 0 ? digit : 3 * digit;
    }
    return sum % 10 == 0;
  }
}
