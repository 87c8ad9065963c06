package truetill.server.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The demo shop's files as they travel in the jar, under {@code demo/}. */
final class DemoResources {
  private DemoResources() {}

  static String text(String fileName) {
    return new String(bytes(fileName), StandardCharsets.UTF_8);
  }

  static byte[] bytes(String fileName) {
    return read("/demo/" + fileName);
  }

  /** The bytes of a file that is always in the jar; its absence is a fault of the build. */
  static byte[] read(String path) {
    try (InputStream file = DemoResources.class.getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalStateException(path + " is not on the classpath");
      }
      return file.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
