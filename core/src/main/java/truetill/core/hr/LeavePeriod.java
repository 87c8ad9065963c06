package truetill.core.hr;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import truetill.core.outcome.Outcome;

/** What a sick leave request asks for: days from first to last, and hours within them. */
public record LeavePeriod(LocalDate start, LocalDate end, LeaveHours hours) {
  private static final int HOURS_A_DAY = 24;

  /**
   * start ≤ end, hours above 0 and at most 24 a calendar day (rules-store section 6). Refused with
   * {@code bad_end_date} or {@code bad_hours}, which name the field.
   */
  public static Outcome<LeavePeriod> checked(LocalDate start, LocalDate end, LeaveHours hours) {
    if (end.isBefore(start)) {
      return Outcome.refused("bad_end_date", "The end date must not be before the start date.");
    }
    if (hours.compareTo(LeaveHours.ZERO) <= 0) {
      return Outcome.refused("bad_hours", "Ensure this value is greater than 0.");
    }
    long days = ChronoUnit.DAYS.between(start, end) + 1;
    if (hours.tenThousandths() > days * HOURS_A_DAY * 10_000) {
      return Outcome.refused(
          "bad_hours", "At most 24 hours a day: " + days * HOURS_A_DAY + " for these dates.");
    }
    return Outcome.done(new LeavePeriod(start, end, hours));
  }

  /** The calendar year whose balance pays for it. */
  public int year() {
    return start.getYear();
  }
}
