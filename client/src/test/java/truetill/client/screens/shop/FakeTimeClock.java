package truetill.client.screens.shop;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.client.register.TimeClock;
import truetill.core.hr.Hours;
import truetill.core.outcome.Outcome;
import truetill.core.people.Actor;
import truetill.core.pos.TillState;

/** The time clock in memory, decided by the real rules. */
final class FakeTimeClock implements TimeClock {
  private final FakeTill till;

  FakeTimeClock(FakeTill till) {
    this.till = till;
  }

  @Override
  public @Nullable Instant clockedInSince() {
    Actor actor = till.actor();
    TillState.Shift shift = actor == null ? null : till.state().shifts().get(actor.uid());
    return shift == null ? null : shift.since();
  }

  @Override
  public Outcome<UUID> clockIn() {
    return till.till()
        .then(rules -> rules.clockIn(till.nextId()))
        .map(op -> {
          till.record(op);
          return op.entry();
        });
  }

  @Override
  public Outcome<Stint> clockOut(int breakMinutes) {
    return till.till()
        .then(rules -> rules.clockOut(till.now(), breakMinutes))
        .map(op -> {
          till.record(op);
          return new Stint(op.entry(), new Hours(op.hoursHundredths()));
        });
  }
}
