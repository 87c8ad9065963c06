package truetill.core.inventory.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PatternSetTest {
  @Test
  void nothingIsContainedInNothing() {
    assertThat(new PatternSet(List.of()).containedIn("abc")).isEmpty();
    assertThat(new PatternSet(List.of("", "a")).containedIn("")).isEmpty();
  }

  @Test
  void anUnknownPatternHasNoNumber() {
    assertThat(new PatternSet(List.of("abc")).numberOf("abd")).isNegative();
  }

  @Test
  void findsWhatContainsFindsInTextsOfFewLetters() {
    Random random = new Random(29);
    int found = 0;
    for (int world = 0; world < 3_000; world++) {
      int letters = 1 + random.nextInt(3);
      List<String> patterns = new ArrayList<>();
      for (int at = 0; at < 1 + random.nextInt(40); at++) {
        patterns.add(word(random, letters, random.nextInt(random.nextBoolean() ? 6 : 24)));
      }
      PatternSet set = new PatternSet(patterns);
      for (int text = 0; text < 5; text++) {
        String searched = word(random, letters, random.nextInt(60));
        int[] expected =
            patterns.stream()
                .filter(pattern -> !pattern.isEmpty() && searched.contains(pattern))
                .distinct()
                .mapToInt(set::numberOf)
                .sorted()
                .toArray();
        int[] actual = set.containedIn(searched);
        Arrays.sort(actual);
        assertThat(actual).as("%s in %s", patterns, searched).isEqualTo(expected);
        found += expected.length;
      }
    }
    assertThat(found).isGreaterThan(10_000);
  }

  /** NUL is a letter too: shorter texts must not pass for longer ones that begin with it. */
  private static String word(Random random, int letters, int length) {
    StringBuilder word = new StringBuilder();
    for (int at = 0; at < length; at++) {
      word.append("a\u0000\uD83D".charAt(random.nextInt(letters)));
    }
    return word.toString();
  }
}
