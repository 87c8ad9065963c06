package truetill.client.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.pos.CashCount;
import truetill.core.pos.Denomination;
import truetill.core.pos.PaymentMethod;
import truetill.core.pos.Tender;

/** Reads the values of a headless command; what is no such value is refused, never guessed. */
final class CommandInput {
  private CommandInput() {}

  static Outcome<Tender> tender(JsonNode command) {
    String word = command.path("method").asText();
    PaymentMethod method = PaymentMethod.ofWire(word).orElse(null);
    if (method == null) {
      return Outcome.refused("bad_method", "\"" + word + "\" is not cash, card or split.");
    }
    return optionalAmount(command, "tendered")
        .then(tendered ->
            optionalAmount(command, "card")
                .map(card -> new Tender(method, tendered.amount(), card.amount())));
  }

  record MaybeAmount(@Nullable Money amount) {}

  static Outcome<MaybeAmount> optionalAmount(JsonNode command, String key) {
    return command.hasNonNull(key)
        ? amount(command, key).map(MaybeAmount::new)
        : Outcome.done(new MaybeAmount(null));
  }

  static Outcome<Money> amount(JsonNode command, String key) {
    JsonNode value = command.path(key);
    if (value.isNumber()) {
      return Money.ofDecimal(value.decimalValue());
    }
    return value.isTextual()
        ? Money.parse(value.asText())
        : Outcome.refused("bad_amount", "\"" + key + "\" must be an amount such as \"50.00\".");
  }

  /**
   * A whole number. Anything else is refused and never rounded, cut or taken for the default: it
   * would become a fact nobody stated.
   */
  static Outcome<Integer> whole(JsonNode object, String key, int whenMissing) {
    JsonNode value = object.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return Outcome.done(whenMissing);
    }
    boolean fits = value.isNumber() && value.canConvertToInt() && value.canConvertToExactIntegral();
    if (fits) {
      return Outcome.done(value.intValue());
    }
    return value.isTextual() && value.asText().matches("-?[0-9]{1,9}")
        ? Outcome.done(Integer.valueOf(value.asText()))
        : Outcome.refused("bad_number", "\"" + key + "\" must be a whole number such as 1.");
  }

  /** A date such as 2026-11-27; empty when there is none. */
  static Outcome<Optional<LocalDate>> date(JsonNode command, String key) {
    if (!command.hasNonNull(key)) {
      return Outcome.done(Optional.empty());
    }
    try {
      return Outcome.done(Optional.of(LocalDate.parse(command.path(key).asText())));
    } catch (DateTimeParseException noDate) {
      return Outcome.refused("bad_date", "\"" + key + "\" must be a date such as 2026-11-27.");
    }
  }

  record Counted(Money total, CashCount count) {}

  static Outcome<Counted> counted(JsonNode command) {
    return count(command)
        .then(count ->
            count.isCounted() && !command.hasNonNull("total")
                ? Outcome.done(new Counted(count.total(), count))
                : amount(command, "total").map(total -> new Counted(total, count)));
  }

  static Outcome<CashCount> count(JsonNode command) {
    JsonNode count = command.path("count");
    if (!count.isObject() && command.hasNonNull("count")) {
      return Outcome.refused("bad_count", "\"count\" must be an object such as {\"twenties\": 3}.");
    }
    Map<Denomination, Integer> pieces = new EnumMap<>(Denomination.class);
    for (Denomination denomination : Denomination.values()) {
      Outcome<Integer> number = whole(count, denomination.wire(), 0);
      if (number instanceof Outcome.Refused<Integer> refused) {
        return refused.as();
      }
      pieces.put(denomination, number.orElseThrow());
    }
    return CashCount.of(pieces);
  }

  static Map<String, @Nullable Object> withText(
      JsonNode command, String key, Function<String, Map<String, @Nullable Object>> action) {
    String text = command.path(key).asText().strip();
    return text.isEmpty()
        ? Answer.refused("bad_command", "\"" + key + "\" is missing.")
        : action.apply(text);
  }
}
