package truetill.server.inventory.ai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import truetill.core.manifest.cleanup.PlainText;

/**
 * One value of a model's answer as ours (rules-inventory section 13): numbers and lists become
 * text, anything else that is no text is as if it were not there. Lengths are UTF-16 units.
 */
final class AnswerValues {
  private static final int MAX_SPECIFICATIONS = 50;
  private static final int MAX_NAME = 100;
  private static final int MAX_VALUE = 500;

  private AnswerValues() {}

  /** Null when there is none or it is blank. */
  static @Nullable String text(JsonNode value, int max) {
    String text =
        value.isArray()
            ? value
                .valueStream()
                .filter(AnswerValues::isWord)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "))
            : isWord(value) ? value.asText() : "";
    String plain = PlainText.cut(PlainText.of(text), max);
    return plain.isEmpty() ? null : plain;
  }

  private static boolean isWord(JsonNode value) {
    return value.isTextual() || value.isNumber();
  }

  /** Null when it is no object. */
  static @Nullable Map<String, String> specifications(JsonNode value) {
    if (!value.isObject()) {
      return null;
    }
    Map<String, String> specifications = new LinkedHashMap<>();
    value
        .properties()
        .forEach(entry -> {
          String name = PlainText.cut(PlainText.of(entry.getKey()), MAX_NAME);
          String text = text(entry.getValue(), MAX_VALUE);
          if (!name.isEmpty() && text != null && specifications.size() < MAX_SPECIFICATIONS) {
            specifications.putIfAbsent(name, text);
          }
        });
    return specifications;
  }

  /** An id as number or as text of digits; 0, which no row has, when it is neither. */
  static long id(JsonNode value) {
    if (value.isIntegralNumber()) {
      return value.canConvertToLong() ? value.longValue() : 0;
    }
    String digits = value.isTextual() ? value.textValue().strip() : "";
    return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : 0;
  }
}
