package truetill.client.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A headless register in a process of its own, talked to as any other program would. */
public final class HeadlessProcess implements AutoCloseable {
  private final ObjectMapper json = new ObjectMapper();
  private final Process process;
  private final Path errors;
  private final Writer input;
  private final BufferedReader output;

  private HeadlessProcess(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    this.input = process.outputWriter(UTF_8);
    this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
  }

  /** Starts a register on a data folder. */
  public static HeadlessProcess start(ProgramImage program, Path data, String... flags)
      throws IOException {
    List<String> command = program.command();
    command.addAll(List.of("register", "--headless", "--data", data.toString()));
    command.addAll(List.of(flags));
    Path errors = data.resolve("errors.log");
    return new HeadlessProcess(
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
            .start(),
        errors);
  }

  /** Sends a command without waiting; nothing happens when the process is gone. */
  public void send(String line) {
    try {
      input.write(line + "\n");
      input.flush();
    } catch (IOException gone) {
      // what it answered before is still read
    }
  }

  /** The next answer, null when the process has ended. */
  public @Nullable JsonNode answer() throws IOException {
    String line = output.readLine();
    try {
      return line == null ? null : json.readTree(line);
    } catch (IOException cutInTheMiddle) {
      return null; // an answer that was not finished told nobody anything
    }
  }

  /** Sends and waits for the answer, which must come. */
  public JsonNode ask(String line) throws IOException {
    send(line);
    JsonNode answer = answer();
    if (answer == null) {
      throw new IOException("the register ended instead of answering " + line + "\n" + errors());
    }
    return answer;
  }

  /** What it wrote to its standard error, and those before it on the same folder. */
  public String errors() throws IOException {
    return Files.readString(errors);
  }

  /** SIGKILL where there are signals; what was answered until then can still be read. */
  public void kill() {
    process.toHandle().destroyForcibly();
  }

  /** Exit code after a quit. */
  public int quit() throws IOException, InterruptedException {
    ask("{\"do\":\"quit\"}");
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      throw new IOException("the register did not end after quit");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
