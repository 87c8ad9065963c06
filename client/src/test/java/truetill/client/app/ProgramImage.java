package truetill.client.app;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The program under test made quick to start: its class folders packed into jars, and the classes
 * of a first run that ended in order kept in a class-data archive, one for each main class, which
 * halves the start of each further process.
 */
public final class ProgramImage {
  private final Path folder;
  private final List<String> flags;

  private ProgramImage(Path folder, List<String> flags) {
    this.folder = folder;
    this.flags = flags;
  }

  /** Packs the classpath of this test into a folder. */
  static ProgramImage in(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<String> classpath = new ArrayList<>();
    String ours =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    for (String entry : ours.split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      if (!Files.isDirectory(path)) {
        classpath.add(entry);
      } else if (!path.endsWith("test-classes")) {
        Path jar = folder.resolve("classes" + classpath.size() + ".jar");
        pack(path, jar);
        classpath.add(jar.toString());
      }
    }
    return new ProgramImage(
        folder,
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:+AutoCreateSharedArchive",
            "-Xlog:disable", // the machine's own warnings would go to standard output
            "-Xlog:all=error:stderr",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            String.join(File.pathSeparator, classpath)));
  }

  /** Up to and with the main class of the register. */
  List<String> command() {
    return commandOf(Main.class.getName());
  }

  /** Up to and with a main class. */
  List<String> commandOf(String mainClass) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:SharedArchiveFile=" + folder.resolve(mainClass + ".jsa"));
    command.addAll(flags);
    command.add(mainClass);
    return command;
  }

  /** With entries for the folders too: migrations are looked for in theirs. */
  private static void pack(Path folder, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> files = Files.walk(folder)) {
      for (Path entry : files.skip(1).toList()) {
        String name = folder.relativize(entry).toString().replace(File.separatorChar, '/');
        boolean isFolder = Files.isDirectory(entry);
        out.putNextEntry(new JarEntry(isFolder ? name + "/" : name));
        if (!isFolder) {
          Files.copy(entry, out);
        }
      }
    }
  }
}
