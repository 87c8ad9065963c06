package truetill.client.cache;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** One transaction of the cache at a time, and the positions as they stand after the last. */
final class Marks {
  private static final int TRIES = 3;

  private final Jdbi jdbi;

  /** Odd from when a change shows in the database until what is kept in memory has followed. */
  private final AtomicLong moves = new AtomicLong();

  private volatile Positions now;

  Marks(Jdbi jdbi) {
    this.jdbi = jdbi;
    this.now = jdbi.withHandle(MarkStore::read);
  }

  Positions now() {
    return now;
  }

  /**
   * Everything the work writes, marks included, happens or does not.
   *
   * @throws CacheFailed when the database does not take it
   */
  void change(HandleConsumer<SQLException> work) {
    change(work, () -> {});
  }

  /**
   * The same, and before anything else is changed what is kept in memory follows.
   *
   * @throws CacheFailed when the database does not take it; then nothing follows
   */
  synchronized void change(HandleConsumer<SQLException> work, Runnable follows) {
    try {
      now =
          jdbi.inTransaction(handle -> {
            work.useHandle(handle);
            Positions after = MarkStore.read(handle);
            moves.incrementAndGet();
            return after;
          });
      follows.run();
    } catch (SQLException | JdbiException failed) {
      throw new CacheFailed(failed);
    } finally {
      moves.updateAndGet(count -> count + count % 2);
    }
  }

  /**
   * What is read of the database and of what is kept in memory beside it, as of one moment: what
   * moved from the one into the other meanwhile could stand in neither, so it is read again.
   */
  <T> T steady(Supplier<T> reading) {
    for (int tries = 0; tries < TRIES; tries++) {
      long before = moves.get();
      T read = reading.get();
      if (before % 2 == 0 && moves.get() == before) {
        return read;
      }
    }
    synchronized (this) {
      return reading.get();
    }
  }

  /** Reads while nothing is changed. */
  synchronized <T> T still(Function<Handle, T> work) {
    return read(work);
  }

  /**
   * Work beside the others, in transactions of its own, on tables nobody else knows of.
   *
   * @throws CacheFailed when the database does not take it
   */
  void beside(HandleConsumer<SQLException> work) {
    try {
      jdbi.useHandle(work);
    } catch (SQLException | JdbiException failed) {
      throw new CacheFailed(failed);
    }
  }

  <T> T read(Function<Handle, T> work) {
    return jdbi.withHandle(work::apply);
  }
}
