package truetill.client.register;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import truetill.client.cache.Cache;
import truetill.client.cache.Positions;
import truetill.client.journal.DeviceIdentity;
import truetill.client.journal.FaultPoints;
import truetill.client.journal.Journal;
import truetill.client.journal.JournalRecord;
import truetill.core.clock.ClockOffset;
import truetill.core.clock.DateDoubt;
import truetill.core.clock.Ids;
import truetill.core.clock.StoreClock;
import truetill.core.clock.StoreContact;
import truetill.core.journal.Op;
import truetill.core.journal.OpBody;
import truetill.core.outcome.Outcome;
import truetill.core.people.Actor;
import truetill.core.pos.OpenDrawer;
import truetill.core.pos.TillReplay;
import truetill.core.pos.TillState;

/**
 * The one writer of a till: a command decides on the state, its ops are appended and forced, then
 * applied, and only then is it answered (sync.md section 3). Commands run one after another on the
 * executor handed in; the cache follows behind, so no answer waits for it.
 */
final class Recorder {
  private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

  /** How an op says that nobody signed in for it. */
  private static final String DEVICE = "device";

  /** sync.md section 3. */
  private static final int CHECKPOINT_EVERY = 500;

  private final DeviceIdentity identity;
  private final StoreClock clock;
  private final Supplier<@Nullable StoreContact> contact;
  private final Ids ids;
  private final Journal journal;
  private final Cache cache;
  private final Projector projector;
  private final FaultPoints faults;
  private final Executor writer;
  private final Runnable changed;
  private volatile TillState state;
  private long lastCheckpoint;
  private Instant now = Instant.EPOCH;

  Recorder(
      DeviceIdentity identity,
      StoreClock clock,
      Supplier<@Nullable StoreContact> contact,
      Ids ids,
      Journal journal,
      Cache cache,
      Projector projector,
      FaultPoints faults,
      Executor writer,
      Runnable changed,
      TillState state,
      long lastCheckpoint) {
    this.identity = identity;
    this.clock = clock;
    this.contact = contact;
    this.ids = ids;
    this.journal = journal;
    this.cache = cache;
    this.projector = projector;
    this.faults = faults;
    this.writer = writer;
    this.changed = changed;
    this.state = state;
    this.lastCheckpoint = lastCheckpoint;
  }

  /** The state after the last recorded op; for any thread. */
  TillState state() {
    return state;
  }

  Journal journal() {
    return journal;
  }

  Cache cache() {
    return cache;
  }

  Ids ids() {
    return ids;
  }

  DeviceIdentity identity() {
    return identity;
  }

  /** Runs a command in its turn and answers when it is done. */
  <T> T run(Supplier<T> command) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    writer.execute(() -> {
      try {
        now = clock.now().truncatedTo(ChronoUnit.MILLIS);
        answer.complete(command.get());
      } catch (RuntimeException | Error bug) {
        answer.completeExceptionally(bug);
      }
      faults.reached("after_answer");
    });
    try {
      return answer.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException bug) {
        throw bug;
      }
      throw failed;
    }
  }

  /** The moment the running command began, to the millisecond an op keeps. */
  Instant now() {
    return now;
  }

  /** The store's date, by what was last heard of its clock; only inside {@link #run}. */
  LocalDate today() {
    StoreContact known = contact.get();
    return clock.dateOf(known == null ? now : known.offset().corrected(now));
  }

  /** What speaks against a date, as a question; only inside {@link #run}. */
  Optional<String> doubtAbout(LocalDate today) {
    TillState.ClosedDrawer closed = state.closed();
    StoreContact known = contact.get();
    boolean met = known != null && !known.equals(StoreContact.NEVER);
    return DateDoubt.about(
        today,
        known == null ? ClockOffset.NONE : known.offset(),
        closed == null ? null : closed.drawer().businessDate(),
        met ? clock.dateOf(known.storeTime()) : null);
  }

  /** Waits until the cache has taken in everything recorded so far. */
  void settle() {
    projector.settle();
  }

  /**
   * Records, in its turn, a fact that no person made: the device is its actor. A disk that refuses
   * changes nothing about the fact, and shows in the status.
   */
  void recordUnattended(OpBody body) {
    run(() -> record(identity.device(), DEVICE, List.of(body)));
  }

  /**
   * Records facts that were decided on {@link #state}; only inside {@link #run}. All of them are
   * recorded or none, and what is refused has left no trace.
   */
  Outcome<List<Op>> record(Actor actor, List<? extends OpBody> bodies) {
    return record(actor.uid(), actor.auth(), bodies);
  }

  private Outcome<List<Op>> record(UUID actor, String auth, List<? extends OpBody> bodies) {
    List<JournalRecord> records = new ArrayList<>();
    TillState next = state;
    Journal.Head head = journal.head();
    boolean closes = false;
    for (OpBody body : bodies) {
      JournalRecord record = JournalRecord.of(op(actor, auth, next, head, body));
      next = TillReplay.apply(next, record.op());
      head = new Journal.Head(record.seq(), record.hash());
      records.add(record);
      closes = closes || body instanceof OpBody.DrawerClosed;
    }
    long checkpoint = lastCheckpoint;
    if (closes || head.seq() - lastCheckpoint >= CHECKPOINT_EVERY) {
      OpBody total =
          new OpBody.Checkpoint(head.seq(), head.hash(), next.runningGross(), next.runningCash());
      JournalRecord record = JournalRecord.of(op(actor, auth, next, head, total));
      next = TillReplay.apply(next, record.op());
      records.add(record);
      checkpoint = record.seq();
    }
    Outcome<Journal.Head> appended = journal.append(records);
    if (appended instanceof Outcome.Refused<Journal.Head> refused) {
      changed.run();
      return refused.as();
    }
    faults.reached("after_force_before_apply");
    state = next;
    lastCheckpoint = checkpoint;
    List<Op> ops = records.stream().map(JournalRecord::op).toList();
    projector.follow(records);
    ops.forEach(op -> cache.overlay().note(op, this::itemsOfSale));
    changed.run();
    faults.reached("after_apply_before_answer");
    return Outcome.done(ops);
  }

  private List<UUID> itemsOfSale(UUID cart) {
    try {
      return cache.sales().itemsOf(cart);
    } catch (RuntimeException unreadable) {
      // The void is recorded; its items stay sold here until the server's feed says otherwise.
      LOG.warn("The cache does not read; items of sale {} stay sold", cart, unreadable);
      return List.of();
    }
  }

  private Op op(UUID actor, String auth, TillState at, Journal.Head head, OpBody body) {
    OpenDrawer drawer = at.drawer();
    Positions positions = cache.positions();
    return new Op(
        new Op.Envelope(
            ids.next(),
            identity.device(),
            head.seq() + 1,
            head.hash(),
            now,
            clock.zone(),
            drawer == null ? today() : drawer.businessDate(),
            actor,
            auth,
            new Op.Seen(positions.epoch(), positions.cursor())),
        body);
  }

  /** Forces what is soft, so that it may be sent. */
  void flush() {
    run(() -> {
      journal.flush();
      return true;
    });
  }

  /** Forces what is soft and closes the journal; nothing may be run after it. */
  void close() throws IOException {
    IOException failed =
        run(() -> {
          try {
            journal.close();
            return null;
          } catch (IOException broken) {
            return broken;
          }
        });
    projector.settle();
    if (failed != null) {
      throw failed;
    }
  }
}
