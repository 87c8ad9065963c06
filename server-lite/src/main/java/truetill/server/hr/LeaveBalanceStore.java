package truetill.server.hr;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.core.hr.LeaveBalance;
import truetill.core.hr.LeaveHours;
import truetill.core.wire.hr.SickLeaveBalance;
import truetill.server.db.Columns;
import truetill.server.db.Listing;
import truetill.server.db.Page;
import truetill.server.db.PageRequest;
import truetill.server.db.PersonName;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** Rows of {@code sick_leave_balance}, changed under the lock of the employee. */
final class LeaveBalanceStore {
  private static final String COLUMNS =
      "b.id, b.uid, b.employee_id, b.leave_year, b.hours_earned, b.hours_used, "
          + PersonName.of("e")
          + " as employee_name";
  private static final String FROM =
      "sick_leave_balance b join user_account e on e.id = b.employee_id";

  Optional<Page<SickLeaveBalance>> page(
      ReadTx tx,
      @Nullable Long only,
      @Nullable Long employee,
      @Nullable Integer year,
      PageRequest paging) {
    return Listing.select(COLUMNS, FROM)
        .where("b.employee_id = :only", "only", only)
        .where("b.employee_id = :employee", "employee", employee)
        .where("b.leave_year = :year", "year", year)
        .order(List.of(), Map.of(), "b.leave_year desc, b.employee_id", "b.id")
        .page(tx, paging, (rs, context) -> row(rs));
  }

  Optional<SickLeaveBalance> find(ReadTx tx, long id) {
    return tx.handle()
        .createQuery("select " + COLUMNS + " from " + FROM + " where b.id = :id")
        .bind("id", id)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  boolean exists(ReadTx tx, long employee, int year) {
    return stored(tx, employee, year).isPresent();
  }

  /** What the person has in that year; nothing when no balance was begun. */
  LeaveBalance of(ReadTx tx, long employee, int year) {
    return stored(tx, employee, year).orElse(LeaveBalance.EMPTY);
  }

  private static Optional<LeaveBalance> stored(ReadTx tx, long employee, int year) {
    return tx.handle()
        .createQuery(
            """
            select hours_earned, hours_used from sick_leave_balance
             where employee_id = :employee and leave_year = :year
            """)
        .bind("employee", employee)
        .bind("year", year)
        .map((rs, context) -> balance(rs))
        .findOne();
  }

  /** Begins the year's balance when there is none. */
  void save(WriteTx tx, long employee, int year, LeaveBalance balance) {
    int updated =
        tx.handle()
            .createUpdate(
                """
                update sick_leave_balance set hours_earned = :earned, hours_used = :used
                 where employee_id = :employee and leave_year = :year
                """)
            .bind("earned", balance.earned().decimal())
            .bind("used", balance.used().shown())
            .bind("employee", employee)
            .bind("year", year)
            .execute();
    if (updated == 0) {
      insert(tx, employee, year, balance);
    }
  }

  /** Answers the new id. The caller has checked that the year has no balance. */
  long insert(WriteTx tx, long employee, int year, LeaveBalance balance) {
    return tx.handle()
        .createUpdate(
            """
            insert into sick_leave_balance (uid, employee_id, leave_year, hours_earned, hours_used)
            values (:uid, :employee, :year, :earned, :used)
            """)
        .bind("uid", tx.newUid())
        .bind("employee", employee)
        .bind("year", year)
        .bind("earned", balance.earned().decimal())
        .bind("used", balance.used().shown())
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  private static LeaveBalance balance(ResultSet rs) throws SQLException {
    return new LeaveBalance(
        LeaveHours.of(rs.getBigDecimal("hours_earned")),
        LeaveHours.of(rs.getBigDecimal("hours_used")));
  }

  private static SickLeaveBalance row(ResultSet rs) throws SQLException {
    LeaveBalance balance = balance(rs);
    return new SickLeaveBalance(
        rs.getLong("id"),
        Columns.uid(rs, "uid"),
        rs.getLong("employee_id"),
        rs.getString("employee_name"),
        rs.getInt("leave_year"),
        balance.earned().shown(),
        balance.used().shown(),
        balance.available().shown(),
        balance.isCapped());
  }
}
