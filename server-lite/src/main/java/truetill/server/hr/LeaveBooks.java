package truetill.server.hr;

import truetill.core.hr.Hours;
import truetill.core.hr.LeaveBalance;
import truetill.core.hr.LeaveHours;
import truetill.server.db.WriteTx;

/**
 * Books the sick leave that work grants, once an entry: what the entry had granted before is taken
 * back first, so that approving twice, correcting and deleting come out right (promises 69, 71).
 */
final class LeaveBooks {
  private final LeaveBalanceStore balances;

  LeaveBooks(LeaveBalanceStore balances) {
    this.balances = balances;
  }

  /**
   * Answers what the hours grant in {@code year}, booked.
   *
   * @param granted what the same entry granted before, in {@code grantedYear}
   */
  LeaveHours rebook(
      WriteTx tx, long employee, LeaveHours granted, int grantedYear, Hours worked, int year) {
    takeBack(tx, employee, granted, grantedYear);
    LeaveBalance balance = balances.of(tx, employee, year);
    LeaveHours accrual = balance.accrual(worked);
    balances.save(tx, employee, year, balance.earn(accrual));
    return accrual;
  }

  void takeBack(WriteTx tx, long employee, LeaveHours granted, int year) {
    if (!granted.isZero()) {
      balances.save(tx, employee, year, balances.of(tx, employee, year).takeBack(granted));
    }
  }
}
