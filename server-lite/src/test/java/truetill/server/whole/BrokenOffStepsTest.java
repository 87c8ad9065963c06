package truetill.server.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import truetill.server.app.ServerFixture;
import truetill.server.db.StatementBreak;

/**
 * Every long step of an order, broken off before each of its statements in turn, leaves every table
 * as it was, or has done all that it does in a store where nothing is broken off.
 */
class BrokenOffStepsTest {
  private static final int ROWS = 24;
  private static final int PIECES = 7;
  private static final Set<OrderStep> JOBS =
      Set.of(
          OrderStep.PROCESS_MANIFEST,
          OrderStep.CLEAN_UP_ROWS,
          OrderStep.MATCH_PRODUCTS,
          OrderStep.BUILD);

  /** A store whose steps are broken off beside one whose steps are not. */
  private static final class Pair implements AutoCloseable {
    final ServerFixture store = ServerFixture.inMemory();
    final ServerFixture twin = ServerFixture.inMemory();
    final StatementBreak breaks = new StatementBreak(store.database());
    final TableDigest digest = new TableDigest(store.database());
    final StepCaller caller = new StepCaller(store.address(), store.tokenOf(CASHIER));
    final StepCaller twinCaller = new StepCaller(twin.address(), twin.tokenOf(CASHIER));
    final OrderStep.Load load;
    final OrderStep.Load twinLoad;

    Pair(boolean arrived) {
      load = OrderStep.Load.begin(caller, "QUOX", arrived, ROWS, PIECES);
      twinLoad = OrderStep.Load.begin(twinCaller, "QUOX", arrived, ROWS, PIECES);
    }

    /** All tables but the series of numbers, which may run ahead of a build (decision 077). */
    Map<String, Long> rows() {
      Map<String, Long> rows = digest.take();
      rows.remove("number_sequence");
      return rows;
    }

    void isAsTheTwin(OrderStep step) {
      Map<String, List<String>> wanted = OrderFacts.of(twin.database());
      Map<String, List<String>> found = OrderFacts.of(store.database());
      assertThat(OrderFacts.differing(found, wanted))
          .as("%s: tables unlike those of an undisturbed step", step)
          .isEmpty();
    }

    @Override
    public void close() {
      store.close();
      twin.close();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void byAFailingStatement(boolean arrived) {
    try (Pair pair = new Pair(arrived)) {
      Map<OrderStep, Integer> takenBack = new EnumMap<>(OrderStep.class);
      for (OrderStep step : OrderStep.values()) {
        step.ask(pair.twinCaller, pair.twinLoad).join().ok();
        Map<String, Long> before = pair.rows();
        boolean unchanged = true;
        for (int statement = 1; unchanged; statement++) {
          pair.breaks.before(
              statement,
              () -> {
                throw new IllegalStateException("broken off by the test");
              });
          int status;
          try {
            status = step.ask(pair.caller, pair.load).join().status();
          } catch (AssertionError whileReadingTheOrder) {
            status = 500;
          }
          boolean reached = pair.breaks.stop();
          unchanged = pair.rows().equals(before);
          assertThat(status)
              .as("%s before statement %d", step, statement)
              .isEqualTo(reached ? 500 : 200);
          if (unchanged) {
            assertThat(reached).as("%s does something", step).isTrue();
            takenBack.merge(step, 1, Integer::sum);
          } else {
            pair.isAsTheTwin(step);
          }
        }
      }
      System.out.println("BROKEN OFF " + takenBack);
      assertThat(takenBack).containsOnlyKeys(OrderStep.values());
      assertThat(takenBack.values()).allMatch(times -> times >= 4);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void byCancellingItsJob(boolean arrived) {
    try (Pair pair = new Pair(arrived)) {
      Map<OrderStep, Integer> cancelled = new EnumMap<>(OrderStep.class);
      for (OrderStep step : OrderStep.values()) {
        step.ask(pair.twinCaller, pair.twinLoad).join().ok();
        boolean done = false;
        for (int statement = 1; !done; statement++) {
          Map<String, Long> before = pair.rows();
          if (JOBS.contains(step)) {
            pair.breaks.before(statement, () -> cancel(pair));
          }
          StepCaller.Answer answer = step.ask(pair.caller, pair.load).join();
          pair.breaks.stop();
          done = answer.status() == 200;
          if (done) {
            pair.isAsTheTwin(step);
          } else {
            assertThat(answer.json().path("code").asText()).as("%s", step).isEqualTo("cancelled");
            assertThat(pair.rows()).as("%s cancelled", step).isEqualTo(before);
            cancelled.merge(step, 1, Integer::sum);
          }
        }
      }
      System.out.println("CANCELLED " + cancelled);
      assertThat(cancelled).containsOnlyKeys(JOBS.toArray(OrderStep[]::new));
    }
  }

  /** From the middle of the step; before the next statement when the job has not begun yet. */
  private static void cancel(Pair pair) {
    for (JsonNode job : pair.caller.get("/inventory/jobs/?purchase_order=" + pair.load.order())) {
      if (job.path("state").asText().equals("running")) {
        pair.caller.now("/inventory/jobs/" + job.path("id").asLong() + "/cancel/", Map.of());
        return;
      }
    }
    pair.breaks.before(1, () -> cancel(pair));
  }

  @Test
  void anUploadByADiskThatTakesNoFiles(@TempDir Path folder) throws IOException {
    try (ServerFixture store = ServerFixture.inFolder(folder)) {
      StepCaller caller = new StepCaller(store.address(), store.tokenOf(CASHIER));
      OrderStep.Load load = OrderStep.Load.begin(caller, "QUOX", false, ROWS, PIECES);
      TableDigest digest = new TableDigest(store.database());
      Map<String, Long> before = digest.take();
      Path files = folder.resolve("files");
      Files.deleteIfExists(files);
      Files.createFile(files);
      assertThat(OrderStep.UPLOAD_MANIFEST.ask(caller, load).join().status()).isEqualTo(503);
      assertThat(digest.take()).isEqualTo(before);
      Files.delete(files);
      OrderStep.UPLOAD_MANIFEST.ask(caller, load).join().ok();
      assertThat(digest.take()).isNotEqualTo(before);
    }
  }
}
