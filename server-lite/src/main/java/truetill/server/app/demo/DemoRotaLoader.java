package truetill.server.app.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import truetill.server.db.WriteTx;

/** Puts finished shifts, the sick leave they earned, and the goals into the database. */
final class DemoRotaLoader {
  /** Rules-store section 7: one hour of sick leave per thirty worked, kept with four decimals. */
  private static final BigDecimal WORKED_PER_LEAVE_HOUR = BigDecimal.valueOf(30);

  private static final int LEAVE_DECIMALS = 4;

  private record EmployeeYear(long employee, int year) implements Comparable<EmployeeYear> {
    @Override
    public int compareTo(EmployeeYear other) {
      int byEmployee = Long.compare(employee, other.employee);
      return byEmployee == 0 ? Integer.compare(year, other.year) : byEmployee;
    }
  }

  private final DemoContents shop;
  private final DemoDays days;
  private final Map<String, Long> userIds;
  private final DemoRotaStore store = new DemoRotaStore();

  DemoRotaLoader(DemoContents shop, DemoDays days, Map<String, Long> userIds) {
    this.shop = shop;
    this.days = days;
    this.userIds = userIds;
  }

  void load(WriteTx tx, long location) {
    Map<EmployeeYear, BigDecimal> earned = new TreeMap<>();
    for (DemoPerson person : shop.people()) {
      if (person.role().isStaff()) {
        earned.put(new EmployeeYear(id(person.email()), days.today().getYear()), BigDecimal.ZERO);
      }
    }
    List<DemoRotaStore.EntryRow> rows = new ArrayList<>();
    for (DemoShift shift : shop.shifts()) {
      LocalDate date = days.date(shift.day());
      long employee = id(shift.email());
      boolean approved = shift.status().equals(DemoShift.APPROVED);
      BigDecimal accrued = approved ? accrued(shift) : BigDecimal.ZERO;
      earned.merge(new EmployeeYear(employee, date.getYear()), accrued, BigDecimal::add);
      rows.add(
          new DemoRotaStore.EntryRow(
              shift,
              employee,
              date,
              days.at(shift.day(), shift.clockIn()),
              days.at(shift.day(), shift.clockOut()),
              approved ? approver(shift) : null,
              accrued));
    }
    store.insertEntries(tx, rows);
    earned.forEach((whose, hours) -> store.addSickLeave(tx, whose.employee, whose.year, hours));
    new DemoRequestLoader(
            shop,
            days,
            userIds,
            (employee, year) ->
                earned.getOrDefault(new EmployeeYear(employee, year), BigDecimal.ZERO))
        .load(tx);
    store.insertGoals(
        tx,
        location,
        shop.goals().stream()
            .map(goal -> new DemoRotaStore.GoalRow(days.date(goal.day()), goal.amount()))
            .toList());
  }

  private static BigDecimal accrued(DemoShift shift) {
    return new BigDecimal(shift.totalHours().toString())
        .divide(WORKED_PER_LEAVE_HOUR, LEAVE_DECIMALS, RoundingMode.HALF_UP);
  }

  /** The manager approves; nobody approves their own hours. */
  private long approver(DemoShift shift) {
    boolean managersOwn = shift.email().equals(DemoPerson.MANAGER.email());
    return id((managersOwn ? DemoPerson.ADMIN : DemoPerson.MANAGER).email());
  }

  private long id(String email) {
    return DemoRefs.find(userIds, email);
  }
}
