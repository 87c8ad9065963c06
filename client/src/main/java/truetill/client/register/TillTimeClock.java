package truetill.client.register;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.hr.Hours;
import truetill.core.outcome.Outcome;
import truetill.core.people.Actor;
import truetill.core.pos.TillState;

/** The time clock of a real till. */
final class TillTimeClock implements TimeClock {
  private final Recorder recorder;
  private final Counter counter;
  private final SignInDesk signIn;

  TillTimeClock(Recorder recorder, Counter counter, SignInDesk signIn) {
    this.recorder = recorder;
    this.counter = counter;
    this.signIn = signIn;
  }

  @Override
  public @Nullable Instant clockedInSince() {
    Actor actor = signIn.current();
    TillState.Shift shift = actor == null ? null : recorder.state().shifts().get(actor.uid());
    return shift == null ? null : shift.since();
  }

  @Override
  public Outcome<UUID> clockIn() {
    return counter.run(command ->
        command
            .till()
            .clockIn(recorder.ids().next())
            .then(body -> counter.record(command, body).map(op -> body.entry())));
  }

  @Override
  public Outcome<Stint> clockOut(int breakMinutes) {
    return counter.run(command ->
        command
            .till()
            .clockOut(recorder.now(), breakMinutes)
            .then(body ->
                counter
                    .record(command, body)
                    .map(op -> new Stint(body.entry(), new Hours(body.hoursHundredths())))));
  }
}
