package truetill.server.app.demo;

import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The generator's only source of chance. {@link Random}'s sequence is fixed by its specification,
 * so a seed gives the same shop on every JDK.
 */
final class Dice {
  private final Random random;

  /**
   * One die per file, so that a change to one file does not reshuffle the others.
   *
   * @param use what the die is for, such as {@code items}
   */
  Dice(long seed, String use) {
    this.random = new Random(seed * 31 + use.hashCode());
  }

  /** A whole number from {@code low} to {@code high}, both included. */
  int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  /** Like {@link #between}, leaning to the low end. */
  int betweenLow(int low, int high) {
    return Math.min(between(low, high), between(low, high));
  }

  boolean percent(int chance) {
    return random.nextInt(100) < chance;
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Picks by shares: {@code shares.get(i)} parts of the whole belong to {@code choices.get(i)}. */
  <T> T pick(List<T> choices, List<Integer> shares) {
    int left = random.nextInt(shares.stream().mapToInt(Integer::intValue).sum());
    for (int at = 0; at < choices.size(); at++) {
      left -= shares.get(at);
      if (left < 0) {
        return choices.get(at);
      }
    }
    throw new IllegalStateException("shares and choices differ in length");
  }

  void shuffle(List<?> list) {
    Collections.shuffle(list, random);
  }
}
