package truetill.client.sim;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import truetill.client.journal.FolderInUse;
import truetill.client.journal.Storage;
import truetill.client.journal.StorageFile;

/**
 * The disk of one device, as its runs see it one after another. Unforced bytes are kept, dropped,
 * torn or mixed by a power cut; unforced names are kept in the order they were made, up to
 * somewhere; writes and forces fail, and it fills up.
 */
final class SimDisk {
  private static final long ROOMY = 100L << 30;

  private final Random random;
  private final Map<String, SimFile> live = new TreeMap<>();
  private final Map<String, SimFile> durable = new TreeMap<>();
  private final List<Renaming> unforcedNames = new ArrayList<>();
  private final Map<Act, Integer> failing = new EnumMap<>(Act.class);
  private final Map<Act, Integer> failures = new EnumMap<>(Act.class);
  private long freeBytes = ROOMY;
  private boolean locked;

  /** What can fail. */
  enum Act {
    OPEN,
    WRITE,
    FORCE,
    FOLDER
  }

  /** A change of names that no force has made last. */
  private interface Renaming {
    String folder();

    void apply(Map<String, SimFile> names);
  }

  private record Put(String folder, String name, SimFile file) implements Renaming {
    @Override
    public void apply(Map<String, SimFile> names) {
      names.put(name, file);
    }
  }

  private record Gone(String folder, String name) implements Renaming {
    @Override
    public void apply(Map<String, SimFile> names) {
      names.remove(name);
    }
  }

  private record Moved(String folder, String from, String to, SimFile file) implements Renaming {
    @Override
    public void apply(Map<String, SimFile> names) {
      names.remove(from);
      names.put(to, file);
    }
  }

  SimDisk(Random random) {
    this.random = random;
  }

  /** The disk under one run of the device. */
  Storage under(SimPower power) {
    return new Run(power);
  }

  /** The next {@code times} acts of this kind fail. */
  void fail(Act act, int times) {
    failing.merge(act, times, Integer::sum);
  }

  /** How often each act failed so far. */
  Map<Act, Integer> failures() {
    return failures;
  }

  /** Nothing ever failed here, and nothing is going to. */
  boolean isSound() {
    return failures.isEmpty() && failing.isEmpty() && freeBytes > ROOMY / 2;
  }

  void setFreeBytes(long bytes) {
    freeBytes = bytes;
  }

  void heal() {
    failing.clear();
    freeBytes = ROOMY;
  }

  List<String> names() {
    return List.copyOf(live.keySet());
  }

  byte[] bytes(String name) {
    SimFile file = live.get(name);
    return file == null ? new byte[0] : file.bytes();
  }

  void flip(String name, int at, int bit) {
    SimFile file = live.get(name);
    if (file != null) {
      file.flip(at, bit);
    }
  }

  /** Power goes: what was not forced is as the disk pleases. */
  void powerCut() {
    int kept = random.nextInt(unforcedNames.size() + 1);
    unforcedNames.subList(0, kept).forEach(change -> change.apply(durable));
    unforcedNames.clear();
    SimFile.Leaves[] ways = SimFile.Leaves.values();
    live.clear();
    live.putAll(durable);
    new ArrayList<>(live.values())
        .stream()
            .distinct()
            .forEach(file -> file.powerCut(ways[random.nextInt(ways.length)], random));
    locked = false;
  }

  /** The program that held it ended. */
  void release() {
    locked = false;
  }

  private void change(Renaming change) {
    change.apply(live);
    unforcedNames.add(change);
  }

  private boolean fails(Act act) {
    Integer left = failing.get(act);
    if (left == null) {
      return false;
    }
    if (left > 1) {
      failing.put(act, left - 1);
    } else {
      failing.remove(act);
    }
    failures.merge(act, 1, Integer::sum);
    return true;
  }

  private static String folderOf(String name) {
    int slash = name.lastIndexOf('/');
    return slash < 0 ? "" : name.substring(0, slash);
  }

  /** What one run of the device sees. */
  private final class Run implements Storage {
    private final SimPower power;

    Run(SimPower power) {
      this.power = power;
    }

    @Override
    public List<String> list(String folder) {
      power.step("list");
      return live.keySet().stream()
          .filter(name -> folderOf(name).equals(folder))
          .map(name -> name.substring(folder.isEmpty() ? 0 : folder.length() + 1))
          .toList();
    }

    @Override
    public InputStream read(String name) throws IOException {
      power.step("read");
      return new ByteArrayInputStream(file(name).bytes());
    }

    private SimFile file(String name) throws NoSuchFileException {
      SimFile file = live.get(name);
      if (file == null) {
        throw new NoSuchFileException(name);
      }
      return file;
    }

    @Override
    public StorageFile open(String name) throws IOException {
      power.step("open");
      if (fails(Act.OPEN)) {
        throw new IOException("Input/output error");
      }
      SimFile file = live.get(name);
      if (file == null) {
        file = new SimFile();
        change(new Put(folderOf(name), name, file));
      }
      return new Opened(file);
    }

    @Override
    public void rename(String from, String to) throws IOException {
      power.step("rename");
      change(new Moved(folderOf(to), from, to, file(from)));
      power.step("renamed");
    }

    @Override
    public void delete(String name) {
      power.step("delete");
      SimFile file = live.get(name);
      if (file != null) {
        freeBytes += file.size();
        change(new Gone(folderOf(name), name));
      }
    }

    @Override
    public void forceFolder(String folder) throws IOException {
      power.step("force folder");
      if (fails(Act.FOLDER)) {
        throw new IOException("Input/output error");
      }
      unforcedNames.stream()
          .filter(change -> change.folder().equals(folder))
          .forEach(change -> change.apply(durable));
      unforcedNames.removeIf(change -> change.folder().equals(folder));
      power.step("folder forced");
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

    /** An open file of this run. */
    private final class Opened implements StorageFile {
      private final SimFile file;

      Opened(SimFile file) {
        this.file = file;
      }

      @Override
      public long size() {
        return file.size();
      }

      @Override
      public void append(byte[] bytes) throws IOException {
        writeAt(file.size(), bytes);
      }

      @Override
      public void writeAt(long position, byte[] bytes) throws IOException {
        power.step("write");
        int at = (int) position;
        if (fails(Act.WRITE)) {
          file.write(at, Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
          throw new IOException("Input/output error");
        }
        long growth = Math.max(0, position + bytes.length - file.size());
        if (growth > freeBytes) {
          int fits = (int) Math.max(0, bytes.length - growth + freeBytes);
          file.write(at, Arrays.copyOf(bytes, fits));
          freeBytes = 0;
          failures.merge(Act.WRITE, 1, Integer::sum);
          throw new IOException("No space left on device");
        }
        freeBytes -= growth;
        file.write(at, bytes);
        power.step("written");
      }

      @Override
      public void truncate(long size) {
        power.step("truncate");
        freeBytes += Math.max(0, file.size() - size);
        file.truncate((int) size);
      }

      @Override
      public void force(boolean metadata) throws IOException {
        power.step("force");
        if (fails(Act.FORCE)) {
          file.loseUnforced();
          throw new IOException("Input/output error");
        }
        file.force();
        power.step("forced");
      }

      @Override
      public void close() {
        power.step("close");
      }
    }
  }
}
