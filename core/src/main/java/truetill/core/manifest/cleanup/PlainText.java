package truetill.core.manifest.cleanup;

import truetill.core.text.Cut;

/**
 * Text of one line, as it may be shown and stored wherever it comes from (rules-inventory section
 * 13): control characters out, runs of white space to one blank, none at the ends. Half a surrogate
 * pair, which no database takes, goes too.
 */
public final class PlainText {
  private PlainText() {}

  public static String of(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean blankWaits = false;
    for (int at = 0; at < text.length(); ) {
      int each = text.codePointAt(at);
      at += Character.charCount(each);
      if (isBlank(each)) {
        blankWaits = !out.isEmpty();
      } else if (!Character.isISOControl(each) && !isHalf(each)) {
        if (blankWaits) {
          out.append(' ');
          blankWaits = false;
        }
        out.appendCodePoint(each);
      }
    }
    return out.toString();
  }

  /** At most {@code max} UTF-16 units, never half a character, no blank at the end. */
  public static String cut(String text, int max) {
    return text.length() <= max ? text : Cut.to(max, text).strip();
  }

  static boolean isBlank(int each) {
    return Character.isWhitespace(each) || Character.isSpaceChar(each) || each == 0x85;
  }

  private static boolean isHalf(int each) {
    return each >= Character.MIN_SURROGATE && each <= Character.MAX_SURROGATE;
  }
}
