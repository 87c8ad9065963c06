package truetill.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A fresh folder for one benchmark's data, on the disk of the build folder and not in a temporary
 * one: that may lie in memory, where a force costs nothing.
 */
public final class BenchFolder implements AutoCloseable {
  /** The system property that names the folder everything is written under. */
  public static final String PROPERTY = "truetill.bench.folder";

  private final Path path;

  private BenchFolder(Path path) {
    this.path = path;
  }

  public static Path root() {
    return Path.of(System.getProperty(PROPERTY, "target/bench")).toAbsolutePath();
  }

  public static BenchFolder create(String name) throws IOException {
    Files.createDirectories(root());
    return new BenchFolder(Files.createTempDirectory(root(), name + "-"));
  }

  public Path path() {
    return path;
  }

  /** Deletes it with everything in it. */
  @Override
  public void close() throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(path)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : deepestFirst) {
      Files.delete(each);
    }
  }
}
