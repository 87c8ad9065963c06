package truetill.server.inventory.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TextIndexTest {
  private static final long SEED = 20260226;
  private static final String LETTERS = "abcABC1é İς\n-";

  private final TextIndex index = new TextIndex();

  @Test
  void wordsAreFoundAnywhereAndWithoutRegardToCase() {
    index.put(Map.of(1L, "ITM0000001\nBrass Lamp", 300L, "ITM0000300\nOak chair"));
    assertThat(index.find(List.of("LAMP"), 10)).hasValue(List.of(1L));
    assertThat(index.find(List.of("0003"), 10)).hasValue(List.of(300L));
    assertThat(index.find(List.of("itm"), 10)).hasValue(List.of(1L, 300L));
    assertThat(index.find(List.of("ak", "chair"), 10)).hasValue(List.of(300L));
    assertThat(index.find(List.of("ak", "lamp"), 10)).hasValue(List.of());
    assertThat(index.find(List.of("lampx"), 10)).hasValue(List.of());
  }

  @Test
  void whatIsTooShortOrTooManyIsLookedForElsewhere() {
    index.put(Map.of(1L, "lamp", 2L, "lamp"));
    assertThat(index.find(List.of("la", "p"), 10)).isEmpty();
    assertThat(index.find(List.of(), 10)).isEmpty();
    assertThat(index.find(List.of("lamp"), 1)).isEmpty();
  }

  @Test
  void textsChangeAndGo() {
    index.put(Map.of(1L, "lamp", 2L, "chair"));
    index.put(Map.of(1L, "table", 2L, ""));
    assertThat(index.find(List.of("lamp"), 10)).hasValue(List.of());
    assertThat(index.find(List.of("chair"), 10)).hasValue(List.of());
    assertThat(index.find(List.of("table"), 10)).hasValue(List.of(1L));
  }

  /** Against looking at every text, over many small worlds that change. */
  @Test
  void findsExactlyWhatLookingEverywhereFinds() {
    Random random = new Random(SEED);
    for (int world = 0; world < 200; world++) {
      TextIndex some = new TextIndex();
      Map<Long, String> all = new TreeMap<>();
      for (int change = 0; change < 5; change++) {
        Map<Long, String> texts = new HashMap<>();
        for (int i = 0; i < 40; i++) {
          texts.put((long) random.nextInt(600), random.nextInt(6) == 0 ? "" : word(random, 30));
        }
        some.put(texts);
        all.putAll(texts);
        List<String> words = List.of(word(random, 4), word(random, 3));
        some.find(words, 1000)
            .ifPresent(
                found -> assertThat(found).as("%s", words).isEqualTo(everywhere(all, words)));
      }
    }
  }

  private static List<Long> everywhere(Map<Long, String> all, List<String> words) {
    List<Long> found = new ArrayList<>();
    all.forEach((id, text) -> {
      if (!text.isEmpty() && words.stream().allMatch(word -> plain(text).contains(plain(word)))) {
        found.add(id);
      }
    });
    return found;
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replace("\u0307", "").replace('ς', 'σ');
  }

  private static String word(Random random, int longest) {
    StringBuilder word = new StringBuilder();
    int length = 1 + random.nextInt(longest);
    for (int i = 0; i < length; i++) {
      word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return word.toString();
  }
}
