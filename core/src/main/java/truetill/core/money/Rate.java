package truetill.core.money;

import java.math.BigDecimal;
import truetill.core.outcome.Outcome;

/**
 * A fraction with four decimals, such as the tax rate 0.0700 (contract: {@code Rate4}).
 *
 * @param tenThousandths 700 is 7 percent
 */
public record Rate(int tenThousandths) {
  /** What a new cart gets when the setting {@code tax_rate} is missing (rules-store section 6). */
  public static final Rate DEFAULT_TAX = new Rate(700);

  public Rate {
    if (tenThousandths < 0) {
      throw new IllegalArgumentException("a rate is not negative: " + tenThousandths);
    }
  }

  /** Checks the setting {@code tax_rate}: 0 ≤ rate &lt; 1 with at most four decimals. */
  public static Outcome<Rate> ofTax(BigDecimal fraction) {
    if (fraction.signum() < 0 || fraction.compareTo(BigDecimal.ONE) >= 0) {
      return Outcome.refused(
          "bad_rate", "The tax rate is a fraction from 0 to below 1, such as 0.07.");
    }
    if (fraction.stripTrailingZeros().scale() > 4) {
      return Outcome.refused("bad_rate", "Ensure that there are no more than 4 decimal places.");
    }
    return Outcome.done(new Rate(fraction.movePointRight(4).intValueExact()));
  }

  /** Reads a percentage of the contract ({@code PercentRate}): 0 to 100, at most two decimals. */
  public static Outcome<Rate> ofPercent(BigDecimal percent) {
    if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
      return Outcome.refused("bad_rate", "A percentage is from 0 to 100, such as 40.00.");
    }
    if (percent.stripTrailingZeros().scale() > 2) {
      return Outcome.refused("bad_rate", "Ensure that there are no more than 2 decimal places.");
    }
    return Outcome.done(new Rate(percent.movePointRight(2).intValueExact()));
  }

  /** As a percentage with two decimals: 0.4000 is 40.00. */
  public BigDecimal toPercent() {
    return BigDecimal.valueOf(tenThousandths, 2);
  }

  /** The wire form: {@code 0.0700}. */
  @Override
  public String toString() {
    return BigDecimal.valueOf(tenThousandths, 4).toPlainString();
  }
}
