package truetill.server.hr;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.hr.LeavePeriod;
import truetill.core.hr.ReviewStatus;
import truetill.core.wire.hr.SickLeaveRequest;
import truetill.server.db.Columns;
import truetill.server.db.Listing;
import truetill.server.db.OrderBy;
import truetill.server.db.Page;
import truetill.server.db.PageRequest;
import truetill.server.db.PersonName;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** Rows of {@code sick_leave_request}, changed under the lock of the employee. */
final class LeaveRequestStore {
  private static final String COLUMNS =
      "q.id, q.uid, q.employee_id, q.start_date, q.end_date, q.hours_requested, q.status,"
          + " q.reason, q.reviewed_by, q.review_note, q.reviewed_at, q.created_at, "
          + PersonName.of("e")
          + " as employee_name, "
          + PersonName.of("r")
          + " as reviewed_by_name";
  private static final String FROM =
      "sick_leave_request q join user_account e on e.id = q.employee_id"
          + " left join user_account r on r.id = q.reviewed_by";
  private static final Map<String, String> OFFERED =
      Map.of("created_at", "q.created_at", "start_date", "q.start_date");

  /** Filters of the list; null means no filter. */
  record Filter(
      @Nullable Long only, @Nullable Long employee, @Nullable String status, List<OrderBy> order) {}

  Optional<Page<SickLeaveRequest>> page(ReadTx tx, Filter filter, PageRequest paging) {
    return Listing.select(COLUMNS, FROM)
        .where("q.employee_id = :only", "only", filter.only())
        .where("q.employee_id = :employee", "employee", filter.employee())
        .where("q.status = :status", "status", filter.status())
        .order(filter.order(), OFFERED, "q.created_at desc", "q.id desc")
        .page(tx, paging, (rs, context) -> row(rs));
  }

  Optional<SickLeaveRequest> find(ReadTx tx, long id) {
    return tx.handle()
        .createQuery("select " + COLUMNS + " from " + FROM + " where q.id = :id")
        .bind("id", id)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  /** Answers the new id. */
  long insert(WriteTx tx, UUID uid, long employee, LeavePeriod period, String reason) {
    return tx.handle()
        .createUpdate(
            """
            insert into sick_leave_request
              (uid, employee_id, start_date, end_date, hours_requested, reason, created_at)
            values (:uid, :employee, :start, :end, :hours, :reason, :now)
            """)
        .bind("uid", uid)
        .bind("employee", employee)
        .bind("start", period.start())
        .bind("end", period.end())
        .bind("hours", period.hours().shown())
        .bind("reason", reason)
        .bind("now", tx.now())
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  void update(WriteTx tx, long id, LeavePeriod period, String reason) {
    tx.handle()
        .createUpdate(
            """
            update sick_leave_request
               set start_date = :start, end_date = :end, hours_requested = :hours, reason = :reason
             where id = :id
            """)
        .bind("start", period.start())
        .bind("end", period.end())
        .bind("hours", period.hours().shown())
        .bind("reason", reason)
        .bind("id", id)
        .execute();
  }

  void review(WriteTx tx, long id, ReviewStatus status, long reviewer, String note) {
    tx.handle()
        .createUpdate(
            """
            update sick_leave_request
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

  void delete(WriteTx tx, long id) {
    tx.handle()
        .createUpdate("delete from sick_leave_request where id = :id")
        .bind("id", id)
        .execute();
  }

  private static SickLeaveRequest row(ResultSet rs) throws SQLException {
    return new SickLeaveRequest(
        rs.getLong("id"),
        Columns.uid(rs, "uid"),
        rs.getLong("employee_id"),
        rs.getString("employee_name"),
        Columns.date(rs, "start_date"),
        Columns.date(rs, "end_date"),
        rs.getBigDecimal("hours_requested"),
        rs.getString("status"),
        rs.getString("reason"),
        Columns.longOrNull(rs, "reviewed_by"),
        Columns.textOrNull(rs, "reviewed_by_name"),
        rs.getString("review_note"),
        Columns.instantOrNull(rs, "reviewed_at"),
        Columns.instant(rs, "created_at"));
  }
}
