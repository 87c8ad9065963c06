package truetill.client.sim;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * The simulator finds mistakes that are made on purpose, so that it is worth believing. {@code
 * -Dtruetill.seeded=NAME,NAME} hunts only these.
 */
class SeededBugsTest {
  private static final long FIRST_SEED = Long.getLong("truetill.from", 7_000);
  private static final int MOST_HISTORIES = Integer.getInteger("truetill.histories", 300);
  private static final Logger PRODUCT = (Logger) LoggerFactory.getLogger("truetill");

  @BeforeAll
  static void quiet() {
    PRODUCT.setLevel(Level.OFF);
  }

  @AfterAll
  static void loud() {
    PRODUCT.setLevel(null);
  }

  /** Beside the nineteen of the list. */
  private static final Set<Seeded> MORE =
      EnumSet.of(Seeded.NO_FOLDER_FORCE, Seeded.STORE_ANSWERS_BEFORE_FORCE);

  /** Found soon; every build hunts these two and the small ones. */
  private static final Set<Seeded> QUICK =
      EnumSet.of(Seeded.NO_FORCE, Seeded.CHANGE_SUBTRACTED_TWICE);

  @Test
  void everyMistakeMadeOnPurposeIsFound() {
    Map<String, Integer> needed = new LinkedHashMap<>();
    Map<String, Integer> more = new LinkedHashMap<>();
    String names = System.getProperty("truetill.seeded");
    List<String> only = names == null ? List.of() : List.of(names.split(","));
    for (Seeded one : Seeded.values()) {
      boolean wanted = only.isEmpty() && (Effort.of(0, 1) == 1 || QUICK.contains(one));
      if (one != Seeded.NOTHING && (wanted || only.contains(one.name()))) {
        (MORE.contains(one) ? more : needed).put(one.name(), historiesToFind(one));
      }
    }
    for (SmallHistories small : SmallHistories.all()) {
      try (small) {
        if (only.isEmpty() || only.contains(small.mistake())) {
          needed.put(small.mistake(), historiesToFind(small));
        }
      }
    }
    print("seeded", needed);
    if (!more.isEmpty()) {
      print("more", more);
    }
    needed.putAll(more);
    assertThat(needed.values()).allMatch(histories -> histories <= MOST_HISTORIES);
  }

  @Test
  void whatIsRightIsNotFoundFault() {
    int histories = Effort.of(40, 2_000);
    for (SmallHistories small : SmallHistories.all()) {
      try (small) {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + histories; seed++) {
          assertThat(small.broken(seed, false)).as("%s, seed %d", small.mistake(), seed).isNull();
        }
        System.out.printf(
            "%s %s histories=%d compared=%d wrong=0%n",
            small.invariant(), small.getClass().getSimpleName(), histories, small.compared());
      }
    }
  }

  private static void print(String word, Map<String, Integer> needed) {
    List<Integer> sorted = needed.values().stream().sorted().toList();
    long caught = sorted.stream().filter(histories -> histories <= MOST_HISTORIES).count();
    System.out.printf(
        "SEEDED %s=%d caught=%d median_histories_to_catch=%d most=%d%n",
        word, sorted.size(), caught, sorted.get(sorted.size() / 2), sorted.getLast());
  }

  /** A history counts only when it ends well without the mistake. */
  private static int historiesToFind(Seeded seeded) {
    return historiesToFind(
        seeded.name(),
        number -> {
          SimHistory history = SimHistory.of(FIRST_SEED + number);
          Broken broken = SimRun.of(history, seeded).broken();
          return broken != null && SimRun.of(history).broken() == null ? broken.what() : null;
        });
  }

  private static int historiesToFind(SmallHistories small) {
    return historiesToFind(small.mistake(), history -> small.broken(FIRST_SEED + history, true));
  }

  private static int historiesToFind(String mistake, LongFunction<@Nullable String> broken) {
    for (int history = 1; history <= MOST_HISTORIES; history++) {
      String found = broken.apply(history);
      if (found != null) {
        String first = found.lines().findFirst().orElse("");
        System.out.printf(
            "SEEDED %s found by history %d: %s%n",
            mistake, history, first.substring(0, Math.min(200, first.length())));
        return history;
      }
    }
    System.out.println("SEEDED " + mistake + " not found");
    return MOST_HISTORIES + 1;
  }
}
