package truetill.server.inventory.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which rows hold some words, anywhere in their text: exact for whatever was put in, and in a time
 * that hardly grows with the number of rows, as long as few hold the words. Not for many threads.
 */
final class TextIndex {
  private final TextMarks marks = new TextMarks();

  /** The blocks in the order they came; an emptied one stays, without a row. */
  private final List<TextBlock> blocks = new ArrayList<>();

  /** Place in {@link #blocks} by number. */
  private final Map<Long, Integer> places = new HashMap<>();

  /** Sets the texts of these rows; an empty text takes the row away. */
  void put(Map<Long, String> texts) {
    Map<Long, SortedMap<Long, String>> changed = new TreeMap<>();
    texts.forEach((id, text) -> {
      SortedMap<Long, String> block =
          changed.computeIfAbsent(TextBlock.numberOf(id), this::textsOf);
      if (text.isEmpty()) {
        block.remove(id);
      } else {
        block.put(id, SearchText.of(text));
      }
    });
    changed.forEach(this::replace);
  }

  private void replace(long number, SortedMap<Long, String> texts) {
    TextBlock now = new TextBlock(texts);
    Integer known = places.putIfAbsent(number, blocks.size());
    if (known == null) {
      blocks.add(now);
      marks.put(blocks.size() - 1, "", now.text());
    } else {
      TextBlock before = blocks.set(known, now);
      marks.put(known, before.text(), now.text());
    }
  }

  private SortedMap<Long, String> textsOf(long number) {
    SortedMap<Long, String> texts = new TreeMap<>();
    Integer place = places.get(number);
    if (place != null) {
      blocks.get(place).copyTo(texts);
    }
    return texts;
  }

  /**
   * The rows that hold every word, by id; empty when there are more than {@code atMost}, or no word
   * has three letters, so that looking everywhere is the better way.
   */
  Optional<List<Long>> find(List<String> words, int atMost) {
    List<String> longestFirst =
        words.stream()
            .map(SearchText::of)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    if (longestFirst.isEmpty() || longestFirst.getFirst().length() < TextMarks.SHORT) {
      return Optional.empty();
    }
    long[] mayHold = marks.all(blocks.size());
    longestFirst.forEach(word -> marks.narrow(mayHold, word));
    List<Long> found = new ArrayList<>();
    for (int block = nextIn(mayHold, 0); block >= 0; block = nextIn(mayHold, block + 1)) {
      blocks.get(block).find(longestFirst, found::add);
      if (found.size() > atMost) {
        return Optional.empty();
      }
    }
    Collections.sort(found);
    return Optional.of(found);
  }

  /** The first block from this one on whose bit is set, -1 when there is none. */
  private static int nextIn(long[] blocks, int from) {
    int at = from / Long.SIZE;
    if (at >= blocks.length) {
      return -1;
    }
    long left = blocks[at] & (-1L << (from % Long.SIZE));
    while (left == 0) {
      at++;
      if (at == blocks.length) {
        return -1;
      }
      left = blocks[at];
    }
    return at * Long.SIZE + Long.numberOfTrailingZeros(left);
  }
}
