package truetill.server.hr;

import static truetill.server.http.Body.or;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import truetill.core.hr.LeaveBalance;
import truetill.core.hr.LeaveHours;
import truetill.core.wire.hr.SickLeaveBalance;
import truetill.server.db.AuditEvent;
import truetill.server.db.Database;
import truetill.server.db.UnitOfWork;
import truetill.server.db.WriteTx;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Query;
import truetill.server.http.Reply;

/** Sick leave balances: an Employee reads own ones, managers begin and adjust them. */
final class LeaveBalanceHandlers {
  private static final String ENTITY = "SickLeaveBalance";
  private static final BigDecimal MAX_HOURS = new BigDecimal("9999.99");
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 9999;

  private final Database database;
  private final UnitOfWork work;
  private final LeaveBalanceStore balances;
  private final Staff staff = new Staff();
  private final EmployeeLockStore locks = new EmployeeLockStore();

  LeaveBalanceHandlers(Database database, UnitOfWork work, LeaveBalanceStore balances) {
    this.database = database;
    this.work = work;
    this.balances = balances;
  }

  Reply list(Call call) {
    Query query = call.query();
    Integer year = query.integer("year");
    return call.page(
        database.read(tx -> {
          Long employee = staff.filter(tx, query, "employee");
          query.orRefuse();
          return balances.page(tx, Staff.only(call.caller()), employee, year, query.paging());
        }));
  }

  Reply get(Call call) {
    long id = call.id(ENTITY);
    return Reply.ok(
        database
            .read(tx -> balances.find(tx, id))
            .filter(balance -> Staff.sees(call.caller(), balance.employee()))
            .orElseThrow(Problem.notFound(ENTITY)));
  }

  Reply create(Call call) {
    Body body = call.body();
    body.require("employee", "year");
    Integer sentYear = body.integer("year", FIRST_YEAR, LAST_YEAR);
    LeaveHours earned = hours(body, "hours_earned");
    LeaveHours used = hours(body, "hours_used");
    return Reply.created(
        work.write(tx -> {
          Long sentEmployee = body.existing("employee", id -> staff.isActive(tx, id));
          body.orRefuse();
          long employee = Objects.requireNonNull(sentEmployee);
          int year = Objects.requireNonNull(sentYear);
          locks.lock(tx, employee);
          if (balances.exists(tx, employee, year)) {
            body.refuseTakenTogether("employee", "year");
            body.orRefuse();
          }
          LeaveBalance balance =
              new LeaveBalance(or(earned, LeaveHours.ZERO), or(used, LeaveHours.ZERO));
          long id = balances.insert(tx, employee, year, balance);
          audit(tx, call, "sick_leave_balance_begun", id, LeaveBalance.EMPTY, balance);
          return balances.find(tx, id).orElseThrow();
        }));
  }

  Reply patch(Call call) {
    long id = call.id(ENTITY);
    return Reply.ok(
        work.write(tx -> {
          SickLeaveBalance row = balances.find(tx, id).orElseThrow(Problem.notFound(ENTITY));
          Body body = call.body();
          LeaveHours earned = hours(body, "hours_earned");
          LeaveHours used = hours(body, "hours_used");
          body.orRefuse();
          locks.lock(tx, row.employee());
          LeaveBalance old = balances.of(tx, row.employee(), row.year());
          LeaveBalance balance = new LeaveBalance(kept(old.earned(), earned), or(used, old.used()));
          balances.save(tx, row.employee(), row.year(), balance);
          audit(tx, call, "sick_leave_balance_adjusted", id, old, balance);
          return balances.find(tx, id).orElseThrow();
        }));
  }

  /** Sending back the two decimals one was shown does not cut off the other two. */
  private static LeaveHours kept(LeaveHours old, @Nullable LeaveHours sent) {
    return sent == null || sent.shown().compareTo(old.shown()) == 0 ? old : sent;
  }

  private static @Nullable LeaveHours hours(Body body, String field) {
    BigDecimal hours = body.decimal(field, 6, 2, BigDecimal.ZERO, MAX_HOURS);
    return hours == null ? null : LeaveHours.of(hours);
  }

  private static void audit(
      WriteTx tx, Call call, String action, long id, LeaveBalance before, LeaveBalance after) {
    tx.audit(
        new AuditEvent(
            call.caller().userId(), action, "sick_leave_balance", id, image(before), image(after)));
  }

  private static Map<String, ?> image(LeaveBalance balance) {
    return Map.of(
        "hours_earned", balance.earned().decimal().toPlainString(),
        "hours_used", balance.used().toString());
  }
}
