package truetill.core.hr;

import truetill.core.outcome.Outcome;

/**
 * Sick leave of one person in one calendar year (rules-store section 7).
 *
 * @param earned kept with four decimals; above the yearly cap only when a manager said so
 * @param used hours of approved requests, two decimals
 */
public record LeaveBalance(LeaveHours earned, LeaveHours used) {
  public static final LeaveBalance EMPTY = new LeaveBalance(LeaveHours.ZERO, LeaveHours.ZERO);

  /**
   * min(earned, 56) − used, from the two figures as they are shown, so that nobody is refused an
   * hour he sees. Negative when a manager lowered what was earned.
   */
  public LeaveHours available() {
    return LeaveHours.of(earned.atMost(LeaveHours.YEARLY_CAP).shown()).minus(used);
  }

  public boolean isCapped() {
    return earned.compareTo(LeaveHours.YEARLY_CAP) >= 0;
  }

  /** What these hours of work would add: hours ÷ 30, as far as the year's cap has room. */
  public LeaveHours accrual(Hours worked) {
    LeaveHours room = LeaveHours.YEARLY_CAP.minus(earned).notBelowZero();
    return LeaveHours.earnedBy(worked).atMost(room);
  }

  public LeaveBalance earn(LeaveHours accrual) {
    return new LeaveBalance(earned.plus(accrual), used);
  }

  /** Takes back what an entry had granted; not below zero when a manager lowered the balance. */
  public LeaveBalance takeBack(LeaveHours accrual) {
    return new LeaveBalance(earned.minus(accrual).notBelowZero(), used);
  }

  /** Charges an approved request. Refused with {@code insufficient_leave}. */
  public Outcome<LeaveBalance> charge(LeaveHours hours) {
    return hours.compareTo(available()) > 0
        ? Outcome.refused("insufficient_leave", "Insufficient sick leave balance.")
        : Outcome.done(new LeaveBalance(earned, used.plus(hours)));
  }

  /** Gives the hours of a deleted request back. */
  public LeaveBalance giveBack(LeaveHours hours) {
    return new LeaveBalance(earned, used.minus(hours).notBelowZero());
  }
}
