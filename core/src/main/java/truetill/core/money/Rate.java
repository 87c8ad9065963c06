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

  /** The wire form: {@code 0.0700}. */
  @Override
  public String toString() {
    return BigDecimal.valueOf(tenThousandths, 4).toPlainString();
  }
}
