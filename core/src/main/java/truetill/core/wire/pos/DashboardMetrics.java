package truetill.core.wire.pos;

import java.time.LocalDate;
import java.util.List;
import truetill.core.money.Money;

/**
 * The contract's schema {@code DashboardMetrics}. Revenue includes tax; voided sales do not count.
 *
 * @param weekly Sunday to Saturday of the current store-local week
 * @param fourWeeks current week first, then the three before it
 */
public record DashboardMetrics(
    Money todaysRevenue,
    Money todaysGoal,
    List<Day> weekly,
    List<Week> fourWeeks,
    long itemsSoldToday,
    long activeDrawers,
    long clockedInEmployees) {

  /**
   * One day of the week.
   *
   * @param day English name, {@code Sunday}
   */
  public record Day(LocalDate date, String day, Money revenue, Money goal) {}

  /** One week, both ends included. */
  public record Week(LocalDate weekStart, LocalDate weekEnd, Money revenue, Money goal) {}
}
