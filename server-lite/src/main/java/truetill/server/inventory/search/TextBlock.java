package truetill.server.inventory.search;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.function.LongConsumer;

/**
 * The texts of neighbouring rows in one string, so that many are looked through at once. Immutable.
 */
final class TextBlock {
  /** Rows a block holds at most; ids of one block share everything above these bits. */
  static final int BITS = 8;

  private static final char END = '\0';

  private final long[] ids;
  private final int[] ends;
  private final String text;

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

  /** All texts, one behind the other. */
  String text() {
    return text;
  }
}
