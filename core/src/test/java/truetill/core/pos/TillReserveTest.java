package truetill.core.pos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.outcome.Outcome.Refused;
import truetill.core.people.Role;

class TillReserveTest {
  private final TillDriver till = new TillDriver();

  @Test
  void workedExampleOfExpectedCashWithADrawAndAReturn() {
    till.as(Role.MANAGER);
    till.open("200.00");
    till.sell("5.00");
    till.draw("40.00");
    till.putBack("15.00");
    till.drop("50.00");
    // 200.00 + 5.35 - 50.00 + 40.00 - 15.00
    till.close("180.00");
    TillState.ClosedDrawer closed = till.state().closed();
    assertThat(closed).isNotNull();
    assertThat(closed.expected()).isEqualTo(Money.of("180.35"));
    assertThat(closed.variance()).isEqualTo(Money.of("-0.35"));
    assertThat(till.state().runningCash()).isEqualTo(Money.of("180.35"));
  }

  @Test
  void onlyManagersMoveMoreThanNothingAndAtMostWhatTheDrawerHolds() {
    till.open("10.00");
    UUID move = new UUID(1, 2);
    assertThat(code(till.tryPutBack("1.00"))).isEqualTo("not_allowed");
    till.as(Role.MANAGER);
    assertThat(code(till.tryPutBack("10.01"))).isEqualTo("return_too_large");
    assertThat(code(till.tryPutBack("0.00"))).isEqualTo("bad_amount");
    assertThat(code(till.till().reserve().draw(move, Money.of("-1.00"), CashCount.NOT_COUNTED, "")))
        .isEqualTo("bad_amount");
    CashCount twenty = CashCount.of(Map.of(Denomination.TWENTIES, 1)).orElseThrow();
    assertThat(code(till.till().reserve().draw(move, Money.of("19.00"), twenty, "")))
        .isEqualTo("count_mismatch");
    assertThat(till.till().reserve().draw(move, Money.of("20.00"), twenty, "").isDone()).isTrue();
  }

  private static String code(Outcome<?> outcome) {
    return outcome instanceof Refused<?> refused ? refused.code() : "done";
  }
}
