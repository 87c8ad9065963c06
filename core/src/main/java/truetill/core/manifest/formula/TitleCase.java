package truetill.core.manifest.formula;

import java.util.Locale;
import java.util.Set;

/**
 * TITLE of rules-inventory section 8: every cased letter that does not follow a cased letter
 * becomes title case, but the tail of a contraction ({@code men's}) stays lower.
 */
public final class TitleCase {
  private static final Set<String> TAILS = Set.of("s", "t", "d", "m", "re", "ve", "ll");

  private TitleCase() {}

  public static String of(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    StringBuilder out = new StringBuilder(lower.length());
    boolean afterCased = false;
    for (int at = 0; at < lower.length(); ) {
      int letter = lower.codePointAt(at);
      boolean cased = isCased(letter);
      if (cased && !afterCased && !isTail(lower, at)) {
        out.append(titled(letter));
      } else {
        out.appendCodePoint(letter);
      }
      afterCased = cased;
      at += Character.charCount(letter);
    }
    return out.toString();
  }

  private static boolean isTail(String lower, int at) {
    if (at < 2 || (lower.charAt(at - 1) != '\'' && lower.charAt(at - 1) != '\u2019')) {
      return false;
    }
    if (!Character.isLetter(lower.codePointBefore(at - 1))) {
      return false;
    }
    int end = at;
    // Three letters are already no tail, so there is no need to look further.
    while (end < lower.length() && end - at < 3 && Character.isLetter(lower.codePointAt(end))) {
      end += Character.charCount(lower.codePointAt(end));
    }
    return TAILS.contains(lower.substring(at, end));
  }

  /** A letter such as ß has a title case only as two letters: Ss. */
  private static String titled(int letter) {
    int simple = Character.toTitleCase(letter);
    String one = Character.toString(simple);
    if (simple != letter) {
      return one;
    }
    String upper = one.toUpperCase(Locale.ROOT);
    if (upper.equals(one)) {
      return one;
    }
    int first = Character.charCount(upper.codePointAt(0));
    return upper.substring(0, first) + upper.substring(first).toLowerCase(Locale.ROOT);
  }

  private static boolean isCased(int letter) {
    return Character.isLowerCase(letter)
        || Character.isUpperCase(letter)
        || Character.isTitleCase(letter);
  }
}
