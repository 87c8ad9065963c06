package truetill.server.accounts;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import truetill.core.wire.accounts.ConsigneeProfile;
import truetill.core.wire.accounts.EmployeeProfile;
import truetill.core.wire.accounts.User;
import truetill.server.db.AuditEvent;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;
import truetill.server.db.WriteTx;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Reply;

/** The two profiles of a user, addressed by user id. */
final class ProfileHandlers {
  private static final String NO_EMPLOYEE = "Employee profile not found.";
  private static final String NO_CONSIGNEE = "Consignee profile not found.";

  private final UnitOfWork work;
  private final StoreTime time;
  private final ConsigneeTrade trade;
  private final UserAccess access;
  private final UserStore users = new UserStore();
  private final EmployeeProfileStore employees = new EmployeeProfileStore();
  private final EmployeeBody employeeBody = new EmployeeBody();

  ProfileHandlers(UnitOfWork work, StoreTime time, ConsigneeTrade trade, UserAccess access) {
    this.work = work;
    this.time = time;
    this.trade = trade;
    this.access = access;
  }

  /**
   * An end of employment that is sent and has come disables the user; taking it back does not
   * enable him again (promise 65).
   */
  Reply employee(Call call) {
    long id = call.id(UserHandlers.ENTITY);
    long actor = call.caller().userId();
    return Reply.ok(
        work.write(tx -> {
          User user = find(tx, id);
          EmployeeProfile profile =
              Optional.ofNullable(user.employee()).orElseThrow(() -> Problem.missing(NO_EMPLOYEE));
          LocalDate today = time.clock().dateOf(tx.now());
          Body body = call.body();
          var old = EmployeeProfileStore.Fields.of(profile);
          var now = employeeBody.read(tx, body, old, today);
          body.orRefuse();
          if (body.has("termination_date") && now.termination().isInForce(today)) {
            access.change(tx, actor, user, false);
          }
          employees.update(tx, id, now);
          auditPay(tx, actor, id, old, now);
          return Objects.requireNonNull(find(tx, id).employee());
        }));
  }

  Reply consignee(Call call) {
    long id = call.id(UserHandlers.ENTITY);
    long actor = call.caller().userId();
    return Reply.ok(
        work.write(tx -> {
          ConsigneeProfile old = find(tx, id).consignee();
          if (old == null) {
            throw Problem.missing(NO_CONSIGNEE);
          }
          Body body = call.body();
          ConsigneeTrade.Terms terms = trade.changedTerms(tx, id, body);
          body.orRefuse();
          terms.store(tx, actor, id);
          return Objects.requireNonNull(find(tx, id).consignee());
        }));
  }

  private User find(WriteTx tx, long id) {
    return users.find(tx, id).orElseThrow(Problem.notFound(UserHandlers.ENTITY));
  }

  private static void auditPay(
      WriteTx tx,
      long actor,
      long id,
      EmployeeProfileStore.Fields old,
      EmployeeProfileStore.Fields now) {
    if (!old.payRate().equals(now.payRate())) {
      tx.audit(
          new AuditEvent(
              actor,
              "pay_rate_changed",
              "user_account",
              id,
              Map.of("pay_rate_cents", old.payRate().cents()),
              Map.of("pay_rate_cents", now.payRate().cents())));
    }
  }
}
