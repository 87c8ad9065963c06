package truetill.server.hr;

import static truetill.server.http.Body.or;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import truetill.core.hr.LeaveBalance;
import truetill.core.hr.LeaveHours;
import truetill.core.hr.LeavePeriod;
import truetill.core.hr.ReviewStatus;
import truetill.core.outcome.Outcome;
import truetill.core.wire.hr.SickLeaveRequest;
import truetill.server.db.AuditEvent;
import truetill.server.db.Database;
import truetill.server.db.ReadTx;
import truetill.server.db.UnitOfWork;
import truetill.server.db.WriteTx;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Query;
import truetill.server.http.Reply;

/** Sick leave requests: asked for by their owner, decided by managers (rules-store section 6). */
final class LeaveRequestHandlers {
  private static final String ENTITY = "SickLeaveRequest";
  private static final List<String> STATUSES = List.of("pending", "approved", "denied");
  private static final BigDecimal MAX_HOURS = new BigDecimal("9999.99");
  private static final int MAX_TEXT = 10_000;
  private static final String[] REQUIRED = {"start_date", "end_date", "hours_requested"};
  private static final Asked NEW =
      new Asked(new LeavePeriod(LocalDate.EPOCH, LocalDate.EPOCH, LeaveHours.ZERO), "");

  private final Database database;
  private final UnitOfWork work;
  private final LeaveBalanceStore balances;
  private final LeaveRequestStore requests = new LeaveRequestStore();
  private final Staff staff = new Staff();
  private final EmployeeLockStore locks = new EmployeeLockStore();

  LeaveRequestHandlers(Database database, UnitOfWork work, LeaveBalanceStore balances) {
    this.database = database;
    this.work = work;
    this.balances = balances;
  }

  Reply list(Call call) {
    Query query = call.query();
    String status = query.choice("status", STATUSES);
    return call.page(
        database.read(tx -> {
          Long employee = staff.filter(tx, query, "employee");
          query.orRefuse();
          return requests.page(
              tx,
              new LeaveRequestStore.Filter(
                  Staff.only(call.caller()), employee, status, query.ordering()),
              query.paging());
        }));
  }

  Reply get(Call call) {
    long id = call.id(ENTITY);
    return Reply.ok(database.read(tx -> visible(tx, id, call)));
  }

  Reply create(Call call) {
    Asked asked = read(call.body().require(REQUIRED), NEW);
    return Reply.created(
        work.write(tx -> {
          long id =
              requests.insert(
                  tx, tx.newUid(), call.caller().userId(), asked.period(), asked.reason());
          return requests.find(tx, id).orElseThrow();
        }));
  }

  Reply patch(Call call) {
    return change(call, false);
  }

  Reply put(Call call) {
    return change(call, true);
  }

  private Reply change(Call call, boolean whole) {
    long id = call.id(ENTITY);
    return Reply.ok(
        work.write(tx -> {
          SickLeaveRequest request = locked(tx, id, call);
          Body body = whole ? call.body().require(REQUIRED) : call.body();
          Asked asked = read(body, asked(request));
          Problem.orRefuse(status(request).whilePending(ReviewStatus.PENDING));
          requests.update(tx, id, asked.period(), asked.reason());
          return requests.find(tx, id).orElseThrow();
        }));
  }

  Reply delete(Call call) {
    long id = call.id(ENTITY);
    work.write(tx -> {
      SickLeaveRequest request = locked(tx, id, call);
      if (!call.caller().isManager()) {
        Problem.orRefuse(status(request).whilePending(ReviewStatus.PENDING));
      }
      if (status(request) == ReviewStatus.APPROVED) {
        int year = request.startDate().getYear();
        LeaveBalance balance = balances.of(tx, request.employee(), year);
        balances.save(tx, request.employee(), year, balance.giveBack(hours(request)));
      }
      requests.delete(tx, id);
      audit(tx, call, "sick_leave_request_deleted", request);
      return id;
    });
    return Reply.noContent();
  }

  Reply approve(Call call) {
    return review(call, ReviewStatus.APPROVED);
  }

  Reply deny(Call call) {
    return review(call, ReviewStatus.DENIED);
  }

  private Reply review(Call call, ReviewStatus decision) {
    long id = call.id(ENTITY);
    return Reply.ok(
        work.write(tx -> {
          SickLeaveRequest request = locked(tx, id, call);
          String note = ReviewNote.read(call.body());
          ReviewStatus status = Problem.orRefuse(status(request).whilePending(decision));
          if (status == ReviewStatus.APPROVED) {
            int year = request.startDate().getYear();
            LeaveBalance balance = balances.of(tx, request.employee(), year);
            balances.save(
                tx, request.employee(), year, Problem.orRefuse(balance.charge(hours(request))));
          }
          requests.review(tx, id, status, call.caller().userId(), note);
          audit(tx, call, "sick_leave_request_" + status.wire(), request);
          return requests.find(tx, id).orElseThrow();
        }));
  }

  private static ReviewStatus status(SickLeaveRequest request) {
    return ReviewStatus.ofWire(request.status());
  }

  private static LeaveHours hours(SickLeaveRequest request) {
    return LeaveHours.of(request.hoursRequested());
  }

  /** The request as it stands while nobody else can decide it. */
  private SickLeaveRequest locked(WriteTx tx, long id, Call call) {
    locks.lock(tx, visible(tx, id, call).employee());
    return visible(tx, id, call);
  }

  private SickLeaveRequest visible(ReadTx tx, long id, Call call) {
    return requests
        .find(tx, id)
        .filter(request -> Staff.sees(call.caller(), request.employee()))
        .orElseThrow(Problem.notFound(ENTITY));
  }

  private record Asked(LeavePeriod period, String reason) {}

  private static Asked asked(SickLeaveRequest request) {
    return new Asked(
        new LeavePeriod(request.startDate(), request.endDate(), hours(request)), request.reason());
  }

  /** {@code old} is what the fields that were not sent keep. */
  private static Asked read(Body body, Asked old) {
    LocalDate start = or(body.date("start_date"), old.period().start());
    LocalDate end = or(body.date("end_date"), old.period().end());
    BigDecimal hours =
        or(
            body.decimal("hours_requested", 6, 2, MAX_HOURS.negate(), MAX_HOURS),
            old.period().hours().shown());
    String reason = or(body.text("reason", MAX_TEXT), old.reason());
    body.orRefuse();
    return new Asked(checked(start, end, hours), reason);
  }

  private static LeavePeriod checked(LocalDate start, LocalDate end, BigDecimal hours) {
    return switch (LeavePeriod.checked(start, end, LeaveHours.of(hours))) {
      case Outcome.Done<LeavePeriod>(LeavePeriod period) -> period;
      case Outcome.Refused<LeavePeriod>(String code, String detail) ->
          throw Problem.field(code.equals("bad_end_date") ? "end_date" : "hours_requested", detail);
    };
  }

  private static void audit(WriteTx tx, Call call, String action, SickLeaveRequest request) {
    tx.audit(
        new AuditEvent(
            call.caller().userId(),
            action,
            "sick_leave_request",
            request.id(),
            Map.of(
                "employee", request.employee(),
                "status", request.status(),
                "hours_requested", request.hoursRequested().toPlainString()),
            Map.of()));
  }
}
