package truetill.core.inventory.matching;

import java.util.Arrays;
import java.util.Collection;

/**
 * Finds which of many texts are contained in another text, in time that depends on the length of
 * that text and hardly on how many are looked for.
 *
 * <p>The texts stand sorted. Those that begin with the same eight characters stand together and are
 * found by these; among them, those a place of the text begins with are the nearest one before it
 * in the sorted order and its own beginnings. Shorter ones are found whole.
 */
final class PatternSet {
  private static final int HEAD = HeadTable.LONGEST;
  private static final int NONE = -1;
  private static final int[] NOTHING = {};

  private final String[] patterns;

  /** Per pattern, the longest other pattern of at least {@link #HEAD} it begins with. */
  private final int[] beginnings;

  /** Per pattern that is the first with its head: where the next head begins. */
  private final int[] ends;

  private final HeadTable heads;
  private final boolean[] lengths = new boolean[HEAD + 1];

  /** The number of the text in which a pattern was last found, so that it is told once. */
  private final int[] lastText;

  private int text;

  /** Empty texts are left out: they are looked for in nothing. */
  PatternSet(Collection<String> texts) {
    patterns =
        texts.stream()
            .filter(pattern -> !pattern.isEmpty())
            .sorted()
            .distinct()
            .toArray(String[]::new);
    beginnings = new int[patterns.length];
    ends = new int[patterns.length];
    lastText = new int[patterns.length];
    int count = 0;
    for (int first = 0; first < patterns.length; first = ends[first]) {
      ends[first] = patterns[first].length() < HEAD ? first + 1 : endOfHead(first);
      linkBeginnings(first, ends[first]);
      count++;
    }
    heads = new HeadTable(count);
    for (int first = 0; first < patterns.length; first = ends[first]) {
      int length = Math.min(HEAD, patterns[first].length());
      lengths[length] = true;
      heads.put(patterns[first], length, first);
    }
  }

  private int endOfHead(int first) {
    int end = first + 1;
    while (end < patterns.length && patterns[end].startsWith(patterns[first].substring(0, HEAD))) {
      end++;
    }
    return end;
  }

  private void linkBeginnings(int first, int end) {
    beginnings[first] = NONE;
    for (int at = first + 1; at < end; at++) {
      int beginning = at - 1;
      while (beginning != NONE && !patterns[at].startsWith(patterns[beginning])) {
        beginning = beginnings[beginning];
      }
      beginnings[at] = beginning;
    }
  }

  /** The number of a pattern; a negative one when it is not of this set. */
  int numberOf(String pattern) {
    return Arrays.binarySearch(patterns, pattern);
  }

  /** The numbers of all patterns contained in the text, each once, in no particular order. */
  int[] containedIn(String searched) {
    text++;
    int[] found = NOTHING;
    int count = 0;
    long high = 0;
    long low = 0;
    for (int last = 0; last < searched.length(); last++) {
      high = (high << Character.SIZE) | (low >>> (Long.SIZE - Character.SIZE));
      low = (low << Character.SIZE) | searched.charAt(last);
      for (int length = Math.min(HEAD, last + 1); length > 0; length--) {
        int first = lengths[length] ? heads.get(high, low, length) : NONE;
        if (first == NONE) {
          continue;
        }
        int hit = length < HEAD ? first : longest(first, searched, last + 1 - HEAD);
        for (; hit != NONE && lastText[hit] != text; hit = beginnings[hit]) {
          lastText[hit] = text;
          found = count == found.length ? Arrays.copyOf(found, Math.max(4, 2 * count)) : found;
          found[count++] = hit;
        }
      }
    }
    return count == found.length ? found : Arrays.copyOf(found, count);
  }

  /** The longest pattern of the head's group that stands at {@code from} in the text. */
  private int longest(int first, String searched, int from) {
    int low = first;
    int high = ends[first] - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (isAfter(patterns[middle], searched, from)) {
        high = middle - 1;
      } else {
        low = middle;
      }
    }
    int hit = low;
    int same = common(patterns[low], searched, from);
    while (hit != NONE && patterns[hit].length() > same) {
      hit = beginnings[hit];
    }
    return hit;
  }

  /** Whether the pattern sorts after the rest of the text. */
  private static boolean isAfter(String pattern, String searched, int from) {
    int same = common(pattern, searched, from);
    return same < pattern.length()
        && (from + same == searched.length()
            || pattern.charAt(same) > searched.charAt(from + same));
  }

  private static int common(String pattern, String searched, int from) {
    int most = Math.min(pattern.length(), searched.length() - from);
    int same = 0;
    while (same < most && pattern.charAt(same) == searched.charAt(from + same)) {
      same++;
    }
    return same;
  }
}
