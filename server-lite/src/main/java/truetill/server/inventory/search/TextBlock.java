package truetill.server.inventory.search;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.function.LongConsumer;

/**
 * The texts of neighbouring rows in one string, with a mark for every three letters in a row that
 * occur in it: a block without the marks of a word cannot hold it and is passed over. Immutable.
 */
final class TextBlock {
  /** Rows a block holds at most; ids of one block share everything above these bits. */
  static final int BITS = 8;

  private static final int MARKS = 1 << 14;
  private static final char END = '\0';

  private final long[] ids;
  private final int[] ends;
  private final String text;
  private final long[] marks = new long[MARKS / Long.SIZE];

  /** {@code texts} by id, each in the form of {@link SearchText}. */
  TextBlock(SortedMap<Long, String> texts) {
    ids = new long[texts.size()];
    ends = new int[texts.size()];
    StringBuilder all = new StringBuilder();
    int at = 0;
    for (var each : texts.entrySet()) {
      all.append(each.getValue()).append(END);
      ids[at] = each.getKey();
      ends[at] = all.length();
      at++;
    }
    text = all.toString();
    for (int i = 0; i + 3 <= text.length(); i++) {
      int mark = mark(text, i);
      marks[mark / Long.SIZE] |= 1L << (mark % Long.SIZE);
    }
  }

  static long numberOf(long id) {
    return id >> BITS;
  }

  /** Puts the texts of this block into {@code into}, by id. */
  void copyTo(SortedMap<Long, String> into) {
    int start = 0;
    for (int i = 0; i < ids.length; i++) {
      into.put(ids[i], text.substring(start, ends[i] - 1));
      start = ends[i];
    }
  }

  /**
   * The rows that hold every word, by id.
   *
   * @param words in the form of {@link SearchText}, the longest first
   */
  void find(List<String> words, LongConsumer hit) {
    for (String word : words) {
      if (!mayHold(word)) {
        return;
      }
    }
    String first = words.getFirst();
    int found = text.indexOf(first);
    while (found >= 0) {
      int row = Arrays.binarySearch(ends, found + 1);
      row = row < 0 ? -row - 1 : row;
      int start = row == 0 ? 0 : ends[row - 1];
      if (holds(words, start, ends[row])) {
        hit.accept(ids[row]);
      }
      found = text.indexOf(first, ends[row]);
    }
  }

  private boolean holds(List<String> words, int start, int end) {
    for (int i = 1; i < words.size(); i++) {
      if (text.indexOf(words.get(i), start, end) < 0) {
        return false;
      }
    }
    return true;
  }

  private boolean mayHold(String word) {
    for (int i = 0; i + 3 <= word.length(); i++) {
      int mark = mark(word, i);
      if ((marks[mark / Long.SIZE] & (1L << (mark % Long.SIZE))) == 0) {
        return false;
      }
    }
    return true;
  }

  private static int mark(String text, int at) {
    int letters = (text.charAt(at) * 31 + text.charAt(at + 1)) * 31 + text.charAt(at + 2);
    return ((letters * 0x9E3779B1) >>> 18) & (MARKS - 1);
  }
}
