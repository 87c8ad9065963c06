package truetill.core.consignment;

import java.time.LocalDate;
import truetill.core.outcome.Outcome;

/**
 * The store-local days whose sales a payout covers, both ends included (rules-store section 7:
 * start ≤ end ≤ today).
 */
public record PayoutPeriod(LocalDate start, LocalDate end) {
  /** Refused with {@code period_order} or {@code period_not_over}. */
  public static Outcome<PayoutPeriod> of(LocalDate start, LocalDate end, LocalDate today) {
    if (end.isBefore(start)) {
      return Outcome.refused("period_order", "The period ends before it begins.");
    }
    return end.isAfter(today)
        ? Outcome.refused("period_not_over", "The period must not end after today.")
        : Outcome.done(new PayoutPeriod(start, end));
  }
}
