package truetill.server.pos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.pos.CashCount;
import truetill.core.pos.Denomination;
import truetill.server.http.Body;

/**
 * Reads a count and a total that may come together or alone (rules-store section 7): both must
 * agree to the cent, and an absent, empty or all-zero count means "not counted".
 */
final class CountBody {
  /** Cash as somebody said it. */
  record Counted(Money total, CashCount count) {}

  /** No cash at all. */
  static final Counted NOTHING = new Counted(Money.ZERO, CashCount.NOT_COUNTED);

  private CountBody() {}

  /** Empty when neither was sent. What is wrong is noted in the body. */
  static Optional<Counted> read(Body body, String countField, String totalField) {
    body.allowNull(totalField);
    CashCount count = count(body, countField);
    Money total = body.amount(totalField);
    if (total == null) {
      return count.isCounted()
          ? Optional.of(new Counted(inRange(body, countField, count), count))
          : Optional.empty();
    }
    return switch (count.agreedWith(total)) {
      case Outcome.Done<Money>(Money agreed) -> Optional.of(new Counted(agreed, count));
      case Outcome.Refused<Money>(String code, String detail) -> {
        body.refuse(totalField, detail);
        yield Optional.of(new Counted(total, count));
      }
    };
  }

  /** As {@link #read}, where one of the two has to be there. */
  static Counted require(Body body, String countField, String totalField) {
    Optional<Counted> counted = read(body, countField, totalField);
    if (counted.isEmpty()) {
      body.refuse(totalField, "Send " + countField + " or " + totalField + ".");
    }
    return counted.orElse(NOTHING);
  }

  /** A new total without a count drops the old count when the two no longer agree. */
  static Counted orKept(Optional<Counted> sent, Counted old) {
    if (sent.isEmpty()) {
      return old;
    }
    Counted cash = sent.get();
    boolean stillAgrees = !cash.count().isCounted() && old.count().total().equals(cash.total());
    return stillAgrees ? new Counted(cash.total(), old.count()) : cash;
  }

  private static Money inRange(Body body, String field, CashCount count) {
    Money total = count.total();
    if (total.compareTo(Money.MAX) > 0) {
      body.refuse(field, "The count adds up to more than " + Money.MAX + ".");
    }
    return total;
  }

  private static CashCount count(Body body, String field) {
    JsonNode sent = body.json(field);
    if (sent == null || sent.isNull()) {
      return CashCount.NOT_COUNTED;
    }
    if (!sent.isObject()) {
      body.refuse(field, "Expected a dictionary of denominations and numbers.");
      return CashCount.NOT_COUNTED;
    }
    Map<Denomination, Integer> pieces = new EnumMap<>(Denomination.class);
    for (Map.Entry<String, JsonNode> entry : sent.properties()) {
      Denomination denomination = denomination(entry.getKey());
      if (denomination == null) {
        body.refuse(field, "\"" + entry.getKey() + "\" is not a denomination.");
      } else if (!entry.getValue().isIntegralNumber() || !entry.getValue().canConvertToInt()) {
        body.refuse(field, "The number of " + entry.getKey() + " must be a whole number.");
      } else {
        pieces.put(denomination, entry.getValue().intValue());
      }
    }
    return switch (CashCount.of(pieces)) {
      case Outcome.Done<CashCount>(CashCount count) -> count;
      case Outcome.Refused<CashCount>(String code, String detail) -> {
        body.refuse(field, detail);
        yield CashCount.NOT_COUNTED;
      }
    };
  }

  private static @Nullable Denomination denomination(String word) {
    return Arrays.stream(Denomination.values())
        .filter(denomination -> denomination.wire().equals(word))
        .findFirst()
        .orElse(null);
  }
}
