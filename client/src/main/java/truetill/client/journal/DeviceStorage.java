package truetill.client.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The data folder as one of its devices sees it: what is called {@code journal} here lies in that
 * device's own folder (sync.md section 9).
 */
final class DeviceStorage implements Storage {
  private final Storage storage;
  private final String journal;

  private DeviceStorage(Storage storage, String journal) {
    this.storage = storage;
    this.journal = journal;
  }

  static Storage of(Storage storage, DeviceIdentity identity) {
    return of(storage, identity.journal());
  }

  /** A journal in a folder of any name. */
  static Storage of(Storage storage, String journal) {
    return journal.equals(Journal.FOLDER) ? storage : new DeviceStorage(storage, journal);
  }

  private String real(String name) {
    boolean own = name.equals(Journal.FOLDER) || name.startsWith(Journal.FOLDER + "/");
    return own ? journal + name.substring(Journal.FOLDER.length()) : name;
  }

  @Override
  public List<String> list(String folder) throws IOException {
    return storage.list(real(folder));
  }

  @Override
  public InputStream read(String name) throws IOException {
    return storage.read(real(name));
  }

  @Override
  public StorageFile open(String name) throws IOException {
    return storage.open(real(name));
  }

  @Override
  public void rename(String from, String to) throws IOException {
    storage.rename(real(from), real(to));
  }

  @Override
  public void delete(String name) throws IOException {
    storage.delete(real(name));
  }

  @Override
  public void forceFolder(String folder) throws IOException {
    storage.forceFolder(real(folder));
  }

  @Override
  public long freeBytes() throws IOException {
    return storage.freeBytes();
  }

  @Override
  public Closeable lock() throws IOException {
    return storage.lock();
  }
}
