package truetill.server.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.whole.Journey.ok;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;

/**
 * Every step of an order's goods asked for again: under the same Idempotency-Key nothing at all
 * changes and the answer is the first one; without it the answer is what the rules say and nothing
 * is there twice, table by table. Another order that went the same way never changes.
 */
class RepeatedStepsTest {
  @RegisterExtension static final TwoStores stores = new TwoStores();

  static Stream<RepeatedStep> steps() {
    return Stream.of(
            RepeatedSteps.ofTheOrder(), RepeatedSteps.ofTheRows(), RepeatedSteps.ofTheItems())
        .flatMap(all -> all);
  }

  @ParameterizedTest
  @MethodSource("steps")
  void onH2(RepeatedStep step) {
    isDoneOnce(stores.onH2(), step);
  }

  @ParameterizedTest
  @MethodSource("steps")
  void onPostgres(RepeatedStep step) {
    isDoneOnce(stores.onPostgres(), step);
  }

  private static void isDoneOnce(ServerFixture store, RepeatedStep step) {
    Journey other = Journey.ofNewVendor(store);
    ok(step.step().apply(step.before().apply(other)));
    StoreRows others = StoreRows.of(store.database());
    Journey order = step.before().apply(other.another());
    StoreRows before = StoreRows.of(store.database());
    store.clock().advance(Duration.ofMinutes(1));

    order.setKey(step.keyed() ? "repeated-" + order.number() : "");
    Answer first = ok(step.step().apply(order));
    StoreRows done = StoreRows.of(store.database());
    assertThat(before.differences(done, Left.ALWAYS)).as("the step does something").isNotEmpty();
    store.clock().advance(Duration.ofMinutes(1));

    if (step.keyed()) {
      Answer replayed = step.step().apply(order).gives(first.status());
      assertThat(replayed.header("Idempotent-Replayed")).contains("true");
      assertThat(replayed.content()).isEqualTo(first.content());
      assertThat(done.differences(StoreRows.of(store.database()), List.of()))
          .as("under the same key")
          .isEmpty();
      order.setKey("");
    }
    step.second().accept(step.step().apply(order));
    StoreRows twice = StoreRows.of(store.database());
    UndoneStepsTest.isSame(done, twice, step.left(), "twice");
    assertThat(others.notThere(twice, UndoneStepsTest.SHARED)).as("of the other order").isEmpty();
  }

  /** Whatever is uploaded, repeated and taken back, contents lie there for the files alone. */
  @Test
  void noContentIsStoredThatNoFileNames(@TempDir Path folder) throws IOException {
    try (ServerFixture store = ServerFixture.inFolder(folder)) {
      Journey order = Journey.ofNewVendor(store).to(Stage.ORDERED);
      List<Supplier<Answer>> steps =
          List.of(
              order::upload,
              order::upload,
              () -> order.upload("Title,Price\nLamp,1.00\n"),
              order::upload,
              order::standardize,
              () -> order.act("clear-manifest-rows"),
              order::deleteFile,
              order::upload,
              order::purge);
      List<Long> stored = new ArrayList<>();
      for (Supplier<Answer> step : steps) {
        ok(step.get());
        try (Stream<Path> files = Files.walk(folder.resolve("files"))) {
          stored.add(files.filter(Files::isRegularFile).count());
        }
      }
      assertThat(stored).containsExactly(2L, 2L, 2L, 2L, 2L, 2L, 0L, 2L, 0L);
    }
  }
}
