package truetill.core.manifest;

import java.text.BreakIterator;
import java.util.Locale;
import truetill.core.manifest.formula.Blanks;

/**
 * Cuts a text to a length without leaving half a character: no half of a surrogate pair, no letter
 * without its accent, no part of a joined emoji. Length is counted in UTF-16 units, as the smaller
 * of the two databases counts it; in the other one such a text fits as well.
 */
final class WholeCharacters {
  private WholeCharacters() {}

  static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    // What decides about the last border stands close to it.
    String near = text.substring(0, Math.min(text.length(), length + 64));
    BreakIterator borders = BreakIterator.getCharacterInstance(Locale.ROOT);
    borders.setText(near);
    int end = borders.isBoundary(length) ? length : borders.preceding(length);
    if (end <= 0) {
      end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    }
    return Blanks.trim(text.substring(0, end));
  }
}
