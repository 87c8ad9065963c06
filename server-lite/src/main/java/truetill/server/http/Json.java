package truetill.server.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import truetill.core.money.Money;
import truetill.core.money.Rate;

/**
 * JSON of the contract (rules-store section 1): snake case names, nulls kept, amounts and other
 * decimals as strings, times with the offset of the store's zone.
 */
public final class Json {
  private static final Pattern ASIDE =
      Pattern.compile(
          " (\\(start marker|\\(bound as|\\(\\d+, from|\\(not recognized|for `).*|: enable `.*",
          Pattern.DOTALL);

  private static final int MAX_DEPTH = 32;
  private static final int MAX_NUMBER_CHARACTERS = 100;
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx");

  private final ObjectMapper mapper;

  /** Takes the store's zone as it is at the moment of writing. */
  public Json(Supplier<ZoneId> zone) {
    SimpleModule values = new SimpleModule();
    values.addSerializer(Money.class, text(Money::toString));
    values.addSerializer(Rate.class, text(Rate::toString));
    values.addSerializer(BigDecimal.class, text(BigDecimal::toPlainString));
    values.addSerializer(LocalDate.class, text(LocalDate::toString));
    values.addSerializer(UUID.class, text(UUID::toString));
    values.addSerializer(
        Instant.class, text(instant -> TIMESTAMP.format(instant.atZone(zone.get()))));
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_CHARACTERS)
                    .build())
            .build();
    mapper =
        JsonMapper.builder(factory)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .addModule(values)
            .build();
  }

  public byte[] bytes(Object value) {
    try {
      return mapper.writeValueAsBytes(value);
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException("cannot write " + value.getClass().getName(), bug);
    }
  }

  public String text(Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException("cannot write " + value.getClass().getName(), bug);
    }
  }

  /** Text this server wrote itself, such as a JSON column. */
  public JsonNode parse(String own) {
    try {
      return mapper.readTree(own);
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException("a JSON column is not JSON", bug);
    }
  }

  /**
   * Bytes from outside; malformed JSON ends the call as 400. So does a key sent twice, since nobody
   * can tell which of the two was meant, and half a surrogate pair: it is no character, and no
   * UTF-8 answer could ever carry it again.
   */
  JsonNode parseRequest(byte[] bytes) {
    try {
      JsonNode parsed = mapper.readTree(bytes);
      if (holdsHalfCharacter(parsed)) {
        throw Problem.badRequest("JSON parse error - the text holds half a surrogate pair.");
      }
      return parsed;
    } catch (JsonProcessingException malformed) {
      throw Problem.badRequest("JSON parse error - " + plain(malformed.getOriginalMessage()));
    } catch (IOException notText) {
      throw Problem.badRequest("JSON parse error - the body is not UTF-8 text.");
    }
  }

  /** The library's sentence without what it adds of its own classes and settings. */
  private static String plain(String sentence) {
    String plain = ASIDE.matcher(sentence).replaceFirst("");
    return plain.indexOf('`') < 0 ? plain : "it is not what this server reads.";
  }

  private static boolean holdsHalfCharacter(JsonNode node) {
    if (node.isTextual()) {
      return isHalf(node.textValue());
    }
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      if (isHalf(property.getKey()) || holdsHalfCharacter(property.getValue())) {
        return true;
      }
    }
    for (JsonNode element : node.isArray() ? node : List.<JsonNode>of()) {
      if (holdsHalfCharacter(element)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isHalf(String text) {
    return text.codePoints()
        .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
  }

  /** An amount as a JSON number, for the printer data that asks for numbers. */
  public static JsonNode number(Money amount) {
    return DecimalNode.valueOf(BigDecimal.valueOf(amount.cents(), 2));
  }

  private static <T> JsonSerializer<T> text(Function<T, String> form) {
    return new JsonSerializer<>() {
      @Override
      public void serialize(T value, JsonGenerator out, SerializerProvider serializers)
          throws IOException {
        out.writeString(form.apply(value));
      }
    };
  }
}
