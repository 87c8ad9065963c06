package truetill.server.consignment;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import truetill.core.consignment.Agreement;
import truetill.core.consignment.Standing;
import truetill.core.money.Rate;
import truetill.core.outcome.Outcome;
import truetill.server.auth.CredentialStore;
import truetill.server.db.AuditEvent;
import truetill.server.db.Database;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;
import truetill.server.db.WriteTx;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Query;
import truetill.server.http.Reply;

/** Agreements: on what terms the store sells for a consignee. */
final class AgreementHandlers {
  private static final String ENTITY = "ConsignmentAgreement";
  private static final int MAX_TERMS = 10_000;

  private final Database database;
  private final UnitOfWork work;
  private final StoreTime time;
  private final AgreementStore agreements = new AgreementStore();
  private final AccountStore accounts = new AccountStore();
  private final CredentialStore people = new CredentialStore();

  AgreementHandlers(Database database, UnitOfWork work, StoreTime time) {
    this.database = database;
    this.work = work;
    this.time = time;
  }

  Reply list(Call call) {
    Query query = call.query();
    Long consignee = query.pk("consignee");
    String status = query.choice("status", AccountBody.STANDINGS);
    return call.page(
        database.read(tx -> {
          if (consignee != null && people.byId(tx, consignee).isEmpty()) {
            query.refuseUnknown("consignee");
          }
          query.orRefuse();
          return agreements.page(
              tx, new AgreementStore.Filter(consignee, status, query.ordering()), query.paging());
        }));
  }

  Reply get(Call call) {
    long id = call.id(ENTITY);
    return Reply.ok(
        database.read(tx -> agreements.find(tx, id)).orElseThrow(Problem.notFound(ENTITY)));
  }

  Reply create(Call call) {
    Body body = call.body();
    long actor = call.caller().userId();
    return Reply.created(
        work.write(tx -> {
          long consignee = body.requiredPk("consignee");
          Optional<AccountStore.Terms> account = accounts.lock(tx, consignee);
          if (consignee != 0) {
            checkConsignee(tx, body, consignee, account);
          }
          AgreementStore.Fields fields =
              fields(
                  body,
                  new AgreementStore.Fields(
                      account.map(AccountStore.Terms::storeShare).orElse(new Rate(0)),
                      new Agreement(Standing.ACTIVE, time.clock().dateOf(tx.now()), null),
                      Agreement.STANDARD_TERMS));
          body.orRefuse();
          long id = agreements.insert(tx, consignee, fields);
          audit(tx, actor, "agreement_created", id, Map.of(), shown(fields));
          return agreements.find(tx, id).orElseThrow();
        }));
  }

  private void checkConsignee(
      WriteTx tx, Body body, long consignee, Optional<AccountStore.Terms> account) {
    if (people.byId(tx, consignee).isEmpty()) {
      body.refuseUnknownPk("consignee", consignee);
    } else if (account.isEmpty()) {
      body.refuse("consignee", "This user has no consignee account.");
    } else if (account.get().standing() == Standing.CLOSED) {
      body.refuse("consignee", "The consignee's account is closed.");
    }
  }

  Reply patch(Call call) {
    return change(call, false);
  }

  Reply put(Call call) {
    return change(call, true);
  }

  private Reply change(Call call, boolean replace) {
    long id = call.id(ENTITY);
    long actor = call.caller().userId();
    return Reply.ok(
        work.write(tx -> {
          AgreementStore.Stored old = agreements.lock(tx, id).orElseThrow(Problem.notFound(ENTITY));
          Body body = call.body();
          Long consignee =
              replace ? Long.valueOf(body.requiredPk("consignee")) : body.pk("consignee");
          if (consignee != null && consignee != 0 && consignee != old.consignee()) {
            body.refuse("consignee", "The consignee of an agreement cannot change.");
          }
          AgreementStore.Fields now = fields(body, replace ? replaced(old.fields()) : old.fields());
          body.orRefuse();
          agreements.update(tx, id, now);
          if (!now.equals(old.fields())) {
            audit(tx, actor, "agreement_changed", id, shown(old.fields()), shown(now));
          }
          return agreements.find(tx, id).orElseThrow();
        }));
  }

  /** What a replaced agreement has where the request says nothing: end and terms are optional. */
  private static AgreementStore.Fields replaced(AgreementStore.Fields old) {
    return new AgreementStore.Fields(
        old.storeShare(),
        new Agreement(old.agreement().standing(), old.agreement().start(), null),
        Agreement.STANDARD_TERMS);
  }

  Reply delete(Call call) {
    long id = call.id(ENTITY);
    long actor = call.caller().userId();
    work.write(tx -> {
      AgreementStore.Stored old = agreements.lock(tx, id).orElseThrow(Problem.notFound(ENTITY));
      if (agreements.hasItems(tx, id)) {
        throw Problem.badRequest("The agreement has items; close it instead.");
      }
      agreements.delete(tx, id);
      audit(tx, actor, "agreement_deleted", id, shown(old.fields()), Map.of());
      return id;
    });
    return Reply.noContent();
  }

  /** The fields after this request, from those before it or from the defaults. */
  private static AgreementStore.Fields fields(Body body, AgreementStore.Fields old) {
    body.allowNull("end_date");
    Agreement before = old.agreement();
    Rate share = AccountBody.percent(body, "commission_rate");
    LocalDate start = body.date("start_date");
    LocalDate end = body.date("end_date");
    String terms = body.text("terms", MAX_TERMS);
    Agreement agreement =
        new Agreement(
            AccountBody.standing(body, before.standing()),
            start == null ? before.start() : start,
            body.has("end_date") ? end : before.end());
    if (agreement.checkPeriod() instanceof Outcome.Refused<Agreement>(String code, String detail)) {
      body.refuse("end_date", detail);
    }
    return new AgreementStore.Fields(
        share == null ? old.storeShare() : share,
        agreement,
        Objects.requireNonNullElse(terms, old.terms()));
  }

  private static Map<String, ?> shown(AgreementStore.Fields fields) {
    return Map.of(
        "status", fields.agreement().standing().wire(),
        "commission_percent", fields.storeShare().toPercent().toPlainString());
  }

  private static void audit(
      WriteTx tx, long actor, String action, long id, Map<String, ?> before, Map<String, ?> after) {
    tx.audit(new AuditEvent(actor, action, "consignment_agreement", id, before, after));
  }
}
