package truetill.core.text;

/**
 * Cuts a text to what a column or an answer holds, and never in the middle of a character: half a
 * surrogate pair cannot be stored by PostgreSQL. Lengths are in UTF-16 units.
 */
public final class Cut {
  private Cut() {}

  /** At most {@code max} units from the start; one less where the last would be half a pair. */
  public static String to(int max, String text) {
    if (text.length() <= max) {
      return text;
    }
    boolean halves = max > 0 && Character.isHighSurrogate(text.charAt(max - 1));
    return text.substring(0, halves ? max - 1 : max);
  }
}
