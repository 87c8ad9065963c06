package truetill.server.db;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * H2 does not force its file at commit. Whoever waits first runs one {@code CHECKPOINT SYNC} for
 * every commit made before it began; the others wait for that one or for the next. Measured: twice
 * the throughput of a checkpoint inside the writer lock.
 */
final class GroupCommit implements Durability {
  private final LongSupplier lastCommit;
  private final Runnable forceFile;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition forcedMore = lock.newCondition();
  private long forced;
  private boolean forcing;

  /**
   * @param lastCommit number of the latest commit, read just before the file is forced
   * @param forceFile forces the database file; throws when the disk refuses
   */
  GroupCommit(LongSupplier lastCommit, Runnable forceFile) {
    this.lastCommit = lastCommit;
    this.forceFile = forceFile;
  }

  @Override
  public void await(long commit) {
    lock.lock();
    try {
      while (forced < commit) {
        if (forcing) {
          forcedMore.awaitUninterruptibly();
        } else {
          forceOnce();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void forceOnce() {
    forcing = true;
    long covers = lastCommit.getAsLong();
    boolean done = false;
    lock.unlock();
    try {
      forceFile.run();
      done = true;
    } finally {
      lock.lock();
      forcing = false;
      if (done) {
        forced = Math.max(forced, covers);
      }
      forcedMore.signalAll();
    }
  }
}
