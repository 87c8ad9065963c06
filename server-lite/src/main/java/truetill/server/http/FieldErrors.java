package truetill.server.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what is wrong with a request, field by field, so that one answer names it all. */
final class FieldErrors {
  static final String WHOLE_REQUEST = "non_field_errors";

  private final Map<String, List<String>> messages = new LinkedHashMap<>();

  void add(String field, String message) {
    messages.computeIfAbsent(field, name -> new ArrayList<>()).add(message);
  }

  boolean has(String field) {
    return messages.containsKey(field);
  }

  void orRefuse() {
    if (!messages.isEmpty()) {
      throw new Problem(Reply.of(400, messages));
    }
  }

  /** The first message that was noted, with its field. */
  Optional<String> first() {
    return messages.entrySet().stream()
        .findFirst()
        .map(entry -> entry.getKey() + ": " + entry.getValue().getFirst());
  }
}
