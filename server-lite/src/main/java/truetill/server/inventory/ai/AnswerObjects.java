package truetill.server.inventory.ai;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON objects in a model's answer (rules-inventory section 13, promise 78). Text around them
 * is ignored; of a list that was cut off, the objects that are whole are used. However the answer
 * is made, reading it ends soon and does not throw.
 */
final class AnswerObjects {
  /** Far more than a model is asked for; what follows is not read. */
  private static final int MAX_CHARACTERS = 400_000;

  /** Braces that begin no object, as in prose or in a list that was cut off. */
  private static final int MAX_FAILURES = 200;

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private AnswerObjects() {}

  /** Those that have the key {@code marker}, also inside the lists of an object around them. */
  static List<JsonNode> with(String marker, String answer) {
    String text = answer.substring(0, Math.min(answer.length(), MAX_CHARACTERS));
    List<JsonNode> found = new ArrayList<>();
    int failures = 0;
    int at = text.indexOf('{');
    while (at >= 0 && failures < MAX_FAILURES) {
      Parsed parsed = parsed(text.substring(at));
      if (parsed == null) {
        failures++;
        at = text.indexOf('{', at + 1);
      } else {
        add(marker, parsed.object(), found);
        at = text.indexOf('{', at + parsed.length());
      }
    }
    return found;
  }

  private record Parsed(JsonNode object, int length) {}

  private static @Nullable Parsed parsed(String text) {
    try (JsonParser parser = MAPPER.createParser(text)) {
      JsonNode object = parser.readValueAsTree();
      return object == null
          ? null
          : new Parsed(object, (int) parser.currentLocation().getCharOffset());
    } catch (IOException | RuntimeException noObject) {
      return null;
    }
  }

  private static void add(String marker, JsonNode object, List<JsonNode> found) {
    if (object.has(marker)) {
      found.add(object);
      return;
    }
    for (JsonNode value : object) {
      if (value.isArray()) {
        for (JsonNode element : value) {
          if (element.has(marker)) {
            found.add(element);
          }
        }
      }
    }
  }
}
