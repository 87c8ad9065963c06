package truetill.server.hr;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.hr.EntryStatus;
import truetill.core.hr.Hours;
import truetill.core.hr.LeaveHours;
import truetill.core.hr.Shift;
import truetill.core.wire.hr.TimeEntry;
import truetill.server.db.Columns;
import truetill.server.db.PersonName;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/**
 * Rows of {@code time_entry}; each change goes into the tally too. Whoever changes an entry holds
 * the lock of its employee ({@link EmployeeLockStore}).
 */
public final class TimeEntryStore {
  private static final String SELECT =
      "select t.id, t.uid, t.employee_id, t.work_date, t.clock_in, t.clock_out, t.break_minutes,"
          + " t.total_hours, t.status, t.approved_by, t.notes, t.created_at, t.updated_at, "
          + PersonName.of("e")
          + " as employee_name, "
          + PersonName.of("a")
          + " as approved_by_name"
          + " from time_entry t join user_account e on e.id = t.employee_id"
          + " left join user_account a on a.id = t.approved_by";

  private final TimeEntryTallyStore tally = new TimeEntryTallyStore();

  /** One of several shifts of a person, as the rule about overlaps needs it. */
  private record Neighbour(long id, Shift shift) {}

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
            SELECT
                + " where "
                + condition
                + " order by t.clock_in desc, t.id desc fetch first 1 rows only")
        .bind("value", value)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  /** Those that exist, in no order. */
  List<TimeEntry> all(ReadTx tx, Collection<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : tx.handle()
            .createQuery(SELECT + " where t.id in (<ids>)")
            .bindList("ids", ids)
            .map((rs, context) -> row(rs))
            .list();
  }

  /** Sick leave the entry has granted; zero before approval. */
  LeaveHours accrued(ReadTx tx, long id) {
    return LeaveHours.of(
        tx.handle()
            .createQuery("select accrued_hours from time_entry where id = :id")
            .bind("id", id)
            .mapTo(BigDecimal.class)
            .one());
  }

  /** Whether another entry of the employee covers part of the shift. */
  public boolean overlaps(ReadTx tx, long employee, Shift shift, long exceptEntry) {
    return neighbours(tx, employee, shift).stream()
        .anyMatch(other -> other.id() != exceptEntry && other.shift().overlaps(shift));
  }

  /** Marks the entries that cover part of the shift, except those a manager has approved. */
  public void flagOverlapping(WriteTx tx, long employee, Shift shift, long exceptEntry) {
    for (Neighbour other : neighbours(tx, employee, shift)) {
      if (other.id() != exceptEntry && other.shift().overlaps(shift)) {
        flag(tx, other.id());
      }
    }
  }

  /** The shifts that could overlap: the open ones, and those that end after this one begins. */
  private static List<Neighbour> neighbours(ReadTx tx, long employee, Shift shift) {
    return tx.handle()
        .createQuery(
            """
            select id, clock_in, clock_out, break_minutes from time_entry
             where employee_id = :employee and clock_out > :starts
            union all
            select id, clock_in, clock_out, break_minutes from time_entry
             where employee_id = :employee and clock_out is null
            """)
        .bind("employee", employee)
        .bind("starts", shift.clockIn())
        .map((rs, context) ->
            new Neighbour(
                rs.getLong("id"),
                new Shift(
                    Columns.instant(rs, "clock_in"),
                    Columns.instantOrNull(rs, "clock_out"),
                    rs.getInt("break_minutes"))))
        .list();
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
      EntryStatus status,
      String notes,
      @Nullable UUID device) {
    long id =
        tx.handle()
            .createUpdate(
                """
                insert into time_entry
                  (uid, employee_id, work_date, clock_in, clock_out, break_minutes, total_hours,
                   status, notes, device_id, created_at, updated_at)
                values
                  (:uid, :employee, :date, :in, :out, :break, :hours,
                   :status, :notes, :device, :now, :now)
                """)
            .bind("uid", uid)
            .bind("employee", employee)
            .bind("date", date)
            .bind("in", shift.clockIn())
            .bind("out", shift.clockOut())
            .bind("break", shift.breakMinutes())
            .bind("hours", hours(shift.worked()))
            .bind("status", status.wire())
            .bind("notes", notes)
            .bind("device", device)
            .bind("now", tx.now())
            .executeAndReturnGeneratedKeys("id")
            .mapTo(Long.class)
            .one();
    tally.move(tx, Optional.empty(), tally.shareOf(tx, id));
    return id;
  }

  /** Ends an entry; {@code hours} is what whoever ended it counted. */
  public void clockOut(WriteTx tx, long id, Instant clockOut, int breakMinutes, Hours hours) {
    Optional<TimeEntryTallyStore.Share> before = tally.shareOf(tx, id);
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
    tally.move(tx, before, tally.shareOf(tx, id));
  }

  /** Puts a corrected shift in the place of the old one. */
  void correct(WriteTx tx, long id, LocalDate date, Shift shift) {
    Optional<TimeEntryTallyStore.Share> before = tally.shareOf(tx, id);
    tx.handle()
        .createUpdate(
            """
            update time_entry
               set work_date = :date, clock_in = :in, clock_out = :out, break_minutes = :break,
                   total_hours = :hours, updated_at = :now
             where id = :id
            """)
        .bind("date", date)
        .bind("in", shift.clockIn())
        .bind("out", shift.clockOut())
        .bind("break", shift.breakMinutes())
        .bind("hours", hours(shift.worked()))
        .bind("now", tx.now())
        .bind("id", id)
        .execute();
    tally.move(tx, before, tally.shareOf(tx, id));
  }

  /** Marks an entry for a manager to look at; one he has approved stays so. */
  public void flag(WriteTx tx, long id) {
    setStatus(tx, id, EntryStatus.FLAGGED);
  }

  /** Moves between pending and flagged; an approved entry stays so. */
  void setStatus(WriteTx tx, long id, EntryStatus status) {
    Optional<TimeEntryTallyStore.Share> before = tally.shareOf(tx, id);
    tx.handle()
        .createUpdate(
            """
            update time_entry set status = :status, updated_at = :now
             where id = :id and status <> 'approved'
            """)
        .bind("status", status.wire())
        .bind("now", tx.now())
        .bind("id", id)
        .execute();
    tally.move(tx, before, tally.shareOf(tx, id));
  }

  void approve(WriteTx tx, long id, long approver) {
    Optional<TimeEntryTallyStore.Share> before = tally.shareOf(tx, id);
    tx.handle()
        .createUpdate(
            """
            update time_entry
               set status = 'approved', approved_by = :approver, updated_at = :now
             where id = :id
            """)
        .bind("approver", approver)
        .bind("now", tx.now())
        .bind("id", id)
        .execute();
    tally.move(tx, before, tally.shareOf(tx, id));
  }

  void setAccrued(WriteTx tx, long id, LeaveHours accrued) {
    tx.handle()
        .createUpdate("update time_entry set accrued_hours = :accrued where id = :id")
        .bind("accrued", accrued.decimal())
        .bind("id", id)
        .execute();
  }

  void setNotes(WriteTx tx, long id, String notes) {
    tx.handle()
        .createUpdate("update time_entry set notes = :notes, updated_at = :now where id = :id")
        .bind("notes", notes)
        .bind("now", tx.now())
        .bind("id", id)
        .execute();
  }

  /** With the requests to change it. */
  void delete(WriteTx tx, long id) {
    Optional<TimeEntryTallyStore.Share> before = tally.shareOf(tx, id);
    tx.handle().createUpdate("delete from time_entry where id = :id").bind("id", id).execute();
    tally.move(tx, before, Optional.empty());
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
