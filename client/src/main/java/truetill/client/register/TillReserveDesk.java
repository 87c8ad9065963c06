package truetill.client.register;

import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import truetill.core.journal.SupplementalOp;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.pos.CashCount;
import truetill.core.pos.OpenDrawer;
import truetill.core.pos.Till;
import truetill.core.pos.TillReserve;

/** The reserve of change at a real till. */
final class TillReserveDesk implements ReserveDesk {
  private final Recorder recorder;
  private final Counter counter;
  private final Printing printing;

  TillReserveDesk(Recorder recorder, Counter counter, Printing printing) {
    this.recorder = recorder;
    this.counter = counter;
    this.printing = printing;
  }

  @Override
  public @Nullable Money total() {
    return recorder.cache().reserves().total(recorder.identity().location()).orElse(null);
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
    return counter.run(command ->
        move.apply(command.till().reserve(), recorder.ids().next())
            .then(body -> counter.record(command, body))
            .then(op -> Till.at(recorder.state(), command.actor()).then(Till::openDrawer))
            .ifDone(drawer -> printing.openDrawer()));
  }
}
