package truetill.server.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Contents as files of one folder, named by their uid: no name from outside ever becomes a path.
 */
public final class FolderBlobs implements Blobs {
  private static final String UNFINISHED = ".part";

  private final Path folder;

  public FolderBlobs(Path folder) {
    this.folder = folder;
  }

  @Override
  public void write(UUID name, InputStream content) throws IOException {
    Files.createDirectories(folder);
    Path unfinished = folder.resolve(name + UNFINISHED);
    try {
      try (FileChannel file =
          FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        content.transferTo(Channels.newOutputStream(file));
        file.force(true);
      }
      Files.move(unfinished, path(name), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  @Override
  public Optional<InputStream> open(UUID name) throws IOException {
    try {
      return Optional.of(Files.newInputStream(path(name)));
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    }
  }

  @Override
  public void delete(UUID name) throws IOException {
    Files.deleteIfExists(path(name));
  }

  @Override
  public int deleteAllBut(Set<UUID> named) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    Set<String> kept = named.stream().map(UUID::toString).collect(Collectors.toSet());
    List<Path> orphans;
    try (Stream<Path> files = Files.list(folder)) {
      orphans = files.filter(file -> !kept.contains(file.getFileName().toString())).toList();
    }
    for (Path orphan : orphans) {
      Files.deleteIfExists(orphan);
    }
    return orphans.size();
  }

  private Path path(UUID name) {
    return folder.resolve(name.toString());
  }
}
