package truetill.server.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.whole.Journey.ok;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import truetill.server.app.ServerFixture;

/**
 * Every step of an order's goods that has an undo, done, undone and done again: undone, the store
 * is as it was before, table by table and column by column, but for what a rule says stays; done
 * again, it is as it was after the first time. Another order that went the same way, with goods of
 * the same vendor, never changes.
 */
class UndoneStepsTest {
  /** What two orders of one vendor's goods share, and what moves with every writing. */
  static final Set<String> SHARED =
      Set.of("product", "vendor_product_ref", "csv_template", "number_sequence", "feed_head");

  @RegisterExtension static final TwoStores stores = new TwoStores();

  static Stream<StepAndUndo> steps() {
    return Stream.of(OrderUndos.all(), RowUndos.all(), ItemUndos.all()).flatMap(all -> all);
  }

  @ParameterizedTest
  @MethodSource("steps")
  void onH2(StepAndUndo step) {
    isUndone(stores.onH2(), step);
  }

  @ParameterizedTest
  @MethodSource("steps")
  void onPostgres(StepAndUndo step) {
    isUndone(stores.onPostgres(), step);
  }

  private static void isUndone(ServerFixture store, StepAndUndo step) {
    Journey other = Journey.ofNewVendor(store);
    ok(step.step().apply(step.before().apply(other)));
    StoreRows others = StoreRows.of(store.database());
    Journey order = step.before().apply(other.another());
    StoreRows before = StoreRows.of(store.database());
    store.clock().advance(Duration.ofMinutes(1));

    ok(step.step().apply(order));
    StoreRows done = StoreRows.of(store.database());
    assertThat(before.differences(done, Left.ALWAYS)).as("the step does something").isNotEmpty();
    store.clock().advance(Duration.ofMinutes(1));

    ok(step.undo().apply(order));
    StoreRows undone = StoreRows.of(store.database());
    isSame(before, undone, step.left(), "undone");
    List<StoreRows> moments = new ArrayList<>(List.of(done, undone));
    store.clock().advance(Duration.ofMinutes(1));

    if (step.again().isPresent()) {
      ok(step.step().apply(order));
      moments.add(StoreRows.of(store.database()));
      isSame(done, moments.getLast(), step.again().get(), "done again");
    }
    for (StoreRows moment : moments) {
      assertThat(others.notThere(moment, SHARED)).as("of the other order").isEmpty();
    }
  }

  /** Nothing differs but what is left, and of that everything does. */
  static void isSame(StoreRows wanted, StoreRows found, List<Left> left, String when) {
    List<Left> all = new ArrayList<>(Left.ALWAYS);
    all.addAll(left);
    assertThat(wanted.differences(found, all)).as(when).isEmpty();
    for (Left each : left) {
      List<Left> rest = new ArrayList<>(all);
      rest.remove(each);
      assertThat(wanted.differences(found, rest)).as("%s: %s", when, each).isNotEmpty();
    }
  }
}
