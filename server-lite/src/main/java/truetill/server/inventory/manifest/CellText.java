package truetill.server.inventory.manifest;

/** When a cell is blank, and what is cut off at its ends: white space of every kind. */
final class CellText {
  private CellText() {}

  static String trimmed(String cell) {
    int start = 0;
    int end = cell.length();
    while (start < end && isBlank(cell.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(cell.charAt(end - 1))) {
      end--;
    }
    return cell.substring(start, end);
  }

  static boolean isBlank(Iterable<String> cells) {
    for (String cell : cells) {
      if (!trimmed(cell).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** A no-break space is what spreadsheets and web pages leave behind, so it counts. */
  private static boolean isBlank(char character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || character == '\u0085';
  }

  /** Length in UTF-8 without making a copy. */
  static long bytes(CharSequence text) {
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character < 0x80) {
        bytes += 1;
      } else if (character < 0x800 || Character.isSurrogate(character)) {
        bytes += 2;
      } else {
        bytes += 3;
      }
    }
    return bytes;
  }
}
