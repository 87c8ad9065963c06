package truetill.server.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import truetill.server.app.ServerFixture;
import truetill.server.db.TestPostgres;

/**
 * A step of an order asked a second time, as by an impatient finger or a lost answer, doubles
 * nothing in any table: it is refused, or does again what it did.
 */
class RepeatedStepsTest {
  /** Those that are refused, with the status. */
  private static final Map<OrderStep, Integer> REFUSED =
      new EnumMap<>(
          Map.of(
              OrderStep.BUILD, 400,
              OrderStep.CHECK_IN_ITEMS, 400,
              OrderStep.PURGE_DELETE, 404));

  /**
   * What may differ: rows that are made anew have new keys; accepted again, a row that got a
   * product of its own has one to be matched with (rules-inventory section 9, "accept").
   */
  private static final Map<OrderStep, Set<String>> APART =
      new EnumMap<>(
          Map.of(
              OrderStep.PROCESS_MANIFEST, Set.of("manifest_row.id", "manifest_row.uid"),
              OrderStep.REVIEW_MATCHES,
                  Set.of("manifest_row.ai_match_decision", "manifest_row.match_status")));

  @ParameterizedTest
  @ValueSource(strings = {"H2", "PostgreSQL"})
  void nothingIsDoubled(String database) {
    try (ServerFixture store =
        database.equals("H2")
            ? ServerFixture.inMemory()
            : ServerFixture.onPostgres(TestPostgres.migratedDatabase())) {
      StepCaller caller = new StepCaller(store.address(), store.tokenOf(CASHIER));
      OrderStep.Load load = OrderStep.Load.begin(caller, "QUOX", true, 12, 7);
      for (OrderStep step : OrderStep.values()) {
        AllRows before = AllRows.of(store.database());
        step.ask(caller, load).join().ok();
        AllRows once = AllRows.of(store.database());
        assertThat(before.differencesTo(once, Set.of())).as("%s did something", step).isNotEmpty();
        assertThat(status(step, caller, load))
            .as("%s again", step)
            .isEqualTo(REFUSED.getOrDefault(step, 200));
        Set<String> apart = APART.getOrDefault(step, Set.of());
        assertThat(once.differencesTo(AllRows.of(store.database()), apart))
            .as("%s again", step)
            .isEmpty();
      }
    }
  }

  /** A step that first looks for what is gone finds nothing. */
  private static int status(OrderStep step, StepCaller caller, OrderStep.Load load) {
    return step.ask(caller, load).join().status();
  }
}
