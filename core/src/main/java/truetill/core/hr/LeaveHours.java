package truetill.core.hr;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Sick leave in ten-thousandths of an hour, so that many small accruals add up without loss
 * (promise 73). May be negative as a difference.
 *
 * @param tenThousandths 2327 is 0.2327 h
 */
public record LeaveHours(long tenThousandths) implements Comparable<LeaveHours> {
  private static final int DECIMALS = 4;
  private static final int SHOWN_DECIMALS = 2;
  private static final int WORKED_PER_LEAVE = 30;

  public static final LeaveHours ZERO = new LeaveHours(0);

  /** What may be earned in a calendar year: 56.00 h. */
  public static final LeaveHours YEARLY_CAP = new LeaveHours(56_0000);

  /** At most four decimals; more is a bug. */
  public static LeaveHours of(BigDecimal hours) {
    return new LeaveHours(hours.movePointRight(DECIMALS).longValueExact());
  }

  /** One hour for thirty worked, half up to four decimals (rules-store section 7). */
  public static LeaveHours earnedBy(Hours worked) {
    return of(
        BigDecimal.valueOf(worked.hundredths(), SHOWN_DECIMALS)
            .divide(BigDecimal.valueOf(WORKED_PER_LEAVE), DECIMALS, RoundingMode.HALF_UP));
  }

  public LeaveHours plus(LeaveHours other) {
    return new LeaveHours(Math.addExact(tenThousandths, other.tenThousandths));
  }

  public LeaveHours minus(LeaveHours other) {
    return new LeaveHours(Math.subtractExact(tenThousandths, other.tenThousandths));
  }

  public LeaveHours atMost(LeaveHours limit) {
    return compareTo(limit) > 0 ? limit : this;
  }

  public LeaveHours notBelowZero() {
    return tenThousandths < 0 ? ZERO : this;
  }

  public boolean isZero() {
    return tenThousandths == 0;
  }

  /** All four decimals, as they are kept. */
  public BigDecimal decimal() {
    return BigDecimal.valueOf(tenThousandths, DECIMALS);
  }

  /** Two decimals half up, as people see them. */
  public BigDecimal shown() {
    return decimal().setScale(SHOWN_DECIMALS, RoundingMode.HALF_UP);
  }

  @Override
  public int compareTo(LeaveHours other) {
    return Long.compare(tenThousandths, other.tenThousandths);
  }

  /** The wire form: {@code 0.23}. */
  @Override
  public String toString() {
    return shown().toPlainString();
  }
}
