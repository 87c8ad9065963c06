package truetill.core.manifest.formula;

/**
 * White space as the formula language sees it (rules-inventory section 8, TRIM): all of Unicode's,
 * with the no-break spaces, U+0085 and U+001C–1F; not U+200B and U+FEFF.
 */
public final class Blanks {
  private Blanks() {}

  /** All white space lies in the basic plane, so a char is enough. */
  static boolean isBlank(char each) {
    return Character.isWhitespace(each) || Character.isSpaceChar(each) || each == '\u0085';
  }

  public static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }
}
