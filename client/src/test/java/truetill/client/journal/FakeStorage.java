package truetill.client.journal;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A data folder in memory that forgets what was not forced, fills up, and fails on demand. After a
 * failed force the bytes stay readable but are never written, as on a real system.
 */
public final class FakeStorage implements Storage {
  private final Map<String, Content> live = new TreeMap<>();
  private final Map<String, Content> durable = new HashMap<>();
  private final List<String> forcedFiles = new ArrayList<>();
  private long freeBytes = 10L << 30;
  private boolean locked;
  private Predicate<String> failsWrite = name -> false;
  private Predicate<String> failsForce = name -> false;
  private Predicate<String> failsOpen = name -> false;

  private static final class Content {
    private byte[] bytes = new byte[0];
    private byte[] forced = new byte[0];

    /** Bytes a failed force lost: they read well, and no later force writes them. */
    private final BitSet lost = new BitSet();
  }

  /** Power goes: what was not forced is gone, names included. */
  public void crash() {
    live.clear();
    durable.forEach((name, content) -> {
      content.bytes = content.forced.clone();
      content.lost.clear();
      live.put(name, content);
    });
    locked = false;
  }

  public void setFreeBytes(long bytes) {
    freeBytes = bytes;
  }

  public void failWrites(Predicate<String> names) {
    failsWrite = names;
  }

  public void failForces(Predicate<String> names) {
    failsForce = names;
  }

  public void failOpens(Predicate<String> names) {
    failsOpen = names;
  }

  public void heal() {
    failsWrite = name -> false;
    failsForce = name -> false;
    failsOpen = name -> false;
  }

  /** Names of files in the order they were forced, with repeats. */
  public List<String> forcedFiles() {
    return forcedFiles;
  }

  public List<String> names() {
    return List.copyOf(live.keySet());
  }

  public byte[] bytes(String name) {
    return content(name).bytes.clone();
  }

  /** Puts bytes on the disk as if they had always been there. */
  public void plant(String name, byte[] bytes) {
    Content content = new Content();
    content.bytes = bytes.clone();
    content.forced = bytes.clone();
    live.put(name, content);
    durable.put(name, content);
  }

  /** The same folder, byte for byte, as another one. */
  public FakeStorage copy() {
    FakeStorage copy = new FakeStorage();
    live.forEach((name, content) -> copy.plant(name, content.bytes));
    return copy;
  }

  /** What a power cut would leave at the least, as another folder; this one goes on. */
  public FakeStorage forcedCopy() {
    FakeStorage copy = new FakeStorage();
    durable.forEach((name, content) -> copy.plant(name, content.forced));
    return copy;
  }

  private Content content(String name) {
    Content content = live.get(name);
    if (content == null) {
      throw new AssertionError("no file " + name + " in " + live.keySet());
    }
    return content;
  }

  @Override
  public List<String> list(String folder) {
    String prefix = folder + "/";
    return live.keySet().stream()
        .filter(name -> name.startsWith(prefix) && name.indexOf('/', prefix.length()) < 0)
        .map(name -> name.substring(prefix.length()))
        .toList();
  }

  @Override
  public InputStream read(String name) throws IOException {
    Content content = live.get(name);
    if (content == null) {
      throw new NoSuchFileException(name);
    }
    return new ByteArrayInputStream(content.bytes.clone());
  }

  @Override
  public StorageFile open(String name) throws IOException {
    if (failsOpen.test(name)) {
      throw new IOException("Input/output error");
    }
    return new File(name, live.computeIfAbsent(name, fresh -> new Content()));
  }

  @Override
  public void rename(String from, String to) throws IOException {
    Content content = live.remove(from);
    if (content == null) {
      throw new NoSuchFileException(from);
    }
    live.put(to, content);
  }

  @Override
  public void delete(String name) {
    Content content = live.remove(name);
    freeBytes += content == null ? 0 : content.bytes.length;
  }

  @Override
  public void forceFolder(String folder) {
    String prefix = folder.isEmpty() ? "" : folder + "/";
    durable.keySet().removeIf(name -> name.startsWith(prefix) && !live.containsKey(name));
    live.forEach((name, content) -> {
      if (name.startsWith(prefix)) {
        durable.put(name, content);
      }
    });
  }

  @Override
  public long freeBytes() {
    return freeBytes;
  }

  @Override
  public Closeable lock() throws FolderInUse {
    if (locked) {
      throw new FolderInUse("Another Truetill register is already running on this folder.");
    }
    locked = true;
    return () -> locked = false;
  }

  private final class File implements StorageFile {
    private final String name;
    private final Content content;

    File(String name, Content content) {
      this.name = name;
      this.content = content;
    }

    @Override
    public long size() {
      return content.bytes.length;
    }

    @Override
    public void append(byte[] bytes) throws IOException {
      writeAt(content.bytes.length, bytes);
    }

    @Override
    public void writeAt(long position, byte[] bytes) throws IOException {
      int from = (int) position;
      if (failsWrite.test(name)) {
        put(from, Arrays.copyOf(bytes, bytes.length / 2));
        throw new IOException("Input/output error");
      }
      long growth = Math.max(0, from + bytes.length - content.bytes.length);
      if (growth > freeBytes) {
        put(from, Arrays.copyOf(bytes, (int) (bytes.length - growth + freeBytes)));
        throw new IOException("No space left on device");
      }
      put(from, bytes);
    }

    private void put(int from, byte[] bytes) {
      int end = from + bytes.length;
      if (end > content.bytes.length) {
        freeBytes -= end - content.bytes.length;
        content.bytes = Arrays.copyOf(content.bytes, end);
      }
      System.arraycopy(bytes, 0, content.bytes, from, bytes.length);
      content.lost.clear(from, end);
    }

    @Override
    public void truncate(long size) {
      if (size < content.bytes.length) {
        freeBytes += content.bytes.length - size;
        content.bytes = Arrays.copyOf(content.bytes, (int) size);
        content.lost.clear((int) size, Integer.MAX_VALUE);
      }
    }

    @Override
    public void force(boolean metadata) throws IOException {
      if (failsForce.test(name)) {
        content.lost.set(
            Math.min(content.forced.length, content.bytes.length), content.bytes.length);
        throw new IOException("Input/output error");
      }
      forcedFiles.add(name);
      content.forced = content.bytes.clone();
      content.lost.stream().forEach(at -> content.forced[at] = 0);
    }

    @Override
    public void close() {}
  }
}
