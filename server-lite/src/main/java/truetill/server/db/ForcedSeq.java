package truetill.server.db;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * The last change-set a power cut cannot undo. Readers wait here for the next one without a
 * database connection and without the writer lock.
 */
final class ForcedSeq {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long seq;
  private boolean closed;

  ForcedSeq(long seq) {
    this.seq = seq;
  }

  long get() {
    lock.lock();
    try {
      return seq;
    } finally {
      lock.unlock();
    }
  }

  void raise(long to) {
    lock.lock();
    try {
      if (to > seq) {
        seq = to;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns when there is more than {@code after}, when {@code enough} says so after a {@link
   * #nudge}, when the patience ends, or at the end.
   */
  long awaitAbove(long after, BooleanSupplier enough, Duration patience) {
    lock.lock();
    try {
      long nanos = patience.toNanos();
      while (seq <= after && !enough.getAsBoolean() && !closed && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
    return get();
  }

  /** Lets everybody who waits ask again whether it is enough. */
  void nudge() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Sends everybody who waits home. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
