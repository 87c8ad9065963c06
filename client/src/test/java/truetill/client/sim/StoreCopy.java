package truetill.client.sim;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.store.fs.FileUtils;
import truetill.server.db.CopiedDatabase;
import truetill.server.db.Database;

/** A database of its own with everything of a fresh store in it, and no server on it. */
final class StoreCopy implements AutoCloseable {
  private static final AtomicInteger NAMES = new AtomicInteger();

  private final String file = "memFS:copy" + NAMES.incrementAndGet() + "/store";
  private final Database database;

  StoreCopy() {
    try (OutputStream out = FileUtils.newOutputStream(file + ".mv.db", false)) {
      out.write(FreshStore.file());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    this.database = CopiedDatabase.h2(file);
  }

  Database database() {
    return database;
  }

  @Override
  public void close() {
    database.close();
    FileUtils.delete(file + ".mv.db");
  }
}
