package truetill.core.pos;

import java.util.Locale;
import truetill.core.money.Money;

/**
 * The ten bills and coins a count names, largest first (contract: {@code DenominationBreakdown}).
 */
public enum Denomination {
  HUNDREDS(100_00, "$100"),
  FIFTIES(50_00, "$50"),
  TWENTIES(20_00, "$20"),
  TENS(10_00, "$10"),
  FIVES(5_00, "$5"),
  ONES(1_00, "$1"),
  QUARTERS(25, "25¢"),
  DIMES(10, "10¢"),
  NICKELS(5, "5¢"),
  PENNIES(1, "1¢");

  private final long faceCents;
  private final String label;

  Denomination(long faceCents, String label) {
    this.faceCents = faceCents;
    this.label = label;
  }

  public Money face() {
    return Money.ofCents(faceCents);
  }

  /** What the cashier reads: {@code $20}, {@code 25¢}. */
  public String label() {
    return label;
  }

  public boolean isCoin() {
    return faceCents < 100;
  }

  /** The contract's key: {@code twenties}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
