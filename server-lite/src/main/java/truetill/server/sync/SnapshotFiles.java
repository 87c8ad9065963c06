package truetill.server.sync;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The last snapshots, kept for an hour so that a device whose line broke goes on where it was
 * (sync.md section 5). They lie in the system's folder for passing files, for this user alone.
 */
final class SnapshotFiles implements AutoCloseable {
  static final Duration KEPT = Duration.ofHours(1);
  private static final int MOST = 3;

  /** A smaller one is sent again as quickly. */
  private static final long WORTH_KEEPING_BYTES = 1 << 20;

  private final InstantSource time;
  private final RandomGenerator random;
  private final long worthKeepingBytes;
  private final Deque<Kept> kept = new ArrayDeque<>();

  /**
   * One snapshot.
   *
   * @param version names it; no other has the same
   */
  record Kept(String version, Path file, long bytes, Instant until) {}

  SnapshotFiles(InstantSource time, RandomGenerator random) {
    this(time, random, WORTH_KEEPING_BYTES);
  }

  SnapshotFiles(InstantSource time, RandomGenerator random, long worthKeepingBytes) {
    this.time = time;
    this.random = random;
    this.worthKeepingBytes = worthKeepingBytes;
  }

  /** One to be read from its beginning; {@code kept} is null when it is not kept. */
  record Opened(InputStream bytes, @Nullable Kept kept) {}

  /**
   * Makes a new one.
   *
   * @param fill writes it; what it throws leaves nothing behind
   */
  Opened make(Consumer<Path> fill) throws IOException {
    Path file = Files.createTempFile("truetill-snapshot-", ".ndjson");
    try {
      fill.accept(file);
      long bytes = Files.size(file);
      if (bytes < worthKeepingBytes) {
        return new Opened(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE), null);
      }
      String version = "\"" + Long.toHexString(random.nextLong()) + "\"";
      Kept made = new Kept(version, file, bytes, time.instant().plus(KEPT));
      InputStream opened = Files.newInputStream(file);
      keep(made);
      return new Opened(opened, made);
    } catch (UncheckedIOException refused) {
      Files.deleteIfExists(file);
      throw refused.getCause();
    } catch (IOException | RuntimeException failed) {
      Files.deleteIfExists(file);
      throw failed;
    }
  }

  private synchronized void keep(Kept made) {
    kept.addLast(made);
    while (kept.size() > MOST || isOver(kept.getFirst())) {
      delete(kept.removeFirst());
    }
  }

  /** The one with this version, when it is still kept. */
  synchronized Optional<Kept> find(String version) {
    return kept.stream().filter(one -> one.version().equals(version) && !isOver(one)).findFirst();
  }

  private boolean isOver(Kept one) {
    return !time.instant().isBefore(one.until());
  }

  /** One that is being read goes when its reader has closed it, or with the folder. */
  private static void delete(Kept one) {
    try {
      Files.deleteIfExists(one.file());
    } catch (IOException stillRead) {
      one.file().toFile().deleteOnExit();
    }
  }

  @Override
  public synchronized void close() {
    while (!kept.isEmpty()) {
      delete(kept.removeFirst());
    }
  }
}
