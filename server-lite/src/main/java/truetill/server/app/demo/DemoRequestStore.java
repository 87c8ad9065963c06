package truetill.server.app.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import truetill.server.db.WriteTx;

/** Rows of sick leave requests and of requests to change a shift. */
final class DemoRequestStore {
  /** Who decided a request, and when; null while nobody has. */
  record Review(String status, @Nullable Long reviewer, @Nullable Instant at, String note) {}

  void insertLeave(
      WriteTx tx,
      long employee,
      LocalDate start,
      LocalDate end,
      DemoLeave leave,
      Instant asked,
      Review review) {
    tx.handle()
        .createUpdate(
            """
            insert into sick_leave_request
              (uid, employee_id, start_date, end_date, hours_requested, status, reason,
               reviewed_by, review_note, reviewed_at, created_at)
            values (:uid, :employee, :start, :end, :hours, :status, :reason,
                    :reviewer, :note, :reviewedAt, :asked)
            """)
        .bind("uid", tx.newUid())
        .bind("employee", employee)
        .bind("start", start)
        .bind("end", end)
        .bind("hours", leave.hours())
        .bind("status", review.status())
        .bind("reason", leave.reason())
        .bind("reviewer", review.reviewer())
        .bind("note", review.note())
        .bind("reviewedAt", review.at())
        .bind("asked", asked)
        .execute();
  }

  void useSickLeave(WriteTx tx, long employee, int year, BigDecimal hours) {
    tx.handle()
        .createUpdate(
            """
            update sick_leave_balance set hours_used = hours_used + :hours
             where employee_id = :employee and leave_year = :year
            """)
        .bind("hours", hours)
        .bind("employee", employee)
        .bind("year", year)
        .execute();
  }

  void insertCorrection(
      WriteTx tx,
      long employee,
      LocalDate date,
      DemoCorrection correction,
      @Nullable Instant clockOut,
      Instant asked,
      Review review) {
    tx.handle()
        .createUpdate(
            """
            insert into modification_request
              (uid, time_entry_id, employee_id, requested_clock_out, requested_break_minutes,
               reason, status, reviewed_by, review_note, reviewed_at, created_at)
            select cast(:uid as uuid), t.id, t.employee_id,
                   cast(:clockOut as timestamp with time zone), cast(:break as int), :reason,
                   :status, cast(:reviewer as bigint), :note,
                   cast(:reviewedAt as timestamp with time zone),
                   cast(:asked as timestamp with time zone)
              from time_entry t where t.employee_id = :employee and t.work_date = :date
            """)
        .bind("uid", tx.newUid())
        .bind("clockOut", clockOut)
        .bind("break", correction.breakMinutes())
        .bind("reason", correction.reason())
        .bind("status", review.status())
        .bind("reviewer", review.reviewer())
        .bind("note", review.note())
        .bind("reviewedAt", review.at())
        .bind("asked", asked)
        .bind("employee", employee)
        .bind("date", date)
        .execute();
  }
}
