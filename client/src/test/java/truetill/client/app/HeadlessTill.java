package truetill.client.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import truetill.client.devices.printer.PrinterAddress;
import truetill.client.devices.receipt.PaperWidth;

/** A register without a window over a data folder, started anew for each list of commands. */
final class HeadlessTill {
  private final ObjectMapper json = new ObjectMapper();
  private final Path data;

  HeadlessTill(Path data) {
    this.data = data;
  }

  /** A demo register without a printer. */
  static StationOptions options(Path data, String server) {
    return new StationOptions(
        data, server, true, new PrinterAddress.None(), PaperWidth.COLUMNS_42, sheet -> {});
  }

  /** Starts the register, gives it the commands, quits; each must succeed. Answers the answers. */
  List<JsonNode> say(String server, String... commands) throws CannotStart, IOException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (Station station = Station.open(options(data, server))) {
      new HeadlessConsole(new HeadlessCommands(station.register()))
          .run(
              new BufferedReader(new StringReader(String.join("\n", commands))),
              new PrintStream(said, true, StandardCharsets.UTF_8));
    }
    List<JsonNode> answers = new ArrayList<>();
    for (String line : said.toString(StandardCharsets.UTF_8).lines().toList()) {
      JsonNode answer = json.readTree(line);
      assertThat(answer.path("ok").asBoolean()).as(line).isTrue();
      answers.add(answer);
    }
    return answers;
  }
}
