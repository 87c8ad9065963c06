package truetill.client.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * A storage whose program is killed at one of the steps that change something: that step is not
 * done, and nothing is after it.
 */
public final class KilledStorage implements Storage {
  private final Storage storage;
  private final int killedAt;
  private int steps;
  private String lastStep = "";

  public KilledStorage(Storage storage, int killedAt) {
    this.storage = storage;
    this.killedAt = killedAt;
  }

  public boolean isDead() {
    return steps >= killedAt;
  }

  /** How many steps there were. */
  public int steps() {
    return steps;
  }

  private void step(String name) throws IOException {
    if (!isDead()) {
      steps++;
      lastStep = name;
    }
    if (isDead()) {
      throw new IOException("killed at " + lastStep);
    }
  }

  @Override
  public List<String> list(String folder) throws IOException {
    return storage.list(folder);
  }

  @Override
  public InputStream read(String name) throws IOException {
    return storage.read(name);
  }

  @Override
  public StorageFile open(String name) throws IOException {
    step("open " + name);
    return new File(name, storage.open(name));
  }

  @Override
  public void rename(String from, String to) throws IOException {
    step("rename " + from);
    storage.rename(from, to);
  }

  @Override
  public void delete(String name) throws IOException {
    step("delete " + name);
    storage.delete(name);
  }

  @Override
  public void forceFolder(String folder) throws IOException {
    step("force " + folder);
    storage.forceFolder(folder);
  }

  @Override
  public long freeBytes() throws IOException {
    return storage.freeBytes();
  }

  @Override
  public Closeable lock() throws IOException {
    return storage.lock();
  }

  private final class File implements StorageFile {
    private final String name;
    private final StorageFile file;

    File(String name, StorageFile file) {
      this.name = name;
      this.file = file;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public void append(byte[] bytes) throws IOException {
      step("append " + name);
      file.append(bytes);
    }

    @Override
    public void writeAt(long position, byte[] bytes) throws IOException {
      step("write " + name);
      file.writeAt(position, bytes);
    }

    @Override
    public void truncate(long size) throws IOException {
      step("truncate " + name);
      file.truncate(size);
    }

    @Override
    public void force(boolean metadata) throws IOException {
      step("force " + name);
      file.force(metadata);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
