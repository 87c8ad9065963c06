package truetill.client.cache;

import java.sql.SQLException;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** One transaction of the cache at a time, and the positions as they stand after the last. */
final class Marks {
  private final Jdbi jdbi;
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
            return MarkStore.read(handle);
          });
    } catch (SQLException | JdbiException failed) {
      throw new CacheFailed(failed);
    }
    follows.run();
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
