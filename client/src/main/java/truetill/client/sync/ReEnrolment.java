package truetill.client.sync;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import truetill.client.journal.DeviceFile;
import truetill.client.journal.DeviceIdentity;
import truetill.client.journal.FaultPoints;
import truetill.client.journal.Journal;
import truetill.client.journal.JournalOpening;
import truetill.client.journal.Storage;
import truetill.client.journal.Succession;
import truetill.client.remote.Reply;
import truetill.client.remote.SyncApi;
import truetill.core.clock.Ids;
import truetill.core.journal.Chain;
import truetill.core.outcome.Outcome;

/**
 * Makes a PC whose journal was stopped the same register under a new device id (sync.md section 9,
 * I17). Nothing is in force before the one rename at the end, and whatever stops it earlier, the
 * next try goes on with the enrolment that was made.
 */
public final class ReEnrolment {
  private static final int UNAUTHORISED = 401;
  private static final int FORBIDDEN = 403;

  private final SyncApi api;
  private final Storage storage;
  private final Ids ids;
  private final InstantSource time;
  private final Patience patience;

  /**
   * @param pause waits; a server that is asked too fast says for how long
   */
  public ReEnrolment(
      SyncApi api, Storage storage, Ids ids, InstantSource time, Consumer<Duration> pause) {
    this.api = api;
    this.storage = storage;
    this.ids = ids;
    this.time = time;
    this.patience = new Patience(pause);
  }

  /**
   * What came of it.
   *
   * @param waiting records that go along and wait for delivery
   */
  public record Moved(DeviceIdentity identity, int waiting) {}

  /**
   * Does it. Refusals: those of an enrolment, {@code no_code}, {@code server_unreachable}, and
   * those of opening the journal.
   *
   * @param from the device this folder belongs to now
   * @param server its address, kept in the new identity
   * @param code the one-time code an administrator made; null goes on with a try that was cut short
   */
  public Outcome<Moved> run(
      DeviceIdentity from, String server, @Nullable String code, String deviceName)
      throws IOException {
    Outcome<DeviceIdentity> next = next(from, server, code, deviceName);
    if (next instanceof Outcome.Refused<DeviceIdentity> refused) {
      return refused.as();
    }
    DeviceIdentity to = next.orElseThrow();
    DeviceSession session = new DeviceSession(api, to, time);
    Outcome<Long> known = knownOf(from, session);
    if (known instanceof Outcome.Refused<Long> refused) {
      return refused.as();
    }
    // Taken after the store was asked: what is not copied shows in these rows (I12).
    Reply<Boolean> image =
        new RefData(storage)
            .downloadAnew(
                (broken, sink) -> session.call(token -> api.snapshot(token, broken, sink)));
    if (!(image instanceof Reply.Done<Boolean>(Boolean whole)) || !whole) {
      return unreachable("The store's items did not arrive whole.");
    }
    return new Succession(storage, from, to, ids, time.instant())
        .write(known.orElseThrow())
        .then(written -> switched(to, written));
  }

  private Outcome<Moved> switched(DeviceIdentity to, Succession.Written written) {
    try {
      DeviceFile.switchToNext(storage);
    } catch (IOException notRenamed) {
      return Outcome.refused(
          "not_recorded",
          "The new identity could not be put in force: "
              + notRenamed.getMessage()
              + ". Run this again; if it asks for a code then, it was.");
    }
    return Outcome.done(new Moved(to, written.copies()));
  }

  /** The identity a cut try left, if it is still good; else a new one, kept before it is used. */
  private Outcome<DeviceIdentity> next(
      DeviceIdentity from, String server, @Nullable String code, String deviceName)
      throws IOException {
    DeviceIdentity waiting = DeviceFile.readNext(storage);
    if (waiting != null) {
      Reply<?> hello = new DeviceSession(api, waiting, time).call(api::hello);
      if (hello instanceof Reply.Done<?>) {
        return Outcome.done(waiting);
      }
      if (!(hello instanceof Reply.Refused<?> refused) || refused.status() != UNAUTHORISED) {
        return unreachable("The store server does not answer.");
      }
      DeviceFile.dropNext(storage);
    }
    if (code == null) {
      return Outcome.refused(
          "no_code",
          "A new code is needed. Ask an administrator for one for "
              + from.registerName()
              + " and give it with --code.");
    }
    Outcome<DeviceIdentity> enrolled =
        Enrolment.again(api, server, code, deviceName, from).map(DeviceIdentity::succeeding);
    if (enrolled instanceof Outcome.Done<DeviceIdentity>(DeviceIdentity identity)) {
      DeviceFile.writeNext(storage, identity);
    }
    return enrolled;
  }

  /** The last record of the former journal that the store has too; what follows is not there. */
  private Outcome<Long> knownOf(DeviceIdentity from, DeviceSession session) throws IOException {
    Outcome<Journal> opened =
        new JournalOpening(storage, from, (delay, task) -> () -> {}, FaultPoints.NONE)
            .open(record -> {});
    if (opened instanceof Outcome.Refused<Journal> refused) {
      return refused.as();
    }
    try (Journal journal = opened.orElseThrow()) {
      long known = 0;
      long unknown = journal.head().seq() + 1;
      // Two chains that are equal at a record are equal before it, so halving finds the place.
      for (long at = unknown - 1; known + 1 < unknown; at = known + (unknown - known) / 2) {
        Outcome<Boolean> same = isThere(journal, from, at, session);
        if (same instanceof Outcome.Refused<Boolean> refused) {
          return refused.as();
        }
        if (same.orElseThrow()) {
          known = at;
        } else {
          unknown = at;
        }
      }
      return Outcome.done(known);
    }
  }

  private Outcome<Boolean> isThere(
      Journal journal, DeviceIdentity from, long seq, DeviceSession session) throws IOException {
    byte[] here = journal.read(seq, 1, Integer.MAX_VALUE).getFirst();
    Reply<List<byte[]>> reply =
        patience.ask(() -> session.call(token -> api.readBack(token, from.device(), seq, 1)));
    return switch (reply) {
      case Reply.Done<List<byte[]>>(List<byte[]> records) ->
          Outcome.done(
              !records.isEmpty() && Chain.hash(records.getFirst()).equals(Chain.hash(here)));
      // Restored from a copy older than the former device, the store knows nothing of it.
      case Reply.Refused<List<byte[]>> refused when refused.status() == FORBIDDEN ->
          Outcome.done(false);
      case Reply.Refused<List<byte[]>> refused -> Outcome.refused("refused", refused.detail());
      case Reply.Alone<List<byte[]>>(String reason) -> unreachable(reason);
    };
  }

  private static <T> Outcome<T> unreachable(String reason) {
    return Outcome.refused(
        "server_unreachable",
        "Enrolling anew needs the store server. "
            + reason
            + " Nothing was changed; start the server and run this again, without a new code.");
  }
}
