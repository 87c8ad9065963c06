package truetill.server.hr;

import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.core.hr.Shift;
import truetill.core.outcome.Outcome;
import truetill.core.people.Access;
import truetill.core.wire.hr.TimeEntry;
import truetill.server.auth.CredentialStore;
import truetill.server.db.Database;
import truetill.server.db.ReadTx;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Caller;
import truetill.server.http.Problem;
import truetill.server.http.Query;
import truetill.server.http.Reply;

/** Clocking in and out, and looking at it. An Employee sees and moves only own entries. */
final class TimeEntryHandlers {
  private static final String ENTITY = "TimeEntry";
  private static final List<String> STATUSES = List.of("pending", "approved", "flagged");
  private static final int MAX_BREAK_MINUTES = 24 * 60;
  private static final int MAX_NOTES = 10_000;

  private final Database database;
  private final UnitOfWork work;
  private final StoreTime time;
  private final TimeEntryStore entries = new TimeEntryStore();
  private final CredentialStore people = new CredentialStore();

  TimeEntryHandlers(Database database, UnitOfWork work, StoreTime time) {
    this.database = database;
    this.work = work;
    this.time = time;
  }

  Reply list(Call call) {
    Caller caller = call.caller();
    Query query = call.query();
    LocalDate date = query.date("date");
    String status = query.choice("status", STATUSES);
    LocalDate from = query.date("date_from");
    LocalDate to = query.date("date_to");
    return call.page(
        database.read(tx -> {
          Long employee = query.existing("employee", id -> people.byId(tx, id).isPresent());
          query.orRefuse();
          TimeEntryStore.Filter filter =
              new TimeEntryStore.Filter(
                  caller.isManager() ? null : caller.userId(),
                  employee,
                  date,
                  status,
                  from,
                  to,
                  query.ordering());
          return entries.page(tx, filter, query.paging());
        }));
  }

  Reply current(Call call) {
    Optional<TimeEntry> open = database.read(tx -> entries.open(tx, call.caller().userId()));
    return Reply.ok(open.isPresent() ? open.get() : NullNode.getInstance());
  }

  Reply get(Call call) {
    long id = call.id(ENTITY);
    return Reply.ok(database.read(tx -> visible(tx, id, call.caller())));
  }

  Reply clockIn(Call call) {
    Caller caller = call.caller();
    Body body = call.body();
    Long sentEmployee = body.pk("employee");
    Integer breakMinutes = body.integer("break_minutes", 0, MAX_BREAK_MINUTES);
    String notes = body.text("notes", MAX_NOTES);
    Wish wish = caller.isManager() ? wish(body) : Wish.NOW;
    if (sentEmployee != null && sentEmployee != caller.userId() && !caller.isManager()) {
      throw Problem.forbidden();
    }
    body.orRefuse();
    long employee = sentEmployee == null ? caller.userId() : sentEmployee;
    return Reply.created(
        work.write(tx -> {
          if (employee != caller.userId()) {
            refuseUnlessStaff(tx, body, employee);
          }
          entries.lockEmployee(tx, employee);
          Instant in = Objects.requireNonNullElse(wish.clockIn(), tx.now());
          Shift shift =
              checked(in, wish.clockOut(), Objects.requireNonNullElse(breakMinutes, 0), tx.now());
          if (shift.clockOut() == null && entries.open(tx, employee).isPresent()) {
            throw Problem.refused("already_clocked_in", "Already clocked in.");
          }
          refuseOverlap(tx, employee, shift, 0);
          LocalDate date = Objects.requireNonNullElse(wish.date(), time.clock().dateOf(in));
          long id =
              entries.insert(
                  tx,
                  tx.newUid(),
                  employee,
                  date,
                  shift,
                  "pending",
                  Objects.requireNonNullElse(notes, ""),
                  null);
          return entries.find(tx, id).orElseThrow();
        }));
  }

  Reply clockOut(Call call) {
    long id = call.id(ENTITY);
    return Reply.ok(
        work.write(tx -> {
          entries.lockEmployee(tx, visible(tx, id, call.caller()).employee());
          TimeEntry entry = visible(tx, id, call.caller());
          Body body = call.body();
          Integer sentBreak = body.integer("break_minutes", 0, MAX_BREAK_MINUTES);
          String notes = body.text("notes", MAX_NOTES);
          body.orRefuse();
          if (entry.clockOut() != null) {
            throw Problem.refused("already_clocked_out", "Already clocked out.");
          }
          int breakMinutes = sentBreak == null ? entry.breakMinutes() : sentBreak;
          Shift shift = checked(entry.clockIn(), tx.now(), breakMinutes, tx.now());
          refuseOverlap(tx, entry.employee(), shift, id);
          entries.clockOut(tx, id, tx.now(), breakMinutes, Objects.requireNonNull(shift.worked()));
          if (notes != null) {
            entries.setNotes(tx, id, notes);
          }
          return entries.find(tx, id).orElseThrow();
        }));
  }

  /** When somebody else than the clock says when it was; managers only. */
  private record Wish(
      @Nullable LocalDate date, @Nullable Instant clockIn, @Nullable Instant clockOut) {
    static final Wish NOW = new Wish(null, null, null);
  }

  private static Wish wish(Body body) {
    body.allowNull("clock_out");
    return new Wish(body.date("date"), body.timestamp("clock_in"), body.timestamp("clock_out"));
  }

  /** An entry the caller may see; others do not exist for him. */
  private TimeEntry visible(ReadTx tx, long id, Caller caller) {
    return entries
        .find(tx, id)
        .filter(entry -> caller.isManager() || entry.employee() == caller.userId())
        .orElseThrow(Problem.notFound(ENTITY));
  }

  private void refuseUnlessStaff(ReadTx tx, Body body, long employee) {
    boolean staff =
        people
            .byId(tx, employee)
            .filter(found -> found.active() && Access.STAFF.allows(found.roles()))
            .isPresent();
    if (!staff) {
      body.refuseUnknownPk("employee", employee);
      body.orRefuse();
    }
  }

  private void refuseOverlap(ReadTx tx, long employee, Shift shift, long except) {
    if (entries.overlaps(tx, employee, shift, except)) {
      throw Problem.field(
          "non_field_errors", "This shift overlaps another one of the same person.");
    }
  }

  /** The core's refusal on the field it is about. */
  private static Shift checked(
      Instant clockIn, @Nullable Instant clockOut, int breakMinutes, Instant now) {
    return switch (Shift.checked(clockIn, clockOut, breakMinutes, now)) {
      case Outcome.Done<Shift>(Shift shift) -> shift;
      case Outcome.Refused<Shift>(String code, String detail) ->
          throw Problem.field(
              switch (code) {
                case "bad_clock_in" -> "clock_in";
                case "bad_clock_out" -> "clock_out";
                default -> "break_minutes";
              },
              detail);
    };
  }
}
