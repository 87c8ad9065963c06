package truetill.client.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import truetill.client.devices.printer.PrinterAddress;
import truetill.client.devices.receipt.PaperWidth;

/** A register's data folder, and the program started on it for a few commands at a time. */
record Till(Path folder) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static final String SIGN_IN = "{\"do\":\"sign-in\",\"pin\":\"1001\"}";
  static final String OPEN = "{\"do\":\"open-drawer\",\"total\":\"200.00\"}";
  static final String BOX = "{\"do\":\"untagged\",\"description\":\"Box\",\"price\":\"2.00\"}";
  static final String PAY = "{\"do\":\"pay\",\"method\":\"cash\"}";
  static final String SYNC = "{\"do\":\"sync\"}";
  static final String STATUS = "{\"do\":\"status\"}";

  /** Starts the register, gives it the commands, closes it; the answers as they came. */
  List<JsonNode> run(String address, @Nullable String code, String... commands)
      throws CannotStart, IOException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (Station station =
        Station.open(
            new StationOptions(
                folder,
                address,
                false,
                code,
                new PrinterAddress.None(),
                PaperWidth.COLUMNS_42,
                sheet -> {}))) {
      new HeadlessConsole(new HeadlessCommands(station.register()))
          .run(
              new BufferedReader(new StringReader(String.join("\n", commands))),
              new PrintStream(said, true, StandardCharsets.UTF_8));
    }
    List<JsonNode> answers = new ArrayList<>();
    for (String line : said.toString(StandardCharsets.UTF_8).lines().toList()) {
      answers.add(JSON.readTree(line));
    }
    return answers;
  }

  /** As {@link #run}, where every command is done. */
  List<JsonNode> does(String address, @Nullable String code, String... commands)
      throws CannotStart, IOException {
    List<JsonNode> answers = run(address, code, commands);
    assertThat(answers).allMatch(answer -> answer.path("ok").asBoolean());
    return answers;
  }

  /** Receipt numbers of the sales among these answers. */
  static List<String> receipts(List<JsonNode> answers) {
    return answers.stream()
        .filter(answer -> answer.has("receipt"))
        .map(answer -> answer.path("receipt").asText())
        .toList();
  }

  JsonNode identity() throws IOException {
    return JSON.readTree(folder.resolve("device.json").toFile());
  }

  String device() throws IOException {
    return identity().path("device").asText();
  }

  /** The same folder, byte for byte, somewhere else. */
  Till copiedTo(Path other) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        Path target = other.resolve(folder.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
    return new Till(other);
  }

  /** What the program's command puts out, after the exit code that is due. */
  static String command(int exit, String... line) {
    StringWriter said = new StringWriter();
    PrintWriter both = new PrintWriter(said, true);
    assertThat(Main.run(line, both, both)).as(() -> said.toString()).isEqualTo(exit);
    assertThat(said.toString()).doesNotContain("Exception");
    return said.toString();
  }

  /** The books are right by themselves. */
  void verifies() {
    assertThat(command(0, "verify-journal", folder.toString())).startsWith("ok: ");
  }
}
