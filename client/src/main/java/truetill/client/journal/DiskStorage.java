package truetill.client.journal;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** A {@link Storage} in a folder of the file system. */
public final class DiskStorage implements Storage {
  private static final String LOCK = "lock";
  private static final Set<StandardOpenOption> WRITING =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);

  private final Path root;
  private final FileAttribute<?>[] ownerFile;
  private final FileAttribute<?>[] ownerFolder;

  private DiskStorage(Path root) {
    this.root = root;
    boolean posix = Files.getFileAttributeView(root, PosixFileAttributeView.class) != null;
    this.ownerFile = posix ? attribute("rw-------") : new FileAttribute<?>[0];
    this.ownerFolder = posix ? attribute("rwx------") : new FileAttribute<?>[0];
  }

  private static FileAttribute<?>[] attribute(String permissions) {
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
  }

  /** A folder to work in, made when it is not there. */
  public static DiskStorage create(Path root) throws IOException {
    Files.createDirectories(root);
    return open(root);
  }

  /** A folder that is already there. */
  public static DiskStorage open(Path root) throws IOException {
    Path real = root.toRealPath();
    return new DiskStorage(real);
  }

  /** A folder, made when it is not there; for a library that makes files of its own in it. */
  public Path folder(String name) throws IOException {
    Path folder = root.resolve(name);
    make(folder);
    return folder;
  }

  private Path path(String name) throws IOException {
    Path path = root.resolve(name);
    Path folder = path.getParent();
    if (folder != null) {
      make(folder);
    }
    return path;
  }

  /** H2, for one, lets everybody read its files: the folder keeps them to the owner. */
  private void make(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, ownerFolder);
    }
  }

  @Override
  public List<String> list(String folder) throws IOException {
    Path path = root.resolve(folder);
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
      for (Path entry : entries) {
        if (Files.isRegularFile(entry)) {
          names.add(String.valueOf(entry.getFileName()));
        }
      }
    }
    Collections.sort(names);
    return names;
  }

  @Override
  public InputStream read(String name) throws IOException {
    return new BufferedInputStream(Files.newInputStream(root.resolve(name)), 1 << 16);
  }

  @Override
  public StorageFile open(String name) throws IOException {
    return new DiskFile(FileChannel.open(path(name), WRITING, ownerFile));
  }

  @Override
  public void rename(String from, String to) throws IOException {
    Files.move(
        root.resolve(from),
        path(to),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void delete(String name) throws IOException {
    Files.deleteIfExists(root.resolve(name));
  }

  @Override
  public void forceFolder(String folder) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(root.resolve(folder), StandardOpenOption.READ);
    } catch (NoSuchFileException missing) {
      throw missing;
    } catch (IOException folderCannotBeOpened) {
      return; // Windows has no way to force a folder, and none is needed there
    }
    try (channel) {
      channel.force(true);
    }
  }

  @Override
  public long freeBytes() throws IOException {
    // Not by way of FileStore: it reads the list of mounts, which a container may not have.
    long free = root.toFile().getUsableSpace();
    if (free == 0 && Files.notExists(root)) {
      throw new NoSuchFileException(root.toString());
    }
    return free;
  }

  @Override
  public Closeable lock() throws IOException {
    FileChannel channel = FileChannel.open(path(LOCK), WRITING, ownerFile);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException sameProcess) {
      // told below, like a lock another process holds
    }
    if (lock == null) {
      channel.close();
      throw new FolderInUse(
          "Another Truetill register is already running on " + root + ". Close it first.");
    }
    return channel;
  }

  private record DiskFile(FileChannel channel) implements StorageFile {
    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public void append(byte[] bytes) throws IOException {
      writeAt(channel.size(), bytes);
    }

    @Override
    public void writeAt(long position, byte[] bytes) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      long at = position;
      while (buffer.hasRemaining()) {
        at += channel.write(buffer, at);
      }
    }

    @Override
    public void truncate(long size) throws IOException {
      channel.truncate(size);
    }

    @Override
    public void force(boolean metadata) throws IOException {
      channel.force(metadata);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
