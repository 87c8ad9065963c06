package truetill.server.hr;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import truetill.core.hr.EntryStatus;
import truetill.core.hr.Hours;
import truetill.core.hr.LeaveHours;
import truetill.core.hr.Shift;
import truetill.core.outcome.Outcome;
import truetill.core.wire.hr.TimeEntry;
import truetill.server.db.AuditEvent;
import truetill.server.db.ReadTx;
import truetill.server.db.StoreTime;
import truetill.server.db.WriteTx;
import truetill.server.http.Problem;

/**
 * The one way a time entry is checked, approved, corrected and deleted, whoever asks for it: a
 * manager's PATCH or an approved modification request. The caller holds the employee's lock and has
 * read the entry under it.
 */
final class EntryBook {
  private final StoreTime time;
  private final TimeEntryStore entries;
  private final LeaveBooks leave;

  EntryBook(StoreTime time, TimeEntryStore entries, LeaveBooks leave) {
    this.time = time;
    this.entries = entries;
    this.leave = leave;
  }

  static Shift shift(TimeEntry entry) {
    return new Shift(entry.clockIn(), entry.clockOut(), entry.breakMinutes());
  }

  static EntryStatus status(TimeEntry entry) {
    return EntryStatus.ofWire(entry.status());
  }

  /**
   * The shift when it keeps the rules, else 400 on the field it breaks.
   *
   * @param prefix of the fields' names, such as {@code requested_}
   */
  static Shift checked(Shift shift, Instant now, String prefix) {
    return switch (shift.rechecked(now)) {
      case Outcome.Done<Shift>(Shift good) -> good;
      case Outcome.Refused<Shift>(String code, String detail) ->
          throw Problem.field(
              prefix
                  + switch (code) {
                    case "bad_clock_in" -> "clock_in";
                    case "bad_clock_out" -> "clock_out";
                    default -> "break_minutes";
                  },
              detail);
    };
  }

  /** Shifts of one person do not overlap, and one at most is open. */
  void refuseCollision(ReadTx tx, long employee, Shift shift, long except) {
    if (shift.clockOut() == null
        && entries.open(tx, employee).filter(open -> open.id() != except).isPresent()) {
      throw Problem.refused("already_clocked_in", "Already clocked in.");
    }
    if (entries.overlaps(tx, employee, shift, except)) {
      throw Problem.field(
          "non_field_errors", "This shift overlaps another one of the same person.");
    }
  }

  /** Whether the entry became approved now; an approved one is left alone. */
  boolean approve(WriteTx tx, TimeEntry entry, long approver) {
    Problem.orRefuse(status(entry).approve(shift(entry)));
    if (status(entry) == EntryStatus.APPROVED) {
      return false;
    }
    entries.approve(tx, entry.id(), approver);
    grant(tx, entry, entry.date(), worked(entry));
    audit(tx, approver, "time_entry_approved", entry, Map.of("status", "approved"));
    return true;
  }

  /** Puts the shift in; an approved entry stays approved and its sick leave follows. */
  void correct(WriteTx tx, TimeEntry entry, Shift shift, long actor) {
    LocalDate date =
        shift.clockIn().equals(entry.clockIn())
            ? entry.date()
            : time.clock().dateOf(shift.clockIn());
    entries.correct(tx, entry.id(), date, shift);
    if (status(entry) == EntryStatus.APPROVED) {
      grant(tx, entry, date, Objects.requireNonNull(shift.worked()));
    }
    audit(tx, actor, "time_entry_corrected", entry, image(date, shift));
  }

  /** Deletes the entry and takes back the sick leave it granted. */
  void delete(WriteTx tx, TimeEntry entry, long actor) {
    leave.takeBack(tx, entry.employee(), entries.accrued(tx, entry.id()), entry.date().getYear());
    entries.delete(tx, entry.id());
    audit(tx, actor, "time_entry_deleted", entry, Map.of());
  }

  private void grant(WriteTx tx, TimeEntry entry, LocalDate date, Hours worked) {
    LeaveHours granted = entries.accrued(tx, entry.id());
    LeaveHours accrual =
        leave.rebook(tx, entry.employee(), granted, entry.date().getYear(), worked, date.getYear());
    entries.setAccrued(tx, entry.id(), accrual);
  }

  /** What stands in the row: a register's count is not counted again. */
  private static Hours worked(TimeEntry entry) {
    return new Hours(Objects.requireNonNull(entry.totalHours()).movePointRight(2).longValueExact());
  }

  private static void audit(
      WriteTx tx, long actor, String action, TimeEntry entry, Map<String, ?> after) {
    Map<String, @Nullable Object> before = image(entry.date(), shift(entry));
    before.put("employee", entry.employee());
    before.put("status", entry.status());
    tx.audit(new AuditEvent(actor, action, "time_entry", entry.id(), before, after));
  }

  private static Map<String, @Nullable Object> image(LocalDate date, Shift shift) {
    Map<String, @Nullable Object> image = new LinkedHashMap<>();
    image.put("date", date.toString());
    image.put("clock_in", shift.clockIn().toString());
    image.put("clock_out", shift.clockOut() == null ? null : shift.clockOut().toString());
    image.put("break_minutes", shift.breakMinutes());
    return image;
  }
}
