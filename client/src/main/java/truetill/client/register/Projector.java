package truetill.client.register;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import truetill.client.cache.Projection;
import truetill.client.journal.JournalRecord;
import truetill.core.clock.Scheduler;
import truetill.core.journal.Op;

/**
 * Brings recorded ops into the cache behind the cashier's back, in order. A cache that does not
 * take them is tried again; the journal holds them either way.
 */
final class Projector {
  private static final Logger LOG = LoggerFactory.getLogger(Projector.class);
  private static final Duration RETRY = Duration.ofSeconds(2);
  private static final int BATCH = 500;

  private final Projection projection;
  private final Executor background;
  private final Scheduler scheduler;
  private final Deque<JournalRecord> waiting = new ArrayDeque<>();
  private final AtomicBoolean retryDue = new AtomicBoolean();
  private volatile @Nullable String failure;

  Projector(Projection projection, Executor background, Scheduler scheduler) {
    this.projection = projection;
    this.background = background;
    this.scheduler = scheduler;
  }

  void follow(List<JournalRecord> records) {
    synchronized (waiting) {
      waiting.addAll(records);
    }
    background.execute(this::apply);
  }

  /** Returns when everything given so far is in the cache, or the cache does not take it. */
  void settle() {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    background.execute(() -> {
      try {
        apply();
      } finally {
        done.complete(true);
      }
    });
    done.join();
  }

  /** A sentence about a cache that does not take what is recorded, null when it does. */
  @Nullable String failure() {
    return failure;
  }

  private void apply() {
    List<JournalRecord> batch = next();
    while (!batch.isEmpty()) {
      try {
        List<Op> ops = batch.stream().map(JournalRecord::op).toList();
        projection.apply(ops, batch.getLast().hash());
        failure = null;
      } catch (RuntimeException failed) {
        // CacheFailed as a rule; whatever else a broken database throws must not reach a cashier
        // whose sale is recorded.
        if (failure == null) {
          LOG.warn("The cache does not take recorded sales; trying again", failed);
        }
        failure =
            "Sales are recorded, but the search and the list of sales lag behind. Is the disk full?";
        retry();
        return;
      }
      taken(batch.size());
      batch = next();
    }
  }

  /** One retry at a time, however many sales are made meanwhile. */
  private void retry() {
    if (retryDue.compareAndSet(false, true)) {
      scheduler.after(
          RETRY,
          () ->
              background.execute(() -> {
                retryDue.set(false);
                apply();
              }));
    }
  }

  private List<JournalRecord> next() {
    synchronized (waiting) {
      List<JournalRecord> batch = new ArrayList<>();
      waiting.stream().limit(BATCH).forEach(batch::add);
      return batch;
    }
  }

  private void taken(int number) {
    synchronized (waiting) {
      for (int record = 0; record < number; record++) {
        waiting.removeFirst();
      }
    }
  }
}
