package truetill.client.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** Small files that are read and replaced whole: after a crash there is the old one or the new. */
public final class WholeFile {
  private static final String NEW = ".new";

  private WholeFile() {}

  public static byte @Nullable [] read(Storage storage, String name) throws IOException {
    try (InputStream in = storage.read(name)) {
      return in.readAllBytes();
    } catch (NoSuchFileException none) {
      return null;
    }
  }

  /** Returns when the new content is on the disk. */
  public static void replace(Storage storage, String name, byte[] content) throws IOException {
    String fresh = name + NEW;
    try (StorageFile file = storage.open(fresh)) {
      file.truncate(0);
      file.append(content);
      file.force(true);
    }
    storage.rename(fresh, name);
    int slash = name.lastIndexOf('/');
    storage.forceFolder(slash < 0 ? "" : name.substring(0, slash));
  }
}
