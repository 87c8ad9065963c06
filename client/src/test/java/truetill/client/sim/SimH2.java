package truetill.client.sim;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.store.fs.FileUtils;
import truetill.server.db.CopiedDatabase;
import truetill.server.db.Database;

/** An H2 file in memory. */
final class SimH2 implements SimDatabase {
  private static final AtomicInteger FILES = new AtomicInteger();

  private String file;
  private boolean isNew;

  SimH2(byte[] bytes) {
    this.file = fileWith(bytes);
    this.isNew = bytes.length == 0;
  }

  private static String fileWith(byte[] bytes) {
    String name = "memFS:sim" + FILES.incrementAndGet() + "/store";
    if (bytes.length > 0) {
      try (OutputStream out = FileUtils.newOutputStream(name + ".mv.db", false)) {
        out.write(bytes);
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
    return name;
  }

  /** Its address for a connection past the server. */
  String url() {
    return "jdbc:h2:" + file;
  }

  @Override
  public Database open() {
    return isNew ? Database.h2(file) : CopiedDatabase.h2(file);
  }

  @Override
  public SimImage now() {
    try (InputStream in = FileUtils.newInputStream(file + ".mv.db")) {
      return new SimImage.File(in.readAllBytes());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void goBackTo(SimImage image) {
    drop();
    if (image instanceof SimImage.File(byte[] bytes)) {
      file = fileWith(bytes);
      isNew = false;
    }
  }

  @Override
  public boolean forcesAtCommit() {
    return false;
  }

  @Override
  public void drop() {
    FileUtils.delete(file + ".mv.db");
  }
}
