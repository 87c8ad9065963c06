package truetill.client.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A demo store server in a process of its own. */
final class StoreProcess implements AutoCloseable {
  private static final String READY = "ready ";

  private final Process process;
  private final String address;

  private StoreProcess(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Answers when it is ready.
   *
   * @param port 0 for a free one
   */
  static StoreProcess start(ProgramImage program, Path data, int port) throws IOException {
    List<String> command = program.commandOf("truetill.server.app.Main");
    command.addAll(
        List.of("serve", "--data", data.toString(), "--port", Integer.toString(port), "--demo"));
    Path errors = data.resolveSibling("store-errors.log");
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
            .start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = output.readLine();
    while (line != null && !line.startsWith(READY)) {
      line = output.readLine();
    }
    if (line == null) {
      throw new IOException(
          "the store server ended instead of getting ready\n" + Files.readString(errors));
    }
    Thread.ofVirtual().start(() -> drain(output));
    return new StoreProcess(process, line.substring(READY.length()).strip());
  }

  private static void drain(BufferedReader output) {
    try (output) {
      while (output.readLine() != null) {
        // nobody reads it, and it must not fill up
      }
    } catch (IOException ended) {
      // so does the reading
    }
  }

  String address() {
    return address;
  }

  int port() {
    return URI.create(address).getPort();
  }

  /** SIGKILL where there are signals. */
  void kill() {
    process.toHandle().destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
