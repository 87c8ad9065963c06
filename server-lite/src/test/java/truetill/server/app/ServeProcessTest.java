package truetill.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} as another program starts it: a process of its own. */
class ServeProcessTest {
  @TempDir private Path folder = Path.of("");

  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endWhatIsLeft() {
    started.forEach(Process::destroyForcibly);
  }

  private Process serve(int port) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "truetill.server.app.Main",
                "serve",
                "--data",
                folder.resolve("store").toString(),
                "--port",
                Integer.toString(port)));
    Process process = new ProcessBuilder(command).start();
    started.add(process);
    return process;
  }

  /** Everything printed until and including the line that says where the server answers. */
  private static List<String> untilReady(Process process) throws IOException {
    List<String> lines = new ArrayList<>();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      lines.add(line);
      if (line.startsWith("ready ")) {
        return lines;
      }
    }
    throw new AssertionError(
        "ended before it was ready: "
            + lines
            + new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
  }

  private static int status(URI address) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) address.resolve("/api/auth/me/").toURL().openConnection();
    int status = connection.getResponseCode();
    try (InputStream error = connection.getErrorStream()) {
      error.readAllBytes();
    }
    return status;
  }

  @Test
  void startsAnswersRefusesASecondCopyAndStopsInOrder() throws Exception {
    Process first = serve(0);
    List<String> lines = untilReady(first);
    URI address = URI.create(lines.getLast().substring("ready ".length()));
    assertThat(lines).anyMatch(line -> line.startsWith("First start: sign in as "));
    assertThat(status(address)).isEqualTo(401);
    Path key = folder.resolve("store").resolve("server.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");

    Process second = serve(0);
    assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(second.exitValue()).isEqualTo(1);
    assertThat(new String(second.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("Another store server is already using the data folder");

    first.destroy();
    assertThat(first.waitFor(10, TimeUnit.SECONDS)).isTrue();
    new ServerSocket(address.getPort()).close();

    Process again = serve(address.getPort());
    assertThat(untilReady(again)).as("no second first start").hasSize(1);
  }
}
