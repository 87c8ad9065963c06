package truetill.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;

/**
 * Reads the fields of a JSON object with the contract's messages. Every reader notes what is wrong
 * and goes on with a stand-in, so that one 400 names every bad field; call {@link #orRefuse} before
 * the values are used. Unknown keys are ignored.
 *
 * <p>A reader without "required" answers null for an absent field. An explicit null is refused
 * unless {@link #allowNull} named the field; then it reads as null too, and {@link #has} tells the
 * two apart (PATCH).
 */
public final class Body {
  private static final String REQUIRED = "This field is required.";
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final JsonNode object;
  private final ZoneId zone;
  private final FieldErrors errors;
  private final Set<String> nullable = new HashSet<>();

  Body(JsonNode object, ZoneId zone) {
    this(object, zone, new FieldErrors());
  }

  private Body(JsonNode object, ZoneId zone, FieldErrors errors) {
    this.object = object;
    this.zone = zone;
    this.errors = errors;
  }

  public boolean has(String field) {
    return object.has(field);
  }

  /** Fields for which null is a value. An empty string means null for a {@link #pk} among them. */
  public Body allowNull(String... fields) {
    nullable.addAll(List.of(fields));
    return this;
  }

  /**
   * Notes each of these fields that is absent: what a new row and a PUT must carry and a PATCH need
   * not. With it one set of readers serves all three.
   */
  public Body require(String... fields) {
    for (String field : fields) {
      if (!object.has(field)) {
        refuse(field, REQUIRED);
      }
    }
    return this;
  }

  /** What was sent, or the value the row has when the field was left out. */
  public static <T> T or(@Nullable T sent, T kept) {
    return sent == null ? kept : sent;
  }

  /** As {@link #or}, for a field that {@link #allowNull} named: a sent null clears the value. */
  public <T> @Nullable T orKept(String field, @Nullable T sent, @Nullable T kept) {
    return has(field) ? sent : kept;
  }

  /** Text, trimmed, not blank. */
  public String requiredText(String field, int max) {
    return required(field, filledText(field, max), "");
  }

  /** Text, trimmed, not blank when present. */
  public @Nullable String filledText(String field, int max) {
    return read(field, value -> Values.text(value, max, false));
  }

  /** Text, trimmed, may be empty. */
  public @Nullable String text(String field, int max) {
    return read(field, value -> Values.text(value, max, true));
  }

  /** Text exactly as sent: passwords and tokens. */
  public String requiredSecret(String field) {
    return required(field, read(field, value -> Values.secret(value, 1000)), "");
  }

  public String requiredEmail(String field) {
    return required(field, email(field), "");
  }

  public @Nullable String email(String field) {
    return read(field, value -> Values.text(value, 254, false).then(Values::email));
  }

  /** As {@link #email}, or blank for none. */
  public @Nullable String emailOrBlank(String field) {
    JsonNode value = object.path(field);
    return value.isTextual() && value.asText().isBlank() ? "" : email(field);
  }

  public Money requiredAmount(String field) {
    return required(field, amount(field), Money.ZERO);
  }

  /** Dollars, never negative: a JSON number or a numeric string. */
  public @Nullable Money amount(String field) {
    return read(field, Values::amount);
  }

  /**
   * A decimal of a column {@code numeric(digits, places)}, from {@code min} to {@code max};
   * answered with exactly {@code places} decimals.
   */
  public @Nullable BigDecimal decimal(
      String field, int digits, int places, BigDecimal min, BigDecimal max) {
    return read(field, value -> Values.decimal(value, digits, places, min, max));
  }

  /** A percentage from 0 to 100 with two decimals: 40 is forty percent. */
  public @Nullable BigDecimal percent(String field) {
    return decimal(field, 5, 2, BigDecimal.ZERO, HUNDRED);
  }

  public @Nullable Integer integer(String field, int min, int max) {
    Long value = read(field, json -> Values.integer(json, min, max));
    return value == null ? null : value.intValue();
  }

  public @Nullable Boolean bool(String field) {
    return read(field, Values::bool);
  }

  /** As {@link #bool}, but only JSON's own true and false count (rules-inventory promise 27). */
  public @Nullable Boolean strictBool(String field) {
    return read(
        field,
        value ->
            value.isBoolean()
                ? Outcome.done(value.booleanValue())
                : Outcome.refused("invalid", "Must be true or false, without quotes."));
  }

  public @Nullable LocalDate date(String field) {
    return read(field, Values::date);
  }

  /** As {@link #date}; null and blank text mean that no day was named. */
  public @Nullable LocalDate dateIfAny(String field) {
    JsonNode value = object.path(field);
    boolean none = value.isNull() || (value.isTextual() && value.asText().isBlank());
    return none ? null : date(field);
  }

  public LocalDate requiredDate(String field) {
    return required(field, date(field), LocalDate.EPOCH);
  }

  /** Any offset; without one the time is store-local. */
  public @Nullable Instant timestamp(String field) {
    return read(field, value -> Values.timestamp(value, zone));
  }

  public long requiredPk(String field) {
    return required(field, pk(field), 0L);
  }

  /** The id of another row that {@code exists} knows; null when absent or refused. */
  public @Nullable Long existing(String field, LongPredicate exists) {
    Long id = pk(field);
    if (id == null || exists.test(id)) {
      return id;
    }
    refuseUnknownPk(field, id);
    return null;
  }

  /** The id of another row; whether it exists is for the caller, see {@link #existing}. */
  public @Nullable Long pk(String field) {
    if (nullable.contains(field)
        && object.path(field).isTextual()
        && object.path(field).asText().isBlank()) {
      return null;
    }
    return read(field, Values::pk);
  }

  public List<Long> requiredIds(String field) {
    JsonNode list = object.path(field);
    if (list.isMissingNode() || list.isNull()) {
      required(field, null, "");
    } else if (!list.isArray()) {
      refuse(field, "Expected a list of items but got type \"" + Values.typeWord(list) + "\".");
    } else if (list.isEmpty()) {
      refuse(field, "This list may not be empty.");
    } else {
      List<Long> ids = new ArrayList<>();
      for (JsonNode element : list) {
        switch (Values.integer(element, 1, Long.MAX_VALUE)) {
          case Outcome.Done<Long>(Long id) -> ids.add(id);
          case Outcome.Refused<Long>(String code, String detail) -> {
            refuse(field, detail);
            return List.of();
          }
        }
      }
      return ids;
    }
    return List.of();
  }

  /** One of a fixed set of words. */
  public @Nullable String choice(String field, Collection<String> words) {
    return read(
        field,
        value ->
            value.isTextual() && words.contains(value.asText())
                ? Outcome.done(value.asText())
                : Outcome.refused("invalid", "\"" + shown(value) + "\" is not a valid choice."));
  }

  public String requiredChoice(String field, Collection<String> words) {
    return required(field, choice(field, words), "");
  }

  /** Any JSON value as sent; null when absent. */
  public @Nullable JsonNode json(String field) {
    return object.get(field);
  }

  /** A nested object read with the same errors; null when absent or null. */
  public @Nullable Body object(String field) {
    JsonNode value = object.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isObject()) {
      refuse(field, "Invalid data. Expected a dictionary, but got " + Values.typeWord(value) + ".");
      return null;
    }
    return new Body(value, zone, errors);
  }

  /**
   * The objects of a list, each with errors of its own (see {@link #complaint}); null when absent
   * or null. What is no list of objects is noted under {@code field}.
   */
  public @Nullable List<Body> objects(String field) {
    JsonNode list = object.path(field);
    if (list.isMissingNode() || list.isNull()) {
      return null;
    }
    if (!list.isArray()) {
      refuse(field, "Expected a list of items but got type \"" + Values.typeWord(list) + "\".");
      return null;
    }
    List<Body> objects = new ArrayList<>();
    for (JsonNode element : list) {
      if (!element.isObject()) {
        refuse(
            field,
            "Entry "
                + (objects.size() + 1)
                + " is no dictionary but "
                + Values.typeWord(element)
                + ".");
        return null;
      }
      objects.add(new Body(element, zone, new FieldErrors()));
    }
    return objects;
  }

  /** The first thing that is wrong so far: {@code field: message}. */
  public Optional<String> complaint() {
    return errors.first();
  }

  /**
   * This body with the keys of a nested object read as if they stood here; a key that stands here
   * wins. What is wrong with any of them is noted together.
   */
  public Body flattened(String field) {
    if (object(field) == null) {
      return this;
    }
    ObjectNode both = object.path(field).deepCopy();
    object.properties().forEach(entry -> both.set(entry.getKey(), entry.getValue()));
    Body body = new Body(both, zone, errors);
    body.nullable.addAll(nullable);
    return body;
  }

  public void refuse(String field, String message) {
    errors.add(field, message);
  }

  public void refuseUnknownPk(String field, Object id) {
    errors.add(field, Values.noSuchPk(id));
  }

  /** The value of a unique field is another row's: "register with this code already exists." */
  public void refuseTaken(String field, String entity) {
    errors.add(field, entity + " with this " + field + " already exists.");
  }

  /** Fields that only together must be unique: {@code non_field_errors}. */
  public void refuseTakenTogether(String... fields) {
    refuseWhole("The fields " + String.join(", ", fields) + " must make a unique set.");
  }

  /** For a combination of fields: {@code non_field_errors}. */
  public void refuseWhole(String message) {
    errors.add(FieldErrors.WHOLE_REQUEST, message);
  }

  /** Ends the call as 400 when anything was wrong so far. */
  public void orRefuse() {
    errors.orRefuse();
  }

  private <T> @Nullable T read(String field, Function<JsonNode, Outcome<T>> reader) {
    JsonNode value = object.path(field);
    if (value.isMissingNode()) {
      return null;
    }
    if (value.isNull()) {
      if (!nullable.contains(field)) {
        refuse(field, "This field may not be null.");
      }
      return null;
    }
    return switch (reader.apply(value)) {
      case Outcome.Done<T>(T good) -> good;
      case Outcome.Refused<T>(String code, String detail) -> {
        refuse(field, detail);
        yield null;
      }
    };
  }

  private <T> T required(String field, @Nullable T value, T standIn) {
    if (value != null) {
      return value;
    }
    if (!object.has(field)) {
      refuse(field, REQUIRED);
    } else if (!errors.has(field)) {
      refuse(field, "This field may not be null.");
    }
    return standIn;
  }

  private static String shown(JsonNode value) {
    return Values.shortened(value.isValueNode() ? value.asText() : value.toString());
  }
}
