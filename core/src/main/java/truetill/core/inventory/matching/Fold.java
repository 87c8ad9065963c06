package truetill.core.inventory.matching;

/**
 * The form in which texts are compared without regard to case: outer blanks off, each character to
 * upper and then to lower case, as {@link String#equalsIgnoreCase} does. One character stays one
 * character, whatever stands beside it, so the first thirty of a folded text are the folded first
 * thirty (whole-text lower-casing would break there at a final sigma and at a dotted İ).
 */
public final class Fold {
  /** Below it a character's case is plain arithmetic; nearly all texts of a catalogue are. */
  private static final char FIRST_BEYOND_ASCII = 128;

  private Fold() {}

  public static String of(String text) {
    String stripped = text.strip();
    char[] plain = new char[stripped.length()];
    for (int at = 0; at < plain.length; at++) {
      char character = stripped.charAt(at);
      if (character >= FIRST_BEYOND_ASCII) {
        return ofAny(stripped);
      }
      plain[at] = character >= 'A' && character <= 'Z' ? (char) (character + 'a' - 'A') : character;
    }
    return new String(plain);
  }

  private static String ofAny(String stripped) {
    StringBuilder folded = new StringBuilder(stripped.length());
    for (int at = 0; at < stripped.length(); ) {
      int character = stripped.codePointAt(at);
      folded.appendCodePoint(Character.toLowerCase(Character.toUpperCase(character)));
      at += Character.charCount(character);
    }
    return folded.toString();
  }
}
