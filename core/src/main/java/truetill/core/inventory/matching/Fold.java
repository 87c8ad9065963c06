package truetill.core.inventory.matching;

/**
 * The form in which texts are compared without regard to case: outer blanks off, each character to
 * upper and then to lower case, as {@link String#equalsIgnoreCase} does. One character stays one
 * character, whatever stands beside it, so the first thirty of a folded text are the folded first
 * thirty (whole-text lower-casing would break there at a final sigma and at a dotted İ).
 */
public final class Fold {
  private Fold() {}

  public static String of(String text) {
    String stripped = text.strip();
    StringBuilder folded = new StringBuilder(stripped.length());
    for (int at = 0; at < stripped.length(); ) {
      int character = stripped.codePointAt(at);
      folded.appendCodePoint(Character.toLowerCase(Character.toUpperCase(character)));
      at += Character.charCount(character);
    }
    return folded.toString();
  }
}
