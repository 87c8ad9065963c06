package truetill.server.app.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.server.db.WriteTx;
import truetill.server.hr.TimeEntryTallyStore;

/** Rows of time entries, sick leave balances and revenue goals, in batches. */
final class DemoRotaStore {
  private static final String INSERT_ENTRY =
      """
      insert into time_entry (uid, employee_id, work_date, clock_in, clock_out, break_minutes,
                              total_hours, status, approved_by, notes, created_at, updated_at,
                              accrued_hours)
      values (:uid, :employee, :date, :clockIn, :clockOut, :break,
              :hours, :status, :approvedBy, :notes, :clockIn, :clockOut,
              :accrued)
      """;

  private static final String ADD_LEAVE =
      """
      update sick_leave_balance set hours_earned = hours_earned + :hours
       where employee_id = :employee and leave_year = :year
      """;

  private static final String INSERT_LEAVE =
      """
      insert into sick_leave_balance (uid, employee_id, leave_year, hours_earned)
      values (:uid, :employee, :year, :hours)
      """;

  private static final String INSERT_GOAL =
      """
      insert into revenue_goal (uid, location_id, goal_date, goal_cents)
      values (:uid, :location, :date, :amount)
      """;

  private final TimeEntryTallyStore tally = new TimeEntryTallyStore();

  record EntryRow(
      DemoShift shift,
      long employee,
      LocalDate date,
      Instant clockIn,
      Instant clockOut,
      @Nullable Long approvedBy,
      BigDecimal accruedHours) {}

  record GoalRow(LocalDate date, Money amount) {}

  void insertEntries(WriteTx tx, List<EntryRow> rows) {
    PreparedBatch batch = tx.handle().prepareBatch(INSERT_ENTRY);
    for (EntryRow row : rows) {
      batch
          .bind("uid", tx.newUid())
          .bind("employee", row.employee())
          .bind("date", row.date())
          .bind("clockIn", row.clockIn())
          .bind("clockOut", row.clockOut())
          .bind("break", row.shift().breakMinutes())
          .bind("hours", new BigDecimal(row.shift().totalHours().toString()))
          .bind("status", row.shift().status())
          .bind("approvedBy", row.approvedBy())
          .bind("notes", row.shift().notes())
          .bind("accrued", row.accruedHours())
          .add();
    }
    batch.execute();
    tally.rebuild(tx);
  }

  /** Books sick leave earned in a calendar year, on a balance that may be there already. */
  void addSickLeave(WriteTx tx, long employee, int year, BigDecimal hours) {
    int updated =
        tx.handle()
            .createUpdate(ADD_LEAVE)
            .bind("hours", hours)
            .bind("employee", employee)
            .bind("year", year)
            .execute();
    if (updated == 0) {
      tx.handle()
          .createUpdate(INSERT_LEAVE)
          .bind("uid", tx.newUid())
          .bind("employee", employee)
          .bind("year", year)
          .bind("hours", hours)
          .execute();
    }
  }

  void insertGoals(WriteTx tx, long location, List<GoalRow> rows) {
    PreparedBatch batch = tx.handle().prepareBatch(INSERT_GOAL);
    for (GoalRow row : rows) {
      batch
          .bind("uid", tx.newUid())
          .bind("location", location)
          .bind("date", row.date())
          .bind("amount", row.amount())
          .add();
    }
    batch.execute();
  }
}
