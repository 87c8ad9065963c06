package truetill.server.hr;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.hr.ReviewStatus;
import truetill.core.hr.ShiftChange;
import truetill.core.wire.hr.ModificationRequest;
import truetill.core.wire.hr.TimeEntry;
import truetill.server.db.Columns;
import truetill.server.db.Listing;
import truetill.server.db.OrderBy;
import truetill.server.db.Page;
import truetill.server.db.PageRequest;
import truetill.server.db.PersonName;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** Rows of {@code modification_request}, changed under the lock of the employee. */
final class ModificationStore {
  private static final String COLUMNS =
      "m.id, m.uid, m.time_entry_id, m.employee_id, t.work_date, t.clock_in, t.clock_out,"
          + " m.requested_clock_in, m.requested_clock_out, m.requested_break_minutes, m.reason,"
          + " m.status, m.reviewed_by, m.review_note, m.reviewed_at, m.created_at, "
          + PersonName.of("e")
          + " as employee_name, "
          + PersonName.of("r")
          + " as reviewed_by_name";
  private static final String FROM =
      "modification_request m join time_entry t on t.id = m.time_entry_id"
          + " join user_account e on e.id = m.employee_id"
          + " left join user_account r on r.id = m.reviewed_by";
  private static final Map<String, String> OFFERED = Map.of("created_at", "m.created_at");

  /** Filters of the list; null means no filter. */
  record Filter(
      @Nullable Long only,
      @Nullable Long employee,
      @Nullable String status,
      @Nullable Long timeEntry,
      List<OrderBy> order) {}

  Optional<Page<ModificationRequest>> page(ReadTx tx, Filter filter, PageRequest paging) {
    return Listing.select(COLUMNS, FROM)
        .where("m.employee_id = :only", "only", filter.only())
        .where("m.employee_id = :employee", "employee", filter.employee())
        .where("m.status = :status", "status", filter.status())
        .where("m.time_entry_id = :entry", "entry", filter.timeEntry())
        .order(filter.order(), OFFERED, "m.created_at desc", "m.id desc")
        .page(tx, paging, (rs, context) -> row(rs));
  }

  Optional<ModificationRequest> find(ReadTx tx, long id) {
    return tx.handle()
        .createQuery("select " + COLUMNS + " from " + FROM + " where m.id = :id")
        .bind("id", id)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  boolean isPendingFor(ReadTx tx, long entry) {
    return tx.handle()
        .createQuery(
            """
            select 1 from modification_request
             where time_entry_id = :entry and status = 'pending'
             fetch first 1 rows only
            """)
        .bind("entry", entry)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** Answers the new id. */
  long insert(WriteTx tx, UUID uid, TimeEntry entry, ShiftChange change, String reason) {
    return tx.handle()
        .createUpdate(
            """
            insert into modification_request
              (uid, time_entry_id, employee_id, requested_clock_in, requested_clock_out,
               requested_break_minutes, reason, created_at)
            values (:uid, :entry, :employee, :in, :out, :break, :reason, :now)
            """)
        .bind("uid", uid)
        .bind("entry", entry.id())
        .bind("employee", entry.employee())
        .bind("in", change.clockIn())
        .bind("out", change.clockOut())
        .bind("break", change.breakMinutes())
        .bind("reason", reason)
        .bind("now", tx.now())
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  void review(WriteTx tx, long id, ReviewStatus status, long reviewer, String note) {
    tx.handle()
        .createUpdate(
            """
            update modification_request
               set status = :status, reviewed_by = :reviewer, review_note = :note,
                   reviewed_at = :now
             where id = :id
            """)
        .bind("status", status.wire())
        .bind("reviewer", reviewer)
        .bind("note", note)
        .bind("now", tx.now())
        .bind("id", id)
        .execute();
  }

  private static ModificationRequest row(ResultSet rs) throws SQLException {
    int breakMinutes = rs.getInt("requested_break_minutes");
    Integer requestedBreak = rs.wasNull() ? null : breakMinutes;
    return new ModificationRequest(
        rs.getLong("id"),
        Columns.uid(rs, "uid"),
        rs.getLong("time_entry_id"),
        rs.getLong("employee_id"),
        rs.getString("employee_name"),
        Columns.date(rs, "work_date"),
        Columns.instant(rs, "clock_in"),
        Columns.instantOrNull(rs, "clock_out"),
        Columns.instantOrNull(rs, "requested_clock_in"),
        Columns.instantOrNull(rs, "requested_clock_out"),
        requestedBreak,
        rs.getString("reason"),
        rs.getString("status"),
        Columns.longOrNull(rs, "reviewed_by"),
        Columns.textOrNull(rs, "reviewed_by_name"),
        rs.getString("review_note"),
        Columns.instantOrNull(rs, "reviewed_at"),
        Columns.instant(rs, "created_at"));
  }
}
