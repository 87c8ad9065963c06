package truetill.client.cache;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Reading of the large tables. A set that went out of use may be thrown away once {@link #use} has
 * returned: nobody reads it any more.
 */
final class ImageReads {
  private final Jdbi jdbi;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private ImageTables current;

  ImageReads(Jdbi jdbi) {
    this.jdbi = jdbi;
    this.current = jdbi.withHandle(MarkStore::image);
  }

  <T> T read(BiFunction<Handle, ImageTables, T> work) {
    lock.readLock().lock();
    try {
      return jdbi.withHandle(handle -> work.apply(handle, current));
    } finally {
      lock.readLock().unlock();
    }
  }

  /** From now on these are read; waits for those who read the others. */
  void use(ImageTables tables) {
    lock.writeLock().lock();
    try {
      current = tables;
    } finally {
      lock.writeLock().unlock();
    }
  }
}
