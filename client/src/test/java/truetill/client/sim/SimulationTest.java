package truetill.client.sim;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * I1 to I9, I12, I13, I15, I20, I22 to I24: whole histories of a store on one thread, with every
 * fault the world has. {@code -Dtruetill.seed=N} replays one.
 */
class SimulationTest {
  private static final long FIRST_SEED = 20_260_302;
  private static final int SHRUNK_AT_MOST = 3;

  /** In so many histories everything happens at least once. */
  private static final int NOTHING_UNTESTED = 2_000;

  private static final int RUNS_TO_SHRINK = Integer.getInteger("truetill.shrink", 150);
  private static final Logger PRODUCT = (Logger) LoggerFactory.getLogger("truetill");

  /** Thousands of disks fail here; what matters of it is checked, not read. */
  @BeforeAll
  static void quiet() {
    PRODUCT.setLevel(Level.OFF);
  }

  @AfterAll
  static void loud() {
    PRODUCT.setLevel(null);
  }

  @Test
  void everyHistoryEndsWithAllThatWasToldAndNothingElse() {
    Long only = Long.getLong("truetill.seed");
    long first = only == null ? Long.getLong("truetill.from", FIRST_SEED) : only;
    int histories =
        only == null ? Integer.getInteger("truetill.histories", Effort.of(100, 2_000)) : 1;
    SimFigures figures = new SimFigures();
    List<String> failures = new ArrayList<>();
    long began = System.nanoTime();
    for (long seed = first; seed < first + histories; seed++) {
      SimHistory history = SimHistory.of(seed);
      SimRun run = SimRun.of(history);
      figures.addAll(run.figures());
      Broken broken = run.broken();
      if (broken != null) {
        figures.add("broken." + broken.invariant());
        System.out.println("BROKEN seed " + seed + " " + cut(broken.what()));
        if (failures.size() < SHRUNK_AT_MOST) {
          SimShrinker.Found found = SimShrinker.shrink(history, broken, RUNS_TO_SHRINK);
          failures.add(found.broken().what() + "\n" + found.history());
          System.out.println(cut(failures.getLast()));
        } else {
          failures.add("seed " + seed + " " + broken.what());
        }
      }
    }
    SimReport report = new SimReport(figures);
    report.lines(first, (System.nanoTime() - began) / 1_000_000_000).forEach(System.out::println);
    report.coverage().forEach(System.out::println);
    assertThat(failures).isEmpty();
    if (histories >= NOTHING_UNTESTED) {
      assertThat(report.never()).as("never happened").isEmpty();
    }
  }

  /** The same histories on PostgreSQL, where no crash takes back what is committed. */
  @Test
  void everyHistoryEndsSoOnPostgresToo() {
    if (!SimPostgres.isThere()) {
      System.out.println("SIM postgres=skipped");
      return;
    }
    int histories = Integer.getInteger("truetill.postgres", Effort.of(2, 100));
    SimFigures figures = new SimFigures();
    List<String> failures = new ArrayList<>();
    long began = System.nanoTime();
    for (long seed = FIRST_SEED; seed < FIRST_SEED + histories; seed++) {
      SimRun run = SimRun.of(SimHistory.of(seed), Seeded.NOTHING, FreshStore.onceOnPostgres());
      figures.addAll(run.figures());
      Broken broken = run.broken();
      if (broken != null) {
        figures.add("broken." + broken.invariant());
        failures.add("seed " + seed + " " + broken.getMessage());
      }
    }
    new SimReport(figures)
        .lines(FIRST_SEED, (System.nanoTime() - began) / 1_000_000_000)
        .forEach(line -> System.out.println(line.replaceFirst("^SIM", "SIM postgres")));
    assertThat(failures).isEmpty();
  }

  private static String cut(String text) {
    return text.length() < 6_000 ? text : text.substring(0, 6_000) + "…";
  }
}
