package truetill.server.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Collects what is wrong with a request, field by field, so that one answer names it all. */
final class FieldErrors {
  static final String WHOLE_REQUEST = "non_field_errors";

  /** Of the entries of one list; nobody reads a thousand. */
  private static final int MAX_MESSAGES_OF_ENTRIES = 20;

  private final Map<String, List<String>> messages = new LinkedHashMap<>();
  private final BiConsumer<String, String> passOn;

  FieldErrors() {
    this((field, message) -> {});
  }

  private FieldErrors(BiConsumer<String, String> passOn) {
    this.passOn = passOn;
  }

  void add(String field, String message) {
    messages.computeIfAbsent(field, name -> new ArrayList<>()).add(message);
    passOn.accept(field, message);
  }

  /** The errors of one entry of a list, each noted under the list's name too. */
  FieldErrors ofEntry(String list, String entry) {
    return new FieldErrors((field, message) -> {
      if (messages.getOrDefault(list, List.of()).size() < MAX_MESSAGES_OF_ENTRIES) {
        add(list, entry + ": " + field + ": " + message);
      }
    });
  }

  boolean has(String field) {
    return messages.containsKey(field);
  }

  void orRefuse() {
    if (!messages.isEmpty()) {
      throw new Problem(Reply.of(400, messages));
    }
  }
}
