package truetill.server.consignment;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import truetill.core.consignment.PayoutPeriod;
import truetill.core.outcome.Outcome;
import truetill.server.auth.CredentialStore;
import truetill.server.db.Database;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;
import truetill.server.db.WriteTx;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Query;
import truetill.server.http.Reply;

/** Payouts: what consignees are owed for a period, and whether they have it. */
final class PayoutHandlers {
  private static final String ENTITY = "ConsignmentPayout";
  private static final List<String> STATUSES = List.of("pending", "paid");

  private final Database database;
  private final UnitOfWork work;
  private final StoreTime time;
  private final Payouts payouts = new Payouts();
  private final PayoutStore store = new PayoutStore();
  private final AccountStore accounts = new AccountStore();
  private final CredentialStore people = new CredentialStore();

  PayoutHandlers(Database database, UnitOfWork work, StoreTime time) {
    this.database = database;
    this.work = work;
    this.time = time;
  }

  Reply list(Call call) {
    Query query = call.query();
    Long consignee = query.pk("consignee");
    String status = query.choice("status", STATUSES);
    return call.page(
        database.read(tx -> {
          if (consignee != null && people.byId(tx, consignee).isEmpty()) {
            query.refuseUnknown("consignee");
          }
          query.orRefuse();
          return store.page(
              tx, new PayoutStore.Filter(consignee, status, query.ordering()), query.paging());
        }));
  }

  Reply get(Call call) {
    long id = call.id(ENTITY);
    return Reply.ok(database.read(tx -> store.find(tx, id)).orElseThrow(Problem.notFound(ENTITY)));
  }

  Reply generate(Call call) {
    Body body = call.body();
    long actor = call.caller().userId();
    return Reply.created(
        work.write(tx -> {
          long consignee = body.requiredPk("consignee");
          PayoutPeriod period = period(body, time.clock().dateOf(tx.now()));
          if (consignee != 0) {
            checkConsignee(tx, body, consignee);
          }
          body.orRefuse();
          long id = Problem.orRefuse(payouts.generate(tx, consignee, period, time.clock(), actor));
          return store.find(tx, id).orElseThrow();
        }));
  }

  private static PayoutPeriod period(Body body, LocalDate today) {
    LocalDate start = body.requiredDate("period_start");
    LocalDate end = body.requiredDate("period_end");
    boolean both = body.date("period_start") != null && body.date("period_end") != null;
    if (both
        && PayoutPeriod.of(start, end, today)
            instanceof Outcome.Refused<PayoutPeriod>(String code, String detail)) {
      body.refuse("period_end", detail);
    }
    return new PayoutPeriod(start, end);
  }

  private void checkConsignee(WriteTx tx, Body body, long consignee) {
    if (people.byId(tx, consignee).isEmpty()) {
      body.refuseUnknownPk("consignee", consignee);
    } else if (accounts.terms(tx, consignee).isEmpty()) {
      body.refuse("consignee", "This user has no consignee account.");
    }
  }

  Reply change(Call call) {
    long id = call.id(ENTITY);
    long actor = call.caller().userId();
    return Reply.ok(
        work.write(tx -> {
          PayoutStore.Stored payout = payouts.lock(tx, id).orElseThrow(Problem.notFound(ENTITY));
          Words words = Words.read(call.body());
          Problem.orRefuse(payouts.change(tx, payout, words.method(), words.notes(), actor));
          return store.find(tx, id).orElseThrow();
        }));
  }

  Reply pay(Call call) {
    long id = call.id(ENTITY);
    long actor = call.caller().userId();
    return Reply.ok(
        work.write(tx -> {
          PayoutStore.Stored payout = payouts.lock(tx, id).orElseThrow(Problem.notFound(ENTITY));
          Words words = Words.read(call.body());
          Problem.orRefuse(payouts.pay(tx, payout, words.method(), words.notes(), actor));
          return store.find(tx, id).orElseThrow();
        }));
  }

  Reply delete(Call call) {
    long id = call.id(ENTITY);
    long actor = call.caller().userId();
    work.write(tx -> {
      PayoutStore.Stored payout = payouts.lock(tx, id).orElseThrow(Problem.notFound(ENTITY));
      return Problem.orRefuse(payouts.delete(tx, payout, actor));
    });
    return Reply.noContent();
  }

  /** The two fields a client may write; null for one that is not sent. */
  private record Words(@Nullable String method, @Nullable String notes) {
    static Words read(Body body) {
      Words words =
          new Words(
              body.choice("payment_method", AccountBody.METHODS),
              body.text("notes", AccountBody.MAX_NOTES));
      body.orRefuse();
      return words;
    }
  }
}
