package truetill.client.sim;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import truetill.client.journal.Storage;
import truetill.client.journal.StorageFile;

/** A disk as a program with one of the {@link Seeded} mistakes would use it. */
final class SeededStorage implements Storage {
  private final Storage disk;
  private final Seeded seeded;
  private @Nullable StorageFile owed;

  private SeededStorage(Storage disk, Seeded seeded) {
    this.disk = disk;
    this.seeded = seeded;
  }

  static Storage around(Storage disk, Seeded seeded) {
    return switch (seeded) {
      case NO_FORCE,
          ANSWER_BEFORE_FORCE,
          FAILED_FORCE_TRIED_AGAIN,
          NO_FOLDER_FORCE,
          TORN_TAIL_RULE_MID_FILE ->
          new SeededStorage(disk, seeded);
      default -> disk;
    };
  }

  private void payOwed() throws IOException {
    StorageFile file = owed;
    owed = null;
    if (file != null) {
      file.force(true);
    }
  }

  @Override
  public InputStream read(String name) throws IOException {
    if (seeded != Seeded.TORN_TAIL_RULE_MID_FILE) {
      return disk.read(name);
    }
    if (name.endsWith("/head")) {
      return InputStream.nullInputStream();
    }
    if (!name.endsWith(".seg")) {
      return disk.read(name);
    }
    ByteArrayOutputStream good = new ByteArrayOutputStream();
    for (byte[] record : SimJournal.frames(disk.read(name).readAllBytes())) {
      good.writeBytes(
          ByteBuffer.allocate(8).putInt(record.length).putInt(SimJournal.crc(record)).array());
      good.writeBytes(record);
    }
    return new ByteArrayInputStream(good.toByteArray());
  }

  @Override
  public StorageFile open(String name) throws IOException {
    return new Opened(disk.open(name));
  }

  @Override
  public void forceFolder(String folder) throws IOException {
    if (seeded != Seeded.NO_FOLDER_FORCE && seeded != Seeded.NO_FORCE) {
      disk.forceFolder(folder);
    }
  }

  @Override
  public List<String> list(String folder) throws IOException {
    return disk.list(folder);
  }

  @Override
  public void rename(String from, String to) throws IOException {
    disk.rename(from, to);
  }

  @Override
  public void delete(String name) throws IOException {
    disk.delete(name);
  }

  @Override
  public long freeBytes() throws IOException {
    return disk.freeBytes();
  }

  @Override
  public Closeable lock() throws IOException {
    return disk.lock();
  }

  private final class Opened implements StorageFile {
    private final StorageFile file;

    Opened(StorageFile file) {
      this.file = file;
    }

    @Override
    public void force(boolean metadata) throws IOException {
      switch (seeded) {
        case NO_FORCE -> {}
        case ANSWER_BEFORE_FORCE -> {
          payOwed();
          owed = file;
        }
        case FAILED_FORCE_TRIED_AGAIN -> {
          try {
            file.force(metadata);
          } catch (IOException believedToPass) {
            file.force(metadata);
          }
        }
        default -> file.force(metadata);
      }
    }

    @Override
    public void append(byte[] bytes) throws IOException {
      payOwed();
      file.append(bytes);
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public void writeAt(long position, byte[] bytes) throws IOException {
      file.writeAt(position, bytes);
    }

    @Override
    public void truncate(long size) throws IOException {
      file.truncate(size);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
