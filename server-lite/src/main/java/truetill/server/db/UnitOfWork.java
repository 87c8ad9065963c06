package truetill.server.db;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import truetill.core.clock.Ids;
import truetill.core.outcome.Outcome;

/**
 * The only way to write. One writer at a time in this process; one transaction; audit and feed rows
 * as its last statements; commit; the lock is released; then the caller waits until its commit
 * survives a power cut (sync.md rule 2 and section 5). What is returned may be answered for.
 *
 * <p>An exception or an {@link Outcome.Refused} takes everything back. When the disk or database
 * refuses, {@link StorageFailed} is thrown and no further write is accepted until a restart.
 */
public final class UnitOfWork {
  /** The transaction that writes of this thread are part of, inside {@link #whole}. */
  private final ScopedValue<WriteTx> joined = ScopedValue.newInstance();

  private final Database database;
  private final StoreTime time;
  private final Ids ids;
  private final FeedStore feed = new FeedStore();
  private final ReentrantLock writerLock = new ReentrantLock(true);
  private final Claims claims = new Claims();
  private final AtomicLong committed = new AtomicLong();
  private final List<Consumer<WriteTx>> beforeFeed = new CopyOnWriteArrayList<>();
  private final ForcedSeq forcedSeq;
  private final Durability durability;
  private volatile @Nullable RuntimeException broken;

  public UnitOfWork(Database database, StoreTime time, Ids ids) {
    this(database, time, ids, database::checkpoint);
  }

  /** {@code forceFile} is asked on H2 only; a test hands in a disk that refuses. */
  UnitOfWork(Database database, StoreTime time, Ids ids, Runnable forceFile) {
    this.database = database;
    this.time = time;
    this.ids = ids;
    this.durability =
        database.needsCheckpoint()
            ? new GroupCommit(committed::get, forceFile)
            : Durability.BY_COMMIT;
    this.forcedSeq = new ForcedSeq(database.read(feed::head));
  }

  /**
   * From now on {@code look} sees every transaction before its feed rows are written, with the
   * writer lock in hand, and may add to it; what it throws takes the transaction back.
   */
  public void beforeFeed(Consumer<WriteTx> look) {
    beforeFeed.add(look);
  }

  /** Runs {@code work} in one transaction and answers when it is durable. */
  public <T extends @Nullable Object> T write(Function<WriteTx, T> work) {
    return joined.isBound() ? part(work) : patient(() -> batch(batch -> batch.write(work)));
  }

  /** As {@link #write}, for work that may refuse; a refusal leaves no trace. */
  public <T> Outcome<T> decide(Function<WriteTx, Outcome<T>> work) {
    return joined.isBound()
        ? takingBack(work, this::part)
        : patient(() -> batch(batch -> batch.decide(work)));
  }

  /**
   * Runs work of many seconds in one transaction while others go on writing: the writer lock is
   * held only for {@code begin}, which locks the rows the work is about and asks whether it may,
   * and again for the feed rows and the commit. In between {@code claim} keeps everybody who asks
   * {@link WriteTx#awaitUnclaimed} off those rows: no writer may wait for a row of a long write
   * with the writer lock in hand, which the long write needs to end.
   *
   * @param claim what the work is about, such as {@code order 17}
   * @param begin what it answers is handed to {@code work}
   */
  public <B, T extends @Nullable Object> T longWrite(
      String claim, Function<WriteTx, B> begin, BiFunction<WriteTx, B, T> work) {
    if (joined.isBound()) {
      return part(tx -> work.apply(tx, begin.apply(tx)));
    }
    return patient(() -> alongside(claim, begin, work));
  }

  private <B, T extends @Nullable Object> T alongside(
      String claim, Function<WriteTx, B> begin, BiFunction<WriteTx, B, T> work) {
    T answer;
    long commit;
    Batch batch = new Batch();
    AtomicReference<WriteTx> owner = new AtomicReference<>();
    try {
      answer =
          database.apart(
              handle -> {
                WriteTx tx = new WriteTx(handle, time.now(), ids, claims);
                owner.set(tx);
                B begun;
                writerLock.lock();
                try {
                  refuseBroken();
                  begun = begin.apply(tx);
                  claims.take(claim, tx);
                } finally {
                  writerLock.unlock();
                }
                T result = work.apply(tx, begun);
                writerLock.lock(); // until after the commit
                refuseBroken();
                batch.finish(tx);
                return result;
              },
              committed::incrementAndGet);
      commit = committed.get();
    } finally {
      if (writerLock.isHeldByCurrentThread()) {
        writerLock.unlock();
      }
      claims.release(claim, owner.get());
    }
    makeDurable(commit, batch.lastSeq);
    return answer;
  }

  /** Tries again after a long write that stood in the way. */
  private static <T extends @Nullable Object> T patient(Supplier<T> attempt) {
    while (true) {
      try {
        return attempt.get();
      } catch (Claims.Claimed busy) {
        busy.await();
      }
    }
  }

  private void refuseBroken() {
    RuntimeException failure = broken;
    if (failure != null) {
      throw new StorageFailed("The store is read-only until it is restarted.", failure);
    }
  }

  /**
   * Makes one transaction of everything {@code work} writes through this unit of work, however many
   * {@link #write}s that is, and lets its reads see it: how an answer is stored together with the
   * effect it tells of. A write inside that fails takes back only itself; an exception that leaves
   * {@code work} takes back everything. The writer lock is held throughout.
   */
  public <T extends @Nullable Object> T whole(Function<WriteTx, T> work) {
    return write(tx ->
        database.readingWithin(
            tx.handle(), () -> ScopedValue.where(joined, tx).call(() -> work.apply(tx))));
  }

  private <T extends @Nullable Object> T part(Function<WriteTx, T> work) {
    WriteTx tx = joined.get();
    return tx.nested("part", () -> work.apply(tx));
  }

  private static <T> Outcome<T> takingBack(
      Function<WriteTx, Outcome<T>> work, Function<Function<WriteTx, T>, T> write) {
    try {
      return Outcome.done(
          write.apply(tx ->
              switch (work.apply(tx)) {
                case Outcome.Done<T>(T value) -> value;
                case Outcome.Refused<T> refused -> throw new TakenBack(refused);
              }));
    } catch (TakenBack taken) {
      return taken.refused.as();
    }
  }

  /**
   * Several transactions under one hold of the writer lock and one wait for durability: how a batch
   * of register ops is taken (sync.md section 4). Each transaction stands or falls alone.
   */
  public <T extends @Nullable Object> T batch(Function<Batch, T> work) {
    if (joined.isBound()) {
      throw new IllegalStateException("a batch stands alone, never inside another transaction");
    }
    T answer;
    long commit;
    long seq;
    writerLock.lock();
    try {
      refuseBroken();
      Batch batch = new Batch();
      answer = work.apply(batch);
      commit = committed.get();
      seq = batch.lastSeq;
    } finally {
      writerLock.unlock();
    }
    makeDurable(commit, seq);
    return answer;
  }

  private void makeDurable(long commit, long seq) {
    try {
      durability.await(commit);
    } catch (RuntimeException refused) {
      broken = refused;
      throw new StorageFailed("The database could not be forced to disk.", refused);
    }
    forcedSeq.raise(seq);
  }

  /** What a {@link #frozen} read sees. */
  @FunctionalInterface
  public interface FrozenRead<T extends @Nullable Object> {
    /** {@code head} is the last change-set that is in it. */
    T read(ReadTx tx, long head);
  }

  /**
   * Reads the whole database as it stood between two writes (sync.md section 5, snapshot). The
   * writer lock is held only to begin; no change that a power cut could undo is seen.
   */
  public <T extends @Nullable Object> T frozen(FrozenRead<T> work) {
    return database.frozen(tx -> {
      long head;
      long commit;
      writerLock.lock();
      try {
        head = feed.head(tx);
        commit = committed.get();
      } finally {
        writerLock.unlock();
      }
      makeDurable(commit, head);
      return work.read(tx, head);
    });
  }

  /** The last change-set a power cut cannot undo; nothing above it may leave this server. */
  public long forcedSeq() {
    return forcedSeq.get();
  }

  /**
   * As {@link #forcedSeq}, after waiting for one above {@code after}; may answer early.
   *
   * @param enough ends the waiting too; asked at first and after each {@link #nudgeWaiting}
   */
  public long awaitForcedSeq(long after, BooleanSupplier enough, Duration patience) {
    return forcedSeq.awaitAbove(after, enough, patience);
  }

  /** Something beside the feed has changed that those who wait want to know. */
  public void nudgeWaiting() {
    forcedSeq.nudge();
  }

  /** Ends the waiting of {@link #awaitForcedSeq} for good; call before the server stops. */
  public void endWaiting() {
    forcedSeq.close();
  }

  /** The transactions of one {@link #batch}, made one after another. */
  public final class Batch {
    private long lastSeq;

    private Batch() {}

    public <T extends @Nullable Object> T write(Function<WriteTx, T> work) {
      return database.transaction(
          handle -> {
            WriteTx tx = new WriteTx(handle, time.now(), ids, claims);
            T result = work.apply(tx);
            finish(tx);
            return result;
          },
          committed::incrementAndGet);
    }

    public <T> Outcome<T> decide(Function<WriteTx, Outcome<T>> work) {
      return takingBack(work, this::write);
    }

    private void finish(WriteTx tx) {
      tx.last().forEach(Runnable::run);
      beforeFeed.forEach(look -> look.accept(tx));
      feed.saveAudits(tx);
      if (!tx.feed().isEmpty()) {
        lastSeq = feed.append(tx);
      }
    }
  }

  /** Carries a refusal out of the transaction, so that it rolls back. */
  private static final class TakenBack extends RuntimeException {
    private final transient Outcome.Refused<?> refused;

    TakenBack(Outcome.Refused<?> refused) {
      super(refused.code(), null, false, false);
      this.refused = refused;
    }
  }
}
