package truetill.client.screens.shop;

import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import truetill.client.register.ReserveDesk;
import truetill.core.journal.SupplementalOp;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.pos.CashCount;
import truetill.core.pos.OpenDrawer;
import truetill.core.pos.Till;
import truetill.core.pos.TillReserve;

/** The reserve in memory, decided by the real rules. */
final class FakeReserve implements ReserveDesk {
  private final FakeTill till;

  FakeReserve(FakeTill till) {
    this.till = till;
  }

  @Override
  public @Nullable Money total() {
    return Money.of("500.00");
  }

  @Override
  public Outcome<OpenDrawer> draw(Money total, CashCount count, String notes) {
    return moved((reserve, uid) -> reserve.draw(uid, total, count, notes));
  }

  @Override
  public Outcome<OpenDrawer> putBack(Money total, CashCount count, String notes) {
    return moved((reserve, uid) -> reserve.putBack(uid, total, count, notes));
  }

  private Outcome<OpenDrawer> moved(
      BiFunction<TillReserve, UUID, Outcome<? extends SupplementalOp>> move) {
    return till.till()
        .then(
            rules -> move.apply(rules.reserve(), till.nextId()).map(body -> (SupplementalOp) body))
        .then(body -> {
          till.record(body);
          return till.till().then(Till::openDrawer);
        });
  }
}
