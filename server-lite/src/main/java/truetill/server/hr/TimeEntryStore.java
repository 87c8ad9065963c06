package truetill.server.hr;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.hr.Hours;
import truetill.core.hr.Shift;
import truetill.core.wire.hr.TimeEntry;
import truetill.server.db.Columns;
import truetill.server.db.Listing;
import truetill.server.db.OrderBy;
import truetill.server.db.Page;
import truetill.server.db.PageRequest;
import truetill.server.db.PersonName;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** Rows of {@code time_entry}. */
public final class TimeEntryStore {
  private static final String COLUMNS =
      "t.id, t.uid, t.employee_id, t.work_date, t.clock_in, t.clock_out, t.break_minutes,"
          + " t.total_hours, t.status, t.approved_by, t.notes, t.created_at, t.updated_at, "
          + PersonName.of("e")
          + " as employee_name, "
          + PersonName.of("a")
          + " as approved_by_name";

  private static final String FROM =
      "time_entry t join user_account e on e.id = t.employee_id"
          + " left join user_account a on a.id = t.approved_by";

  private static final Map<String, String> OFFERED =
      Map.of("date", "t.work_date", "clock_in", "t.clock_in", "created_at", "t.created_at");

  /** Filters of the list; null means no filter. */
  public record Filter(
      @Nullable Long onlyEmployee,
      @Nullable Long employee,
      @Nullable LocalDate date,
      @Nullable String status,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      List<OrderBy> order) {}

  public Optional<Page<TimeEntry>> page(ReadTx tx, Filter filter, PageRequest paging) {
    return Listing.select(COLUMNS, FROM)
        .where("t.employee_id = :only", "only", filter.onlyEmployee())
        .where("t.employee_id = :employee", "employee", filter.employee())
        .where("t.work_date = :date", "date", filter.date())
        .where("t.status = :status", "status", filter.status())
        .where("t.work_date >= :from_date", "from_date", filter.from())
        .where("t.work_date <= :to_date", "to_date", filter.to())
        .order(filter.order(), OFFERED, "t.work_date desc, t.clock_in desc", "t.id desc")
        .page(tx, paging, (rs, context) -> row(rs));
  }

  public Optional<TimeEntry> find(ReadTx tx, long id) {
    return one(tx, "t.id = :value", id);
  }

  public Optional<TimeEntry> byUid(ReadTx tx, UUID uid) {
    return one(tx, "t.uid = :value", uid);
  }

  /** The entry in which the employee is at work now; the latest when there are several. */
  public Optional<TimeEntry> open(ReadTx tx, long employee) {
    return one(tx, "t.employee_id = :value and t.clock_out is null", employee);
  }

  private static Optional<TimeEntry> one(ReadTx tx, String condition, Object value) {
    return tx.handle()
        .createQuery(
            "select "
                + COLUMNS
                + " from "
                + FROM
                + " where "
                + condition
                + " order by t.clock_in desc, t.id desc fetch first 1 rows only")
        .bind("value", value)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  /** Makes clock-ins and corrections of one employee wait for each other. */
  public void lockEmployee(WriteTx tx, long employee) {
    tx.handle()
        .createQuery("select id from user_account where id = :id for update")
        .bind("id", employee)
        .mapTo(Long.class)
        .findOne();
  }

  /** Whether another entry of the employee covers part of the shift; an open one has no end. */
  public boolean overlaps(ReadTx tx, long employee, Shift shift, long exceptEntry) {
    return tx.handle()
        .createQuery(
            """
            select 1 from time_entry
             where employee_id = :employee and id <> :except
               and (clock_out is null or clock_out > :starts)
               and (cast(:ends as timestamp with time zone) is null or clock_in < :ends)
             fetch first 1 rows only
            """)
        .bind("employee", employee)
        .bind("except", exceptEntry)
        .bind("starts", shift.clockIn())
        .bind("ends", shift.clockOut())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /**
   * Answers the new id.
   *
   * @param uid minted by whoever records the clock-in
   * @param status pending, or flagged for a shift the server cannot take as it is
   * @param device the register PC it came from, null for a browser
   */
  public long insert(
      WriteTx tx,
      UUID uid,
      long employee,
      LocalDate date,
      Shift shift,
      String status,
      String notes,
      @Nullable UUID device) {
    return tx.handle()
        .createUpdate(
            """
            insert into time_entry
              (uid, employee_id, work_date, clock_in, clock_out, break_minutes, total_hours, status,
               notes, device_id, created_at, updated_at)
            values
              (:uid, :employee, :date, :in, :out, :break, :hours, :status,
               :notes, :device, :now, :now)
            """)
        .bind("uid", uid)
        .bind("employee", employee)
        .bind("date", date)
        .bind("in", shift.clockIn())
        .bind("out", shift.clockOut())
        .bind("break", shift.breakMinutes())
        .bind("hours", hours(shift.worked()))
        .bind("status", status)
        .bind("notes", notes)
        .bind("device", device)
        .bind("now", tx.now())
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  /** Ends an entry. */
  public void clockOut(WriteTx tx, long id, Instant clockOut, int breakMinutes, Hours hours) {
    tx.handle()
        .createUpdate(
            """
            update time_entry
               set clock_out = :out, break_minutes = :break, total_hours = :hours, updated_at = :now
             where id = :id
            """)
        .bind("out", clockOut)
        .bind("break", breakMinutes)
        .bind("hours", hours(hours))
        .bind("now", tx.now())
        .bind("id", id)
        .execute();
  }

  /** Marks an entry for a manager to look at; its time counts once he approves it. */
  public void flag(WriteTx tx, long id) {
    tx.handle()
        .createUpdate("update time_entry set status = 'flagged', updated_at = :now where id = :id")
        .bind("now", tx.now())
        .bind("id", id)
        .execute();
  }

  /** Marks the entries that cover part of the shift, except those a manager has approved. */
  public void flagOverlapping(WriteTx tx, long employee, Shift shift, long exceptEntry) {
    tx.handle()
        .createUpdate(
            """
            update time_entry set status = 'flagged', updated_at = :now
             where employee_id = :employee and id <> :except and status = 'pending'
               and (clock_out is null or clock_out > :starts)
               and (cast(:ends as timestamp with time zone) is null or clock_in < :ends)
            """)
        .bind("now", tx.now())
        .bind("employee", employee)
        .bind("except", exceptEntry)
        .bind("starts", shift.clockIn())
        .bind("ends", shift.clockOut())
        .execute();
  }

  public void setNotes(WriteTx tx, long id, String notes) {
    tx.handle()
        .createUpdate("update time_entry set notes = :notes where id = :id")
        .bind("notes", notes)
        .bind("id", id)
        .execute();
  }

  private static @Nullable BigDecimal hours(@Nullable Hours hours) {
    return hours == null ? null : BigDecimal.valueOf(hours.hundredths(), 2);
  }

  private static TimeEntry row(ResultSet rs) throws SQLException {
    return new TimeEntry(
        rs.getLong("id"),
        Columns.uid(rs, "uid"),
        rs.getLong("employee_id"),
        rs.getString("employee_name"),
        Columns.date(rs, "work_date"),
        Columns.instant(rs, "clock_in"),
        Columns.instantOrNull(rs, "clock_out"),
        rs.getInt("break_minutes"),
        rs.getBigDecimal("total_hours"),
        rs.getString("status"),
        Columns.longOrNull(rs, "approved_by"),
        Columns.textOrNull(rs, "approved_by_name"),
        rs.getString("notes"),
        Columns.instant(rs, "created_at"),
        Columns.instant(rs, "updated_at"));
  }
}
