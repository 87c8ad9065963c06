package truetill.server.inventory.search;

/**
 * For every few letters in a row the blocks in whose text they occur, as bits: a block without the
 * marks of a word cannot hold it. Kept by mark and not by block, so that a word is looked up in all
 * blocks by a few runs over neighbouring bits.
 */
final class TextMarks {
  /** Words of this length and more go by longer pieces, which occur in fewer blocks. */
  private static final int LONG = 5;

  static final int SHORT = 3;
  private static final int BITS = 14;
  private static final int OF_A_LENGTH = 1 << BITS;
  private static final int MARKS = 2 * OF_A_LENGTH;

  /** Longs for each mark; bit n is block n. */
  private int width = 1;

  private long[] bits = new long[MARKS];

  /** Sets the marks of a block; what it held before is taken back. */
  void put(int block, String before, String now) {
    widen(block);
    long[] was = marksOf(before);
    long[] is = marksOf(now);
    for (int at = 0; at < is.length; at++) {
      long changed = was[at] ^ is[at];
      while (changed != 0) {
        int mark = at * Long.SIZE + Long.numberOfTrailingZeros(changed);
        bits[mark * width + block / Long.SIZE] ^= 1L << (block % Long.SIZE);
        changed &= changed - 1;
      }
    }
  }

  /** The blocks that may hold the word, taken out of {@code blocks}, which is as wide as these. */
  void narrow(long[] blocks, String word) {
    int length = word.length() < LONG ? SHORT : LONG;
    for (int at = 0; at + length <= word.length(); at++) {
      int from = mark(word, at, length) * width;
      for (int i = 0; i < width; i++) {
        blocks[i] &= bits[from + i];
      }
    }
  }

  /** All of the first {@code count} blocks. */
  long[] all(int count) {
    long[] blocks = new long[width];
    for (int block = 0; block < count; block++) {
      blocks[block / Long.SIZE] |= 1L << (block % Long.SIZE);
    }
    return blocks;
  }

  private void widen(int block) {
    if (block < width * Long.SIZE) {
      return;
    }
    int wider = Math.max(width * 2, block / Long.SIZE + 1);
    long[] next = new long[MARKS * wider];
    for (int mark = 0; mark < MARKS; mark++) {
      System.arraycopy(bits, mark * width, next, mark * wider, width);
    }
    bits = next;
    width = wider;
  }

  private static long[] marksOf(String text) {
    long[] marks = new long[MARKS / Long.SIZE];
    for (int length : new int[] {SHORT, LONG}) {
      for (int at = 0; at + length <= text.length(); at++) {
        int mark = mark(text, at, length);
        marks[mark / Long.SIZE] |= 1L << (mark % Long.SIZE);
      }
    }
    return marks;
  }

  private static int mark(String text, int at, int length) {
    int letters = 0;
    for (int i = at; i < at + length; i++) {
      letters = letters * 31 + text.charAt(i);
    }
    int mark = (letters * 0x9E3779B1) >>> (Integer.SIZE - BITS);
    return length == SHORT ? mark : OF_A_LENGTH + mark;
  }
}
