package truetill.server.inventory.search;

import java.util.ArrayList;
import java.util.Comparator;
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
  private static final int SHORTEST = 3;

  private final Map<Long, TextBlock> blocks = new TreeMap<>();

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
    changed.forEach((number, block) -> {
      if (block.isEmpty()) {
        blocks.remove(number);
      } else {
        blocks.put(number, new TextBlock(block));
      }
    });
  }

  private SortedMap<Long, String> textsOf(long number) {
    SortedMap<Long, String> texts = new TreeMap<>();
    TextBlock block = blocks.get(number);
    if (block != null) {
      block.copyTo(texts);
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
    if (longestFirst.isEmpty() || longestFirst.getFirst().length() < SHORTEST) {
      return Optional.empty();
    }
    List<Long> found = new ArrayList<>();
    for (TextBlock block : blocks.values()) {
      block.find(longestFirst, found::add);
      if (found.size() > atMost) {
        return Optional.empty();
      }
    }
    return Optional.of(found);
  }
}
