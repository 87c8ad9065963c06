package truetill.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;

/** Turns one JSON value into one of ours, or says in the contract's words why it cannot. */
final class Values {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@,;<>()\\[\\]\"\\\\]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
  private static final int LARGEST_SCALE = 40;
  private static final int SHOWN = 100;

  private Values() {}

  /** Trimmed text. */
  static Outcome<String> text(JsonNode value, int max, boolean blankAllowed) {
    if (!value.isTextual() && !value.isNumber()) {
      return no("Not a valid string.");
    }
    String text = value.asText().strip();
    if (text.indexOf('\0') >= 0) {
      return no("Null characters are not allowed.");
    }
    if (text.isEmpty() && !blankAllowed) {
      return no("This field may not be blank.");
    }
    if (text.length() > max) {
      return no("Ensure this field has no more than " + max + " characters.");
    }
    return Outcome.done(text);
  }

  /** Text of any characters, since only its hash is kept; not empty. */
  static Outcome<String> secret(JsonNode value, int max) {
    if (!value.isTextual() && !value.isNumber()) {
      return no("Not a valid string.");
    }
    String text = value.asText();
    if (text.isEmpty()) {
      return no("This field may not be blank.");
    }
    return text.length() > max
        ? no("Ensure this field has no more than " + max + " characters.")
        : Outcome.done(text);
  }

  static Outcome<String> email(String text) {
    return EMAIL.matcher(text).matches() ? Outcome.done(text) : no("Enter a valid email address.");
  }

  static Outcome<Money> amount(JsonNode value) {
    return decimal(value)
        .then(Money::ofDecimal)
        .then(amount ->
            amount.isNegative()
                ? no("Ensure this value is greater than or equal to 0.")
                : Outcome.done(amount));
  }

  static Outcome<BigDecimal> decimal(JsonNode value) {
    BigDecimal number;
    if (value.isNumber()) {
      number = value.decimalValue();
    } else if (value.isTextual() && NUMBER.matcher(value.asText().strip()).matches()) {
      number = new BigDecimal(value.asText().strip());
    } else {
      return no("A valid number is required.");
    }
    // A tiny or huge exponent would make later arithmetic run for hours.
    return Math.abs((long) number.scale()) > LARGEST_SCALE
        ? no("A valid number is required.")
        : Outcome.done(number);
  }

  /** A decimal of a column {@code numeric(digits, places)} within a range. */
  static Outcome<BigDecimal> decimal(
      JsonNode value, int digits, int places, BigDecimal min, BigDecimal max) {
    return decimal(value)
        .then(number -> {
          BigDecimal plain = number.stripTrailingZeros();
          if (plain.scale() > places) {
            return no("Ensure that there are no more than " + places + " decimal places.");
          }
          if (plain.precision() - plain.scale() > digits - places) {
            return no("Ensure that there are no more than " + digits + " digits in total.");
          }
          if (number.compareTo(min) < 0) {
            return no("Ensure this value is greater than or equal to " + min.toPlainString() + ".");
          }
          return number.compareTo(max) > 0
              ? no("Ensure this value is less than or equal to " + max.toPlainString() + ".")
              : Outcome.done(number.setScale(places, RoundingMode.UNNECESSARY));
        });
  }

  static Outcome<Long> integer(JsonNode value, long min, long max) {
    Outcome<BigDecimal> number =
        value.isBoolean() ? no("A valid integer is required.") : decimal(value);
    if (!(number instanceof Outcome.Done<BigDecimal>(BigDecimal whole))
        || whole.stripTrailingZeros().scale() > 0) {
      return no("A valid integer is required.");
    }
    if (whole.compareTo(BigDecimal.valueOf(min)) < 0) {
      return no("Ensure this value is greater than or equal to " + min + ".");
    }
    if (whole.compareTo(BigDecimal.valueOf(max)) > 0) {
      return no("Ensure this value is less than or equal to " + max + ".");
    }
    return Outcome.done(whole.longValueExact());
  }

  static Outcome<Boolean> bool(JsonNode value) {
    return switch (value.asText().toLowerCase(Locale.ROOT)) {
      case "true", "1" -> Outcome.done(true);
      case "false", "0" -> Outcome.done(false);
      default -> no("Must be a valid boolean.");
    };
  }

  /** Never 0: no row has that id, and it stands for a field that was refused. */
  static Outcome<Long> pk(JsonNode value) {
    if (value.isIntegralNumber() || isDigits(value)) {
      String digits = value.asText();
      long id = digits.length() <= 18 ? Long.parseLong(digits) : 0;
      return id == 0 ? no(noSuchPk(digits)) : Outcome.done(id);
    }
    return no("Incorrect type. Expected pk value, received " + typeWord(value) + ".");
  }

  static String noSuchPk(Object id) {
    return "Invalid pk \"" + id + "\" - object does not exist.";
  }

  static Outcome<LocalDate> date(JsonNode value) {
    LocalDate date = value.isTextual() ? dateOrNull(value.asText()) : null;
    return date == null
        ? no("Date has wrong format. Use one of these formats instead: YYYY-MM-DD.")
        : Outcome.done(date);
  }

  static @Nullable LocalDate dateOrNull(String text) {
    try {
      LocalDate date = LocalDate.parse(text.strip());
      return date.getYear() >= 1 && date.getYear() <= 9999 ? date : null;
    } catch (DateTimeException wrong) {
      return null;
    }
  }

  /** Without an offset the time is store-local. */
  static Outcome<Instant> timestamp(JsonNode value, ZoneId zone) {
    String text = value.isTextual() ? value.asText().strip().replace(' ', 'T') : "";
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      return inRange(instant);
    } catch (DateTimeException notWithOffset) {
      try {
        return inRange(LocalDateTime.parse(text).atZone(zone).toInstant());
      } catch (DateTimeException wrong) {
        return wrongTimestamp();
      }
    }
  }

  private static Outcome<Instant> inRange(Instant instant) {
    boolean holds =
        instant.isAfter(Instant.parse("0002-01-01T00:00:00Z"))
            && instant.isBefore(Instant.parse("9999-01-01T00:00:00Z"));
    return holds ? Outcome.done(instant.truncatedTo(ChronoUnit.MICROS)) : wrongTimestamp();
  }

  private static Outcome<Instant> wrongTimestamp() {
    return no(
        "Datetime has wrong format. Use one of these formats instead:"
            + " YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].");
  }

  static boolean isDigits(JsonNode value) {
    return value.isTextual() && isDigits(value.asText());
  }

  static boolean isDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** What somebody sent, cut to a hundred characters for an error message. */
  static String shortened(String sent) {
    int length = sent.codePointCount(0, sent.length());
    return length > SHOWN ? sent.substring(0, sent.offsetByCodePoints(0, SHOWN)) + "…" : sent;
  }

  /** The type words clients of the reference know. */
  static String typeWord(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "list";
      case OBJECT, POJO -> "dict";
      case STRING, BINARY -> "str";
      case BOOLEAN -> "bool";
      case NUMBER -> value.isIntegralNumber() ? "int" : "float";
      case NULL, MISSING -> "NoneType";
    };
  }

  private static <T> Outcome<T> no(String message) {
    return Outcome.refused("invalid", message);
  }
}
