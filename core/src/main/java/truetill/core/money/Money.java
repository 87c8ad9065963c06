package truetill.core.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import truetill.core.outcome.Outcome;

/**
 * An amount of US dollars in whole cents. Every sum inside the program is one of these; a decimal
 * string exists only on the wire and on paper. Rounding is half up (away from zero at the half) and
 * happens once, where rules-store section 7 names it: {@link #timesRate}.
 *
 * @param cents whole cents, negative for money that is owed or short
 */
public record Money(long cents) implements Comparable<Money> {
  public static final Money ZERO = new Money(0);

  /** The largest amount a field of the contract holds: eight digits before the point. */
  public static final Money MAX = new Money(9_999_999_999L);

  private static final BigDecimal BINARY_FLOAT_SLACK = new BigDecimal("0.000001");

  public static Money ofCents(long cents) {
    return cents == 0 ? ZERO : new Money(cents);
  }

  /** The amount a literal in our own code names; text from outside goes through {@link #parse}. */
  public static Money of(String dollars) {
    return switch (parse(dollars)) {
      case Outcome.Done<Money>(Money amount) -> amount;
      case Outcome.Refused<Money> refused ->
          throw new IllegalArgumentException(dollars + ": " + refused.detail());
    };
  }

  /**
   * Reads dollars written by a person or a client: digits, at most two after the point, an optional
   * leading minus. Refused with {@code bad_amount} for text, more decimals, more than eight digits
   * before the point, or an exponent.
   */
  public static Outcome<Money> parse(String dollars) {
    String text = dollars.strip();
    if (!text.matches("-?(\\d+(\\.\\d*)?|\\.\\d+)")) {
      return Outcome.refused("bad_amount", "A valid number is required.");
    }
    if (text.length() > 40) {
      return Outcome.refused(
          "bad_amount", "Ensure that there are no more than 10 digits in total.");
    }
    return ofDecimal(new BigDecimal(text));
  }

  /**
   * Takes a decimal of dollars as it came from a request. A value within 0.000001 of a whole cent
   * is that cent (a client that added binary floats sends 200.10000000000002); any other third
   * decimal is refused with {@code bad_amount}.
   */
  public static Outcome<Money> ofDecimal(BigDecimal dollars) {
    // Where the first digit stands; a long, and asked before rounding, because one short number
    // with an absurd exponent would otherwise be unfolded into gigabytes of digits.
    long digitsBeforePoint = (long) dollars.precision() - dollars.scale();
    if (dollars.signum() == 0 || digitsBeforePoint < -BINARY_FLOAT_SLACK.scale()) {
      return Outcome.done(ZERO);
    }
    if (digitsBeforePoint > 12) {
      return Outcome.refused(
          "bad_amount", "Ensure that there are no more than 10 digits in total.");
    }
    BigDecimal rounded = dollars.setScale(2, RoundingMode.HALF_UP);
    if (dollars.subtract(rounded).abs().compareTo(BINARY_FLOAT_SLACK) > 0) {
      return Outcome.refused("bad_amount", "Ensure that there are no more than 2 decimal places.");
    }
    Money amount = ofCents(rounded.movePointRight(2).longValueExact());
    if (amount.abs().compareTo(MAX) > 0) {
      return Outcome.refused(
          "bad_amount", "Ensure that there are no more than 10 digits in total.");
    }
    return Outcome.done(amount);
  }

  public static Money sum(Collection<Money> amounts) {
    long total = 0;
    for (Money amount : amounts) {
      total = Math.addExact(total, amount.cents);
    }
    return ofCents(total);
  }

  public Money plus(Money other) {
    return ofCents(Math.addExact(cents, other.cents));
  }

  public Money minus(Money other) {
    return ofCents(Math.subtractExact(cents, other.cents));
  }

  public Money times(long quantity) {
    return ofCents(Math.multiplyExact(cents, quantity));
  }

  /** This amount times a rate, half up to the cent: the one place where money is rounded. */
  public Money timesRate(Rate rate) {
    return ofCents(
        BigDecimal.valueOf(cents)
            .multiply(BigDecimal.valueOf(rate.tenThousandths()))
            .divide(BigDecimal.valueOf(10_000), 0, RoundingMode.HALF_UP)
            .longValueExact());
  }

  public Money negate() {
    return ofCents(Math.negateExact(cents));
  }

  public Money abs() {
    return cents < 0 ? negate() : this;
  }

  public boolean isZero() {
    return cents == 0;
  }

  public boolean isPositive() {
    return cents > 0;
  }

  public boolean isNegative() {
    return cents < 0;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(cents, other.cents);
  }

  /** The wire form of the contract: always two decimals, never grouped, {@code -0.50}. */
  @Override
  public String toString() {
    long absolute = Math.abs(cents);
    return (cents < 0 ? "-" : "")
        + absolute / 100
        + (absolute % 100 < 10 ? ".0" : ".")
        + absolute % 100;
  }

  /** For the big figure and the cash keys: {@code $1,234.50}, {@code -$0.50}. */
  public String toDisplay() {
    String plain = abs().toString();
    StringBuilder text = new StringBuilder(plain);
    for (int at = plain.length() - 6; at > 0; at -= 3) {
      text.insert(at, ',');
    }
    return (cents < 0 ? "-$" : "$") + text;
  }
}
