package truetill.server.sync;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import truetill.core.hr.EntryStatus;
import truetill.core.hr.Hours;
import truetill.core.hr.Shift;
import truetill.core.journal.OpBody;
import truetill.core.outcome.Outcome;
import truetill.core.people.Access;
import truetill.core.wire.hr.TimeEntry;
import truetill.server.db.WriteTx;
import truetill.server.hr.EmployeeLockStore;
import truetill.server.hr.TimeEntryStore;

/** Clock-ins and clock-outs at registers, kept as they were made. */
final class ClockOps {
  private final TimeEntryStore entries = new TimeEntryStore();
  private final EmployeeLockStore locks = new EmployeeLockStore();

  Verdict in(OpContext context, OpBody.ClockedIn op) {
    long employee = context.actor(Access.STAFF, Cases.NORMAL);
    WriteTx tx = context.tx();
    locks.lock(tx, employee);
    Shift shift = new Shift(context.at(), null, 0);
    boolean overlaps = entries.overlaps(tx, employee, shift, 0);
    if (overlaps) {
      overlap(context, employee, shift, 0);
    }
    entries.insert(
        tx,
        op.entry(),
        employee,
        localDate(context),
        shift,
        overlaps ? EntryStatus.FLAGGED : EntryStatus.PENDING,
        "",
        context.device());
    return Verdict.applied();
  }

  Verdict out(OpContext context, OpBody.ClockedOut op) {
    long employee = context.actor(Access.STAFF, Cases.NORMAL);
    WriteTx tx = context.tx();
    locks.lock(tx, employee);
    Optional<TimeEntry> entry = entries.byUid(tx, op.entry());
    if (entry.isEmpty()) {
      orphan(context, "A clock-out came without its clock-in.");
      Shift nothing = new Shift(context.at(), context.at(), 0);
      entries.insert(
          tx,
          op.entry(),
          employee,
          localDate(context),
          nothing,
          EntryStatus.FLAGGED,
          "",
          context.device());
      return Verdict.applied();
    }
    TimeEntry open = entry.get();
    if (open.clockOut() != null) {
      orphan(context, "A clock-out came for a shift that had ended already.");
      entries.flag(tx, open.id());
      return Verdict.applied();
    }
    end(context, op, open);
    return Verdict.applied();
  }

  private void end(OpContext context, OpBody.ClockedOut op, TimeEntry open) {
    WriteTx tx = context.tx();
    Instant out = context.at();
    if (out.isBefore(open.clockIn())) {
      orphan(context, "A shift ended before it began.");
      entries.clockOut(tx, open.id(), out, op.breakMinutes(), Hours.ZERO);
      entries.flag(tx, open.id());
      return;
    }
    Hours told = new Hours(op.hoursHundredths());
    entries.clockOut(tx, open.id(), out, op.breakMinutes(), told.countable());
    Shift shift = new Shift(open.clockIn(), out, op.breakMinutes());
    boolean known = open.status().equals(EntryStatus.FLAGGED.wire());
    if (!known && entries.overlaps(tx, open.employee(), shift, open.id())) {
      overlap(context, open.employee(), shift, open.id());
      entries.flag(tx, open.id());
    } else if (!out.equals(open.clockIn())
        && shift.rechecked(tx.now()) instanceof Outcome.Refused<Shift> broken) {
      unbelievable(context, open, broken.detail());
      entries.flag(tx, open.id());
    }
  }

  private void overlap(OpContext context, long employee, Shift shift, long entry) {
    entries.flagOverlapping(context.tx(), employee, shift, entry);
    context
        .cases()
        .open(
            "clock_overlap",
            Cases.NORMAL,
            "Two shifts of one person cover the same time.",
            Map.of("employee", employee));
  }

  /**
   * Longer than a day, a break longer than the shift, an end in the future: a manager looks. In and
   * out at one moment counts no hours and is nobody's trouble.
   */
  private static void unbelievable(OpContext context, TimeEntry entry, String why) {
    context.cases().open("clock_rule", Cases.NORMAL, why, Map.of("employee", entry.employee()));
  }

  private static void orphan(OpContext context, String summary) {
    context
        .cases()
        .open(
            "clock_orphan",
            Cases.NORMAL,
            summary,
            Map.of("actor", context.envelope().actor().toString()));
  }

  private static LocalDate localDate(OpContext context) {
    return context.at().atZone(context.envelope().zone()).toLocalDate();
  }
}
