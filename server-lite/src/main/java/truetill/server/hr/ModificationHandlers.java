package truetill.server.hr;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import truetill.core.hr.ReviewStatus;
import truetill.core.hr.Shift;
import truetill.core.hr.ShiftChange;
import truetill.core.wire.hr.ModificationRequest;
import truetill.core.wire.hr.TimeEntry;
import truetill.server.db.Database;
import truetill.server.db.ReadTx;
import truetill.server.db.UnitOfWork;
import truetill.server.db.WriteTx;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Query;
import truetill.server.http.Reply;

/**
 * Requests to change a time entry: an employee asks for own, finished entries; a manager's yes puts
 * the change in (rules-store section 6).
 */
final class ModificationHandlers {
  private static final String ENTITY = "TimeEntryModificationRequest";
  private static final List<String> STATUSES = List.of("pending", "approved", "denied");
  private static final String PREFIX = "requested_";
  private static final int MAX_BREAK_MINUTES = 24 * 60;
  private static final int MAX_REASON = 10_000;

  private final Database database;
  private final UnitOfWork work;
  private final TimeEntryStore entries;
  private final EntryBook book;
  private final ModificationStore requests = new ModificationStore();
  private final Staff staff = new Staff();
  private final EmployeeLockStore locks = new EmployeeLockStore();

  ModificationHandlers(Database database, UnitOfWork work, TimeEntryStore entries, EntryBook book) {
    this.database = database;
    this.work = work;
    this.entries = entries;
    this.book = book;
  }

  Reply list(Call call) {
    Query query = call.query();
    String status = query.choice("status", STATUSES);
    return call.page(
        database.read(tx -> {
          Long employee = staff.filter(tx, query, "employee");
          Long entry = query.existing("time_entry", id -> entries.find(tx, id).isPresent());
          query.orRefuse();
          return requests.page(
              tx,
              new ModificationStore.Filter(
                  Staff.only(call.caller()), employee, status, entry, query.ordering()),
              query.paging());
        }));
  }

  Reply get(Call call) {
    long id = call.id(ENTITY);
    return Reply.ok(
        database
            .read(tx -> requests.find(tx, id))
            .filter(request -> Staff.sees(call.caller(), request.employee()))
            .orElseThrow(Problem.notFound(ENTITY)));
  }

  Reply create(Call call) {
    long caller = call.caller().userId();
    Body body = call.body();
    body.require("time_entry");
    body.allowNull("requested_clock_in", "requested_clock_out", "requested_break_minutes");
    Instant in = body.timestamp("requested_clock_in");
    Instant out = body.timestamp("requested_clock_out");
    Integer breakMinutes = body.integer("requested_break_minutes", 0, MAX_BREAK_MINUTES);
    String reason = body.requiredText("reason", MAX_REASON);
    ShiftChange change = new ShiftChange(in, out, breakMinutes);
    return Reply.created(
        work.write(tx -> {
          locks.lock(tx, caller);
          Long own = body.existing("time_entry", id -> own(tx, id, caller).isPresent());
          body.orRefuse();
          TimeEntry entry = own(tx, Objects.requireNonNull(own), caller).orElseThrow();
          refuseUnaskable(tx, entry, change);
          checked(tx, entry, change);
          long id = requests.insert(tx, tx.newUid(), entry, change, reason);
          return requests.find(tx, id).orElseThrow();
        }));
  }

  /** Somebody else's entry does not exist here, not even for a manager. */
  private Optional<TimeEntry> own(ReadTx tx, long id, long caller) {
    return entries.find(tx, id).filter(entry -> entry.employee() == caller);
  }

  private void refuseUnaskable(ReadTx tx, TimeEntry entry, ShiftChange change) {
    if (entry.clockOut() == null) {
      throw Problem.field("time_entry", "This entry is still open. Clock out first.");
    }
    if (change.isEmpty()) {
      throw Problem.field(
          "non_field_errors", "Ask for another clock-in, clock-out or break, or several of them.");
    }
    if (requests.isPendingFor(tx, entry.id())) {
      throw Problem.field("time_entry", "A request for this entry is pending already.");
    }
  }

  /** The entry as it would be; it must keep the rules when asked and again when approved. */
  private Shift checked(WriteTx tx, TimeEntry entry, ShiftChange change) {
    Shift shift = EntryBook.checked(change.on(EntryBook.shift(entry)), tx.now(), PREFIX);
    book.refuseCollision(tx, entry.employee(), shift, entry.id());
    return shift;
  }

  Reply approve(Call call) {
    return review(call, ReviewStatus.APPROVED);
  }

  Reply deny(Call call) {
    return review(call, ReviewStatus.DENIED);
  }

  private Reply review(Call call, ReviewStatus decision) {
    long id = call.id(ENTITY);
    long reviewer = call.caller().userId();
    return Reply.ok(
        work.write(tx -> {
          locks.lock(tx, found(tx, id).employee());
          ModificationRequest request = found(tx, id);
          String note = ReviewNote.read(call.body());
          ReviewStatus status =
              Problem.orRefuse(ReviewStatus.ofWire(request.status()).whilePending(decision));
          if (status == ReviewStatus.APPROVED) {
            TimeEntry entry = entries.find(tx, request.timeEntry()).orElseThrow();
            book.correct(tx, entry, checked(tx, entry, change(request)), reviewer);
          }
          requests.review(tx, id, status, reviewer, note);
          return requests.find(tx, id).orElseThrow();
        }));
  }

  private ModificationRequest found(ReadTx tx, long id) {
    return requests.find(tx, id).orElseThrow(Problem.notFound(ENTITY));
  }

  private static ShiftChange change(ModificationRequest request) {
    return new ShiftChange(
        request.requestedClockIn(), request.requestedClockOut(), request.requestedBreakMinutes());
  }
}
