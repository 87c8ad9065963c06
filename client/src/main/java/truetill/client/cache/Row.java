package truetill.client.cache;

import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the values of a row the server sent. */
final class Row {
  private final String table;
  private final Map<String, @Nullable Object> values;

  Row(String table, Map<String, @Nullable Object> values) {
    this.table = table;
    this.values = values;
  }

  static UUID uuid(String table, String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException noUuid) {
      throw new UnreadableRow("A row of " + table + " has no uid.");
    }
  }

  String text(String key) {
    String text = textOrNull(key);
    if (text == null) {
      throw new UnreadableRow("A row of " + table + " has no " + key + ".");
    }
    return text;
  }

  String textOr(String key, String otherwise) {
    String text = textOrNull(key);
    return text == null ? otherwise : text;
  }

  @Nullable String textOrNull(String key) {
    return switch (values.get(key)) {
      case null -> null;
      case String text -> text;
      case BigDecimal number -> number.toPlainString();
      case Number number -> number.toString();
      case Boolean truth -> truth.toString();
      default -> null;
    };
  }

  long number(String key) {
    return switch (values.get(key)) {
      case Integer number -> number;
      case Long number -> number;
      case null, default ->
          throw new UnreadableRow("A row of " + table + " has no whole number in " + key + ".");
    };
  }

  /** Absent means true: a server that does not say so means an active row. */
  boolean truth(String key) {
    return !Boolean.FALSE.equals(values.get(key));
  }
}
