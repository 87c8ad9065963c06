package truetill.core.consignment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import truetill.core.outcome.Outcome;

/**
 * What an agreement says about taking in new items (rules-store section 6). Items that came in
 * before go on selling and earning whatever becomes of it.
 *
 * @param start first day on which items are taken in
 * @param end last day, null for no end
 */
public record Agreement(Standing standing, LocalDate start, @Nullable LocalDate end) {
  /** The terms of an agreement that names none. */
  public static final String STANDARD_TERMS =
      "The store sells the listed items on behalf of the consignee and keeps the agreed commission"
          + " of each sale before tax. The consignee is paid the rest. Unsold items may be taken"
          + " back at any time.";

  /** Refused with {@code period_order} when it would end before it begins. */
  public Outcome<Agreement> checkPeriod() {
    return end != null && end.isBefore(start)
        ? Outcome.refused("period_order", "The end date is before the start date.")
        : Outcome.done(this);
  }

  /** Whether a new item may come in today; {@code account} is the standing of its consignee. */
  public Outcome<Agreement> checkTakesItems(LocalDate today, Standing account) {
    if (account == Standing.CLOSED) {
      return Outcome.refused("account_closed", "The consignee's account is closed.");
    }
    if (standing != Standing.ACTIVE) {
      return Outcome.refused("agreement_not_active", "The agreement is " + standing.wire() + ".");
    }
    if (today.isBefore(start)) {
      return Outcome.refused("agreement_not_active", "The agreement begins on " + start + ".");
    }
    if (end != null && today.isAfter(end)) {
      return Outcome.refused("agreement_not_active", "The agreement ended on " + end + ".");
    }
    return Outcome.done(this);
  }
}
