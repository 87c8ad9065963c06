package truetill.core.hr;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/**
 * Worked time in hundredths of an hour (contract: {@code Hours}).
 *
 * @param hundredths 698 is 6.98 h
 */
public record Hours(long hundredths) {
  public static final Hours ZERO = new Hours(0);

  /** What a time entry holds (rules-store section 4, {@code numeric(6,2)}). */
  private static final long MOST_OF_AN_ENTRY = 999_999;

  /**
   * Rules-store section 7: round((clock_out − clock_in − break) / 1 h, 2) half up, not below 0. The
   * length is measured between instants, so a night over a clock change counts what it was.
   */
  public static Hours worked(Instant clockIn, Instant clockOut, int breakMinutes) {
    long seconds = Duration.between(clockIn, clockOut).minusMinutes(breakMinutes).toSeconds();
    if (seconds <= 0) {
      return ZERO;
    }
    return new Hours(
        BigDecimal.valueOf(seconds)
            .multiply(BigDecimal.valueOf(100))
            .divide(BigDecimal.valueOf(3600), 0, RoundingMode.HALF_UP)
            .longValueExact());
  }

  /**
   * As a time entry can hold it: what no entry holds came from a clock that was years off, and
   * counts nothing.
   */
  public Hours countable() {
    return hundredths >= 0 && hundredths <= MOST_OF_AN_ENTRY ? this : ZERO;
  }

  /** The wire form: {@code 6.98}. */
  @Override
  public String toString() {
    return BigDecimal.valueOf(hundredths, 2).toPlainString();
  }
}
