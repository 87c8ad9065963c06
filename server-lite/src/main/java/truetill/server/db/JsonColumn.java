package truetill.server.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;

/** Text columns that hold JSON; the two databases do not agree on a JSON type. */
public final class JsonColumn {
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private JsonColumn() {}

  public static JsonNode parse(String column) {
    try {
      return MAPPER.readTree(column);
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException("a JSON column holds no JSON", bug);
    }
  }

  /** Maps, lists, numbers, text and records as JSON, these with the contract's names. */
  public static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException("cannot write " + value.getClass().getName(), bug);
    }
  }
}
