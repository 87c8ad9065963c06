package truetill.server.hr;

import com.fasterxml.jackson.databind.node.NullNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.core.hr.EntryStatus;
import truetill.core.hr.Shift;
import truetill.core.outcome.Outcome;
import truetill.core.wire.hr.TimeEntry;
import truetill.core.wire.hr.TimeEntrySummary;
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

/**
 * Clocking in and out, looking at it, and managers' corrections. An Employee sees and moves only
 * own entries.
 */
final class TimeEntryHandlers {
  private static final String ENTITY = "TimeEntry";
  private static final List<String> STATUSES = List.of("pending", "approved", "flagged");
  private static final List<String> MARKS = List.of("pending", "flagged");
  private static final int MAX_BREAK_MINUTES = 24 * 60;
  private static final int MAX_NOTES = 10_000;

  private final Database database;
  private final UnitOfWork work;
  private final StoreTime time;
  private final TimeEntryStore entries;
  private final TimeEntryTallyStore tally = new TimeEntryTallyStore();
  private final TimeEntryListStore lists;
  private final EntryBook book;
  private final Staff staff = new Staff();
  private final EmployeeLockStore locks = new EmployeeLockStore();

  TimeEntryHandlers(
      Database database, UnitOfWork work, StoreTime time, TimeEntryStore entries, EntryBook book) {
    this.database = database;
    this.work = work;
    this.time = time;
    this.entries = entries;
    this.lists = new TimeEntryListStore(entries, tally);
    this.book = book;
  }

  Reply list(Call call) {
    Query query = call.query();
    return call.page(
        database.read(tx ->
            lists.page(tx, filter(tx, call.caller(), query), query.ordering(), query.paging())));
  }

  Reply summary(Call call) {
    Query query = call.query();
    Map<EntryStatus, TimeEntryTallyStore.Sum> sums =
        database.read(tx -> tally.sums(tx, filter(tx, call.caller(), query)));
    TimeEntryTallyStore.Sum all =
        sums.values().stream().reduce(TimeEntryTallyStore.Sum.ZERO, TimeEntryTallyStore.Sum::plus);
    return Reply.ok(
        new TimeEntrySummary(
            hours(all),
            all.entries(),
            hours(sums.get(EntryStatus.APPROVED)),
            hours(sums.get(EntryStatus.PENDING))));
  }

  private static BigDecimal hours(TimeEntryTallyStore.@Nullable Sum sum) {
    return BigDecimal.valueOf(sum == null ? 0 : sum.hundredths(), 2);
  }

  private TimeEntryFilter filter(ReadTx tx, Caller caller, Query query) {
    Long employee = staff.filter(tx, query, "employee");
    LocalDate date = query.date("date");
    String status = query.choice("status", STATUSES);
    LocalDate from = query.date("date_from");
    LocalDate to = query.date("date_to");
    query.orRefuse();
    return TimeEntryFilter.of(Staff.only(caller), employee, date, status, from, to);
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
          if (employee != caller.userId() && !staff.isActive(tx, employee)) {
            body.refuseUnknownPk("employee", employee);
            body.orRefuse();
          }
          locks.lock(tx, employee);
          Instant in = Objects.requireNonNullElse(wish.clockIn(), tx.now());
          Shift sent = new Shift(in, wish.clockOut(), Objects.requireNonNullElse(breakMinutes, 0));
          Shift shift = EntryBook.checked(sent, tx.now(), "");
          LocalDate date = date(wish, in);
          book.refuseCollision(tx, employee, shift, 0);
          long id =
              entries.insert(
                  tx,
                  tx.newUid(),
                  employee,
                  date,
                  shift,
                  EntryStatus.PENDING,
                  Objects.requireNonNullElse(notes, ""),
                  null);
          return entries.find(tx, id).orElseThrow();
        }));
  }

  /** A night may be booked on either of its days; further away it is a slip of the pen. */
  private LocalDate date(Wish wish, Instant clockIn) {
    LocalDate day = time.clock().dateOf(clockIn);
    LocalDate wished = Objects.requireNonNullElse(wish.date(), day);
    if (Math.abs(ChronoUnit.DAYS.between(day, wished)) > 1) {
      throw Problem.field("date", "The clock-in is on " + day + ". Give that date, or none.");
    }
    return wished;
  }

  Reply clockOut(Call call) {
    long id = call.id(ENTITY);
    return Reply.ok(
        work.write(tx -> {
          long employee = visible(tx, id, call.caller()).employee();
          Body body = call.body();
          Integer sentBreak = body.integer("break_minutes", 0, MAX_BREAK_MINUTES);
          String notes = body.text("notes", MAX_NOTES);
          body.orRefuse();
          locks.lock(tx, employee);
          TimeEntry entry = entries.find(tx, id).orElseThrow(Problem.notFound(ENTITY));
          if (entry.clockOut() != null) {
            throw Problem.refused("already_clocked_out", "Already clocked out.");
          }
          int breakMinutes = sentBreak == null ? entry.breakMinutes() : sentBreak;
          Shift shift =
              EntryBook.checked(new Shift(entry.clockIn(), tx.now(), breakMinutes), tx.now(), "");
          // An entry a register left overlapping is flagged already; its owner may still go home.
          if (EntryBook.status(entry) != EntryStatus.FLAGGED) {
            book.refuseCollision(tx, employee, shift, id);
          }
          entries.clockOut(tx, id, tx.now(), breakMinutes, Objects.requireNonNull(shift.worked()));
          if (notes != null) {
            entries.setNotes(tx, id, notes);
          }
          return entries.find(tx, id).orElseThrow();
        }));
  }

  Reply patch(Call call) {
    long id = call.id(ENTITY);
    return Reply.ok(
        work.write(tx -> {
          long employee = entries.find(tx, id).orElseThrow(Problem.notFound(ENTITY)).employee();
          Body body = call.body().allowNull("clock_out");
          Instant in = body.timestamp("clock_in");
          Instant out = body.timestamp("clock_out");
          Integer breakMinutes = body.integer("break_minutes", 0, MAX_BREAK_MINUTES);
          String mark = body.choice("status", MARKS);
          String notes = body.text("notes", MAX_NOTES);
          body.orRefuse();
          locks.lock(tx, employee);
          TimeEntry entry = entries.find(tx, id).orElseThrow(Problem.notFound(ENTITY));
          Shift old = EntryBook.shift(entry);
          Shift shift =
              new Shift(
                  in == null ? old.clockIn() : in,
                  body.has("clock_out") ? out : old.clockOut(),
                  breakMinutes == null ? old.breakMinutes() : breakMinutes);
          EntryStatus status = mark == null ? EntryBook.status(entry) : marked(entry, mark);
          if (!shift.equals(old)) {
            refuseReopening(entry, shift);
            EntryBook.checked(shift, tx.now(), "");
            book.refuseCollision(tx, employee, shift, id);
            book.correct(tx, entry, shift, call.caller().userId());
          }
          if (status != EntryBook.status(entry)) {
            entries.setStatus(tx, id, status);
          }
          if (notes != null) {
            entries.setNotes(tx, id, notes);
          }
          return entries.find(tx, id).orElseThrow();
        }));
  }

  private static EntryStatus marked(TimeEntry entry, String mark) {
    return switch (EntryBook.status(entry).mark(EntryStatus.ofWire(mark))) {
      case Outcome.Done<EntryStatus>(EntryStatus status) -> status;
      case Outcome.Refused<EntryStatus>(String code, String detail) ->
          throw Problem.field("status", detail);
    };
  }

  private static void refuseReopening(TimeEntry entry, Shift shift) {
    if (shift.clockOut() == null && EntryBook.status(entry) == EntryStatus.APPROVED) {
      throw Problem.field("clock_out", "An approved entry needs its clock-out.");
    }
  }

  Reply delete(Call call) {
    long id = call.id(ENTITY);
    work.write(tx -> {
      long employee = entries.find(tx, id).orElseThrow(Problem.notFound(ENTITY)).employee();
      locks.lock(tx, employee);
      TimeEntry entry = entries.find(tx, id).orElseThrow(Problem.notFound(ENTITY));
      book.delete(tx, entry, call.caller().userId());
      return id;
    });
    return Reply.noContent();
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
        .filter(entry -> Staff.sees(caller, entry.employee()))
        .orElseThrow(Problem.notFound(ENTITY));
  }
}
