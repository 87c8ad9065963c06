package truetill.core.inventory.matching;

import java.util.Arrays;

/**
 * Numbers by a text of up to eight characters, which two words of 64 bits hold exactly; a hash
 * table without objects, asked once for every place of every title.
 */
final class HeadTable {
  static final int LONGEST = 8;
  private static final int IN_LOW = 4;
  private static final int NONE = -1;

  private final long[] highs;
  private final long[] lows;
  private final byte[] lengths;
  private final int[] numbers;

  HeadTable(int most) {
    int size = Integer.highestOneBit(Math.max(2, most)) << 2;
    highs = new long[size];
    lows = new long[size];
    lengths = new byte[size];
    numbers = new int[size];
    Arrays.fill(numbers, NONE);
  }

  void put(String text, int length, int number) {
    long high = 0;
    long low = 0;
    for (int at = 0; at < length; at++) {
      high = (high << Character.SIZE) | (low >>> (Long.SIZE - Character.SIZE));
      low = (low << Character.SIZE) | text.charAt(at);
    }
    int slot = slot(high, low, length);
    highs[slot] = high;
    lows[slot] = low;
    lengths[slot] = (byte) length;
    numbers[slot] = number;
  }

  /**
   * The number put under the last {@code length} characters of the two words, -1 when there is
   * none.
   */
  int get(long high, long low, int length) {
    long keptHigh = length <= IN_LOW ? 0 : high & mask(length - IN_LOW);
    long keptLow = length < IN_LOW ? low & mask(length) : low;
    return numbers[slot(keptHigh, keptLow, length)];
  }

  private static long mask(int characters) {
    return characters >= IN_LOW ? -1L : (1L << (characters * Character.SIZE)) - 1;
  }

  private int slot(long high, long low, int length) {
    long mixed = ((high * 0x9E3779B97F4A7C15L) ^ low) * 0xC2B2AE3D27D4EB4FL + length;
    mixed = (mixed ^ (mixed >>> 32)) * 0x9E3779B97F4A7C15L;
    int slot = (int) (mixed >>> 32) & (numbers.length - 1);
    while (numbers[slot] != NONE
        && !(lows[slot] == low && highs[slot] == high && lengths[slot] == length)) {
      slot = (slot + 1) & (numbers.length - 1);
    }
    return slot;
  }
}
