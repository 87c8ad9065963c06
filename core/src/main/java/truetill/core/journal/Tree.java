package truetill.core.journal;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.pos.CashCount;
import truetill.core.pos.Denomination;

/**
 * Reads the typed values of a record that came from outside. Each reader throws {@link Malformed},
 * which {@link OpCodec} turns into a refusal, so it never leaves this package.
 */
final class Tree {
  /** What a record says that no record of ours can say. */
  static final class Malformed extends RuntimeException {
    Malformed(String message) {
      super(message);
    }
  }

  private final Map<?, ?> values;

  private Tree(Map<?, ?> values) {
    this.values = values;
  }

  static Tree of(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return new Tree(map);
    }
    throw new Malformed("an object is due, not " + value);
  }

  Tree tree(String key) {
    return of(values.get(key));
  }

  @Nullable Tree treeOrNull(String key) {
    return values.get(key) == null ? null : tree(key);
  }

  List<Tree> trees(String key) {
    if (!(values.get(key) instanceof List<?> list)) {
      throw new Malformed(key + " is no list");
    }
    List<Tree> trees = new ArrayList<>();
    list.forEach(value -> trees.add(of(value)));
    return trees;
  }

  String text(String key) {
    String text = textOrNull(key);
    if (text == null) {
      throw new Malformed(key + " is missing");
    }
    return text;
  }

  @Nullable String textOrNull(String key) {
    Object value = values.get(key);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw new Malformed(key + " is no text");
  }

  long number(String key) {
    return switch (values.get(key)) {
      case Integer number -> number;
      case Long number -> number;
      case null, default -> throw new Malformed(key + " is no whole number");
    };
  }

  int smallNumber(String key) {
    long number = number(key);
    if (number < Integer.MIN_VALUE || number > Integer.MAX_VALUE) {
      throw new Malformed(key + " is out of range");
    }
    return (int) number;
  }

  Money money(String key) {
    long cents = number(key);
    if (Math.abs(cents) > 1_000_000_000_000_000L) {
      throw new Malformed(key + " is out of range");
    }
    return Money.ofCents(cents);
  }

  @Nullable Money moneyOrNull(String key) {
    return values.get(key) == null ? null : money(key);
  }

  UUID uuid(String key) {
    return toUuid(key, text(key));
  }

  @Nullable UUID uuidOrNull(String key) {
    String text = textOrNull(key);
    return text == null ? null : toUuid(key, text);
  }

  LocalDate date(String key) {
    try {
      return LocalDate.parse(text(key));
    } catch (DateTimeParseException noDate) {
      throw new Malformed(key + " is no date");
    }
  }

  CashCount count(String key) {
    Object value = values.get(key);
    if (value == null) {
      return CashCount.NOT_COUNTED;
    }
    Tree counted = of(value);
    Map<Denomination, Integer> pieces = new EnumMap<>(Denomination.class);
    for (Denomination denomination : Denomination.values()) {
      pieces.put(denomination, counted.smallNumber(denomination.wire()));
    }
    return switch (CashCount.of(pieces)) {
      case Outcome.Done<CashCount>(CashCount count) -> count;
      case Outcome.Refused<CashCount> refused -> throw new Malformed(refused.detail());
    };
  }

  Map<?, ?> asMap() {
    return values;
  }

  private static UUID toUuid(String key, String text) {
    try {
      UUID uuid = UUID.fromString(text);
      if (uuid.toString().equals(text)) {
        return uuid;
      }
    } catch (IllegalArgumentException noUuid) {
      throw new Malformed(key + " is no uuid");
    }
    throw new Malformed(key + " is no uuid in its usual form");
  }
}
