package truetill.server.whole;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;

/**
 * Sick leave earned by approved hours: hours ÷ 30 with four decimals, never above 56 hours in the
 * year (rules-store section 7).
 */
final class LeaveOracle {
  private static final BigDecimal CAP = new BigDecimal("56.0000");
  private static final BigDecimal WORKED_PER_LEAVE = BigDecimal.valueOf(30);

  private final Map<Long, BigDecimal> earned = new HashMap<>();
  private final Map<Long, BigDecimal> used = new HashMap<>();

  /** Entry to what it granted. */
  private final Map<Long, BigDecimal> granted = new HashMap<>();

  void begin(long employee, String hours) {
    earned.put(employee, new BigDecimal(hours).setScale(4));
    used.put(employee, BigDecimal.ZERO.setScale(2));
  }

  /** Hours of a shift between two instants, in seconds, without its break. */
  static BigDecimal worked(long seconds, int breakMinutes) {
    return BigDecimal.valueOf(seconds - breakMinutes * 60L)
        .divide(BigDecimal.valueOf(3600), 2, RoundingMode.HALF_UP);
  }

  /** The first approval, or a correction after it: only the difference is booked. */
  void approved(long employee, long entry, BigDecimal hours) {
    takenBack(employee, entry);
    BigDecimal before = earned(employee);
    BigDecimal accrual =
        hours.divide(WORKED_PER_LEAVE, 4, RoundingMode.HALF_UP).min(CAP.subtract(before));
    BigDecimal given = accrual.max(BigDecimal.ZERO);
    granted.put(entry, given);
    earned.put(employee, before.add(given));
  }

  void takenBack(long employee, long entry) {
    BigDecimal before = granted.remove(entry);
    if (before != null) {
      earned.put(employee, earned(employee).subtract(before));
    }
  }

  boolean suffices(long employee, BigDecimal hours) {
    return earned(employee).subtract(used(employee)).compareTo(hours) >= 0;
  }

  void used(long employee, BigDecimal hours) {
    used.put(employee, used(employee).add(hours));
  }

  BigDecimal earned(long employee) {
    return earned.getOrDefault(employee, BigDecimal.ZERO);
  }

  BigDecimal used(long employee) {
    return used.getOrDefault(employee, BigDecimal.ZERO);
  }

  /** As the wire shows hours. */
  static String shown(BigDecimal hours) {
    return hours.setScale(2, RoundingMode.HALF_UP).toPlainString();
  }
}
