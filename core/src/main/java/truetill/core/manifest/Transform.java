package truetill.core.manifest;

import java.util.Locale;
import truetill.core.manifest.formula.Blanks;
import truetill.core.manifest.formula.TitleCase;

/**
 * One step on the way from a cell to a column (rules-inventory section 6; promise 26).
 *
 * @param from what {@code replace} looks for, plain text; blank changes nothing
 * @param to what it puts there
 */
public record Transform(TransformType type, String from, String to) {
  private static final String KEPT_SIGNS = "-_./";

  public static Transform of(TransformType type) {
    return new Transform(type, "", "");
  }

  public static Transform replace(String from, String to) {
    return new Transform(TransformType.REPLACE, from, to);
  }

  /** The text after this step. */
  public String apply(String text) {
    return switch (type) {
      case NONE -> text;
      case TRIM -> Blanks.trim(text);
      case TITLE_CASE -> TitleCase.of(text);
      case UPPER -> text.toUpperCase(Locale.ROOT);
      case LOWER -> text.toLowerCase(Locale.ROOT);
      case REMOVE_SPECIAL_CHARS -> withoutSpecialCharacters(text);
      case REPLACE -> from.isEmpty() ? text : text.replace(from, to);
    };
  }

  private static String withoutSpecialCharacters(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    boolean afterLetter = false;
    for (int at = 0; at < text.length(); ) {
      int each = text.codePointAt(at);
      // An accent written as a sign of its own is a part of the letter before it.
      boolean keeps =
          Character.isLetterOrDigit(each)
              || (afterLetter && isMark(each))
              || Character.isWhitespace(each)
              || Character.isSpaceChar(each)
              || KEPT_SIGNS.indexOf(each) >= 0;
      if (keeps) {
        kept.appendCodePoint(each);
      }
      afterLetter = Character.isLetter(each) || (afterLetter && isMark(each));
      at += Character.charCount(each);
    }
    return kept.toString();
  }

  private static boolean isMark(int each) {
    return switch (Character.getType(each)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }
}
