package truetill.client.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The headless register: one JSON command per line in, one JSON answer per line out, in order
 * (house section 6). Nothing but answers goes to the output. The end of the input is the same as
 * {@code quit}.
 */
final class HeadlessConsole {
  private static final Logger LOG = LoggerFactory.getLogger(HeadlessConsole.class);
  private static final int MAX_LINE_LENGTH = 64 * 1024;

  private final HeadlessCommands commands;
  private final ObjectMapper json =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private int incidents;

  HeadlessConsole(HeadlessCommands commands) {
    this.commands = commands;
  }

  /** Answers line by line until {@code quit} or the end of the input. */
  void run(BufferedReader input, PrintStream output) throws IOException {
    String line = input.readLine();
    while (line != null) {
      if (!line.isBlank()) {
        JsonNode command = read(line);
        output.println(json.writeValueAsString(answer(command)));
        output.flush();
        if (command != null && command.path("do").asText().equals("quit")) {
          return;
        }
      }
      line = input.readLine();
    }
  }

  private Map<String, @Nullable Object> answer(@Nullable JsonNode command) {
    if (command == null) {
      return Answer.refused("bad_command", "Send one JSON object on one line.");
    }
    try {
      return commands.run(command);
    } catch (RuntimeException bug) {
      int incident = ++incidents;
      LOG.error("incident {}: command {}", incident, command.path("do").asText(), bug);
      return Answer.refused(
          "internal", "Something went wrong here. The log has it as incident " + incident + ".");
    }
  }

  private @Nullable JsonNode read(String line) {
    if (line.length() > MAX_LINE_LENGTH) {
      return null;
    }
    try {
      JsonNode command = json.readTree(line);
      return command.isObject() ? command : null;
    } catch (JsonProcessingException noJson) {
      return null;
    }
  }
}
