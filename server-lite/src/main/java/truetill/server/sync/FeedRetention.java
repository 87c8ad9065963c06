package truetill.server.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import truetill.server.db.UnitOfWork;

/**
 * The feed keeps 45 days (sync.md section 5); who was away for longer takes a snapshot. Looked at
 * at the start and then once a day, when a device opens a session.
 */
final class FeedRetention {
  static final Duration KEPT = Duration.ofDays(45);
  private static final Duration EVERY = Duration.ofDays(1);

  private final UnitOfWork work;
  private final InstantSource time;
  private final FeedRetentionStore store = new FeedRetentionStore();
  private Instant next = Instant.MIN;

  FeedRetention(UnitOfWork work, InstantSource time) {
    this.work = work;
    this.time = time;
  }

  /** Does what is due, at most once a day. */
  void sweep() {
    Instant now = time.instant();
    synchronized (this) {
      if (now.isBefore(next)) {
        return;
      }
      next = now.plus(EVERY);
    }
    work.write(tx -> {
      Optional<Long> old = store.markedBefore(tx, tx.now().minus(KEPT));
      old.ifPresent(seq -> store.deleteUpTo(tx, seq));
      store.mark(tx, tx.now().minus(EVERY));
      return old;
    });
  }
}
