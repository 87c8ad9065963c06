package truetill.client.sim;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The simulator finds mistakes that are made on purpose, so that it is worth believing. */
class SeededBugsTest {
  private static final long FIRST_SEED = 7_000;
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

  @Test
  void everyMistakeMadeOnPurposeIsFound() {
    List<Seeded> seeded = new ArrayList<>(List.of(Seeded.values()));
    seeded.remove(Seeded.NOTHING);
    List<Integer> needed = new ArrayList<>();
    List<Seeded> missed = new ArrayList<>();
    List<Seeded> chosen =
        Effort.of(2, seeded.size()) == 2
            ? List.of(Seeded.NO_FORCE, Seeded.CHANGE_SUBTRACTED_TWICE)
            : seeded;
    String only = System.getProperty("truetill.seeded");
    if (only != null) {
      chosen = List.of(Seeded.valueOf(only));
    }
    for (Seeded one : chosen) {
      int histories = historiesToFind(one);
      if (histories > MOST_HISTORIES) {
        missed.add(one);
      }
      needed.add(histories);
    }
    Collections.sort(needed);
    System.out.printf(
        "SEEDED seeded=%d caught=%d median_histories_to_catch=%d most=%d%n",
        chosen.size(),
        chosen.size() - missed.size(),
        needed.get(needed.size() / 2),
        needed.getLast());
    assertThat(missed).isEmpty();
  }

  private static int historiesToFind(Seeded seeded) {
    for (int history = 1; history <= MOST_HISTORIES; history++) {
      Broken broken = SimRun.of(SimHistory.of(FIRST_SEED + history), seeded).broken();
      if (broken != null) {
        System.out.printf(
            "SEEDED %s found by history %d: %s%n", seeded, history, firstWords(broken));
        return history;
      }
    }
    System.out.println("SEEDED " + seeded + " not found");
    return MOST_HISTORIES + 1;
  }

  private static String firstWords(Broken broken) {
    String line = broken.firstLine();
    return line.substring(0, Math.min(200, line.length()));
  }
}
