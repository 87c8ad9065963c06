package truetill.core.manifest.cleanup;

import truetill.core.manifest.formula.TitleCase;

/**
 * The title of a cleaned row (rules-inventory section 13): the title, else the description, as
 * {@link PlainText}; shouted text in title case; at most {@link #MAX} characters, cut between
 * words.
 */
final class CleanTitle {
  static final int MAX = 120;
  private static final int SHOUTED_LETTERS = 4;

  private CleanTitle() {}

  /** Both texts as {@link PlainText}. */
  static String of(String title, String description) {
    String text = title.isEmpty() ? description : title;
    return shortened(isShouted(text) ? TitleCase.of(text) : text);
  }

  /** No lower-case letter, over three letters. */
  private static boolean isShouted(String text) {
    return text.codePoints().noneMatch(Character::isLowerCase)
        && text.codePoints().filter(Character::isLetter).count() >= SHOUTED_LETTERS;
  }

  /** A single word longer than the limit is cut inside. */
  private static String shortened(String text) {
    if (text.codePointCount(0, text.length()) <= MAX) {
      return text;
    }
    int end = text.offsetByCodePoints(0, MAX);
    int border = text.charAt(end) == ' ' ? end : text.lastIndexOf(' ', end);
    return text.substring(0, border > 0 ? border : end);
  }
}
