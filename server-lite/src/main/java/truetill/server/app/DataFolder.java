package truetill.server.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import truetill.server.auth.ServerKey;

/** The data folder, held by one server at a time, and the server's key in it. */
final class DataFolder implements AutoCloseable {
  private static final String OWNER_ONLY_FOLDER = "rwx------";
  private static final String OWNER_ONLY_FILE = "rw-------";

  private final Path folder;
  private final FileChannel lockFile;

  private DataFolder(Path folder, FileChannel lockFile) {
    this.folder = folder;
    this.lockFile = lockFile;
  }

  /** Creates the folder if need be and locks it. */
  static DataFolder open(Path folder) throws CannotStart {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
        ownerOnly(folder, OWNER_ONLY_FOLDER);
      }
      FileChannel channel =
          FileChannel.open(
              folder.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw new CannotStart(
            "Another store server is already using the data folder "
                + folder
                + ". Stop it first, or give another folder with --data.");
      }
      return new DataFolder(folder, channel);
    } catch (IOException failed) {
      throw new CannotStart(
          "The data folder " + folder + " cannot be used: " + failed.getMessage(), failed);
    }
  }

  Path path() {
    return folder;
  }

  /** Reads the key, or makes it at the first start. */
  ServerKey serverKey(RandomGenerator random) throws CannotStart {
    Path file = folder.resolve("server.key");
    try {
      if (!Files.exists(file)) {
        byte[] fresh = new byte[ServerKey.BYTES];
        random.nextBytes(fresh);
        Path partial = folder.resolve("server.key.new");
        Files.deleteIfExists(partial);
        Files.createFile(partial);
        ownerOnly(partial, OWNER_ONLY_FILE);
        try (FileChannel out = FileChannel.open(partial, StandardOpenOption.WRITE)) {
          out.write(ByteBuffer.wrap(fresh));
          out.force(true);
        }
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
      }
      byte[] key = Files.readAllBytes(file);
      if (key.length != ServerKey.BYTES) {
        throw new CannotStart("The key file " + file + " is damaged; restore it from a backup.");
      }
      return new ServerKey(key);
    } catch (IOException failed) {
      throw new CannotStart(
          "The key file " + file + " cannot be used: " + failed.getMessage(), failed);
    }
  }

  /** The database holds password hashes: nobody else on this machine may read it. */
  void protectDatabase() throws CannotStart {
    try {
      ownerOnly(folder.resolve("store.mv.db"), OWNER_ONLY_FILE);
    } catch (IOException failed) {
      throw new CannotStart(
          "The database file cannot be protected: " + failed.getMessage(), failed);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException sameProcess) {
      return null;
    }
  }

  private static void ownerOnly(Path path, String permissions) throws IOException {
    if (Files.getFileAttributeView(path, PosixFileAttributeView.class) != null) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException alreadyGone) {
      throw new UncheckedIOException(alreadyGone);
    }
  }
}
