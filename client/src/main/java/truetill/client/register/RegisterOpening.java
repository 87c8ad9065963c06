package truetill.client.register;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.Executor;
import truetill.client.cache.Cache;
import truetill.client.cache.Settings;
import truetill.client.journal.DeviceIdentity;
import truetill.client.journal.FaultPoints;
import truetill.client.journal.Journal;
import truetill.client.journal.JournalOpening;
import truetill.client.journal.Storage;
import truetill.core.clock.Ids;
import truetill.core.clock.Scheduler;
import truetill.core.clock.StoreClock;
import truetill.core.outcome.Outcome;
import truetill.core.pos.TillState;

/**
 * Makes a till of a data folder: its journal opened and replayed, its cache brought up to date, its
 * desks around one writer. Everything that touches the world is handed in, so a test or a simulator
 * runs the same till on one thread in its own time.
 *
 * @param writer runs the till's commands one after another
 * @param background runs what may lag behind the cashier, one after another
 * @param scheduler delays; its tasks may run on any thread
 */
public record RegisterOpening(
    Storage storage,
    DeviceIdentity identity,
    Cache cache,
    Paper paper,
    Uplink uplink,
    InstantSource time,
    Ids ids,
    Executor writer,
    Executor background,
    Scheduler scheduler,
    FaultPoints faults) {

  /** A till and the journal it writes, which delivery reads. */
  public record Opened(TillRegister register, Journal journal) {}

  /** Refused as {@link JournalOpening#open} says. */
  public Outcome<Opened> open() throws IOException {
    Recovery recovery = new Recovery(storage, cache, TillState.startingAfter(identity.numbers()));
    Outcome<Journal> opened =
        new JournalOpening(storage, identity, this::onWriter, faults).open(recovery::replay);
    if (opened instanceof Outcome.Refused<Journal> refused) {
      return refused.as();
    }
    Journal journal = opened.orElseThrow();
    recovery.bringCacheUpToDate(journal);
    ZoneId zone = zone();
    Listeners listeners = new Listeners(background);
    Projector projector = new Projector(cache.projection(), background, scheduler);
    Recorder recorder =
        new Recorder(
            identity,
            new StoreClock(time, zone),
            uplink::contact,
            ids,
            journal,
            cache,
            projector,
            faults,
            writer,
            () -> {
              uplink.recorded();
              listeners.fire();
            },
            recovery.state(),
            recovery.lastCheckpoint());
    TillSignInDesk signIn =
        new TillSignInDesk(
            cache.people(),
            identity.pinKey(),
            time,
            uplink,
            recovery.state().lock(),
            recorder::recordUnattended,
            listeners::fire);
    return Outcome.done(
        new Opened(
            new TillRegister(
                recorder, projector, new Printing(paper), uplink, listeners, signIn, zone),
            journal));
  }

  private Scheduler.Task onWriter(Duration delay, Runnable task) {
    return scheduler.after(delay, () -> writer.execute(task));
  }

  /** The store's zone as the server last told it, else that of the enrolment. */
  private ZoneId zone() {
    Settings.Place enrolled =
        new Settings.Place(identity.locationName(), identity.timezone(), "", "");
    String name = cache.settings().place(identity.location(), enrolled).timezone();
    try {
      return ZoneId.of(name);
    } catch (DateTimeException noZone) {
      return ZoneId.of(identity.timezone());
    }
  }
}
