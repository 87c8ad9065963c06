package truetill.server.inventory.manifest;

/**
 * What the bytes of one part of a spreadsheet tell without an XML reader: the longest stretch
 * without a tag, and in a sheet the names of its columns ({@code r="AB12"}) and the numbers by
 * which its cells ({@code t="s"}) name texts of the table. Such a number is plain digits; written
 * in another way it could not be checked here, so that counts as broken.
 */
final class XlsxMarkup {
  private static final int COLUMN_LETTERS = 3;
  private static final long COLUMN = word(" r=\"");
  private static final long COLUMN_QUOTED = word(" r='");
  private static final long SHARED = word(" t=\"s\"");
  private static final long SHARED_QUOTED = word(" t='s'");

  private static final long TEXT = word("<si");
  private static final long TEXT_PREFIXED = word(":si");
  private static final long CELL = word("<c ");
  private static final long CELL_PREFIXED = word(":c ");
  private static final long VALUE = word("<v>");
  private static final long VALUE_PREFIXED = word(":v>");

  private enum Inside {
    NOTHING,
    COLUMN,
    NUMBER,
    NUMBER_ENDING
  }

  private final boolean sheet;
  private Inside inside = Inside.NOTHING;
  private long longest;
  private long stretch;
  private boolean inTag;
  private boolean shared;
  private boolean broken;
  private int letters;
  private long number;
  private long texts;
  private long highestText = -1;
  private long last;

  XlsxMarkup(boolean sheet) {
    this.sheet = sheet;
  }

  long longest() {
    return longest;
  }

  /** Not UTF-8 as every spreadsheet program writes it, or a place no sheet has. */
  boolean isBroken() {
    return broken;
  }

  /** At least as many as there are texts in this part. */
  long texts() {
    return texts;
  }

  /** The highest number of a text that a cell names, -1 when none does. */
  long highestText() {
    return highestText;
  }

  void take(byte[] piece, int length) {
    for (int i = 0; i < length; i++) {
      take(piece[i] & 0xFF);
    }
    longest = Math.max(longest, stretch);
  }

  private void take(int here) {
    stretch++;
    broken = broken || here == 0;
    last = (last << 8) | here;
    if (here == '<') {
      longest = Math.max(longest, stretch);
      stretch = 0;
      inTag = true;
    } else if (here == '>') {
      inTag = false;
    }
    if (!sheet) {
      texts += ends(TEXT, 3) || ends(TEXT_PREFIXED, 3) ? 1 : 0;
      return;
    }
    switch (inside) {
      case COLUMN -> column(here);
      case NUMBER -> number(here);
      case NUMBER_ENDING -> {
        broken = broken || here != '/';
        inside = Inside.NOTHING;
      }
      case NOTHING -> begin();
    }
  }

  private void begin() {
    if (ends(CELL, 3) || ends(CELL_PREFIXED, 3)) {
      shared = false;
    } else if (inTag && (ends(COLUMN, 4) || ends(COLUMN_QUOTED, 4))) {
      inside = Inside.COLUMN;
      letters = 0;
    } else if (inTag && (ends(SHARED, 6) || ends(SHARED_QUOTED, 6))) {
      shared = true;
    } else if (shared && (ends(VALUE, 3) || ends(VALUE_PREFIXED, 3))) {
      inside = Inside.NUMBER;
      number = 0;
      shared = false;
    }
  }

  private void column(int here) {
    if ((here >= 'A' && here <= 'Z') || (here >= 'a' && here <= 'z')) {
      letters++;
      broken = broken || letters > COLUMN_LETTERS;
    } else {
      inside = Inside.NOTHING;
    }
  }

  private void number(int here) {
    if (here >= '0' && here <= '9') {
      number = Math.min(number * 10 + (here - '0'), Integer.MAX_VALUE);
      highestText = Math.max(highestText, number);
    } else {
      broken = broken || here != '<';
      inside = Inside.NUMBER_ENDING;
    }
  }

  private boolean ends(long word, int length) {
    return (last & ((1L << (8 * length)) - 1)) == word;
  }

  private static long word(String text) {
    long word = 0;
    for (int i = 0; i < text.length(); i++) {
      word = (word << 8) | text.charAt(i);
    }
    return word;
  }
}
