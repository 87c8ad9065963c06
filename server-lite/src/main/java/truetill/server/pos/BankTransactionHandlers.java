package truetill.server.pos;

import static truetill.server.http.Body.or;

import java.util.List;
import java.util.Map;
import truetill.core.money.Money;
import truetill.core.pos.BankTransactionStatus;
import truetill.core.pos.CashCount;
import truetill.core.wire.system.WorkLocation;
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
import truetill.server.system.LocationStore;

/**
 * Trips to the bank (rules-store section 6, BankTransaction). They move no drawer and not the
 * supplemental drawer: the manager books that as a return or a draw.
 */
final class BankTransactionHandlers {
  private static final String ENTITY = "BankTransaction";
  private static final String TYPE = "transaction_type";
  private static final List<String> TYPES = List.of("deposit", "change_pickup");
  private static final List<String> STATUSES = List.of("pending", "completed");
  private static final int MAX_NOTES = 10_000;

  private final Database database;
  private final UnitOfWork work;
  private final BankTransactionStore store = new BankTransactionStore();
  private final LocationStore locations = new LocationStore();

  BankTransactionHandlers(Database database, UnitOfWork work) {
    this.database = database;
    this.work = work;
  }

  Reply list(Call call) {
    Query query = call.query();
    String type = query.choice(TYPE, TYPES);
    String status = query.choice("status", STATUSES);
    return call.page(
        database.read(tx -> {
          Long location = query.existing("location", id -> locations.exists(tx, id));
          query.orRefuse();
          return store.page(
              tx,
              new BankTransactionStore.Filter(location, type, status, query.ordering()),
              query.paging());
        }));
  }

  Reply get(Call call) {
    long id = call.id(ENTITY);
    return Reply.ok(database.read(tx -> store.find(tx, id)).orElseThrow(Problem.notFound(ENTITY)));
  }

  /** The performer is the caller, the location the first active one unless named (promise 31). */
  Reply create(Call call) {
    Body body = call.body().require(TYPE);
    long actor = call.caller().userId();
    return Reply.created(
        work.write(tx -> {
          long home = locations.firstActive(tx).map(WorkLocation::id).orElse(0L);
          if (home == 0) {
            body.require("location");
          }
          BankTransactionStore.Fields fields =
              fields(
                  tx,
                  body,
                  new BankTransactionStore.Fields(home, "", Money.ZERO, CashCount.NOT_COUNTED, ""));
          long id = store.insert(tx, tx.newUid(), fields, actor);
          audit(tx, actor, "bank_transaction_created", id, Map.of(), values(fields));
          return store.find(tx, id).orElseThrow();
        }));
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
          BankTransactionStore.Stored old = locked(tx, id);
          Body body = replace ? call.body().require(TYPE) : call.body();
          BankTransactionStore.Fields fields = fields(tx, body, old.fields());
          if (!fields.differsOnlyInNotes(old.fields())) {
            Problem.orRefuse(old.status().whilePending(BankTransactionStatus.PENDING));
            audit(tx, actor, "bank_transaction_changed", id, values(old.fields()), values(fields));
          }
          store.update(tx, id, fields);
          return store.find(tx, id).orElseThrow();
        }));
  }

  Reply complete(Call call) {
    long id = call.id(ENTITY);
    long actor = call.caller().userId();
    return Reply.ok(
        work.write(tx -> {
          BankTransactionStore.Stored old = locked(tx, id);
          store.complete(
              tx, id, Problem.orRefuse(old.status().whilePending(BankTransactionStatus.COMPLETED)));
          audit(tx, actor, "bank_transaction_completed", id, Map.of(), values(old.fields()));
          return store.find(tx, id).orElseThrow();
        }));
  }

  Reply delete(Call call) {
    long id = call.id(ENTITY);
    long actor = call.caller().userId();
    work.write(tx -> {
      BankTransactionStore.Stored old = locked(tx, id);
      Problem.orRefuse(old.status().whilePending(BankTransactionStatus.PENDING));
      store.delete(tx, id);
      audit(tx, actor, "bank_transaction_deleted", id, values(old.fields()), Map.of());
      return id;
    });
    return Reply.noContent();
  }

  private BankTransactionStore.Stored locked(WriteTx tx, long id) {
    return store.lock(tx, id).orElseThrow(Problem.notFound(ENTITY));
  }

  /** What is left out keeps the value in {@code old}. */
  private BankTransactionStore.Fields fields(
      ReadTx tx, Body body, BankTransactionStore.Fields old) {
    CountBody.Counted cash =
        CountBody.orKept(
            CountBody.read(body, "amount", "total"),
            new CountBody.Counted(old.total(), old.count()));
    BankTransactionStore.Fields now =
        new BankTransactionStore.Fields(
            or(body.existing("location", id -> locations.exists(tx, id)), old.location()),
            or(body.choice(TYPE, TYPES), old.type()),
            cash.total(),
            cash.count(),
            or(body.text("notes", MAX_NOTES), old.notes()));
    body.orRefuse();
    return now;
  }

  private static void audit(
      WriteTx tx, long actor, String action, long id, Map<String, ?> before, Map<String, ?> after) {
    tx.audit(new AuditEvent(actor, action, "bank_transaction", id, before, after));
  }

  private static Map<String, Object> values(BankTransactionStore.Fields fields) {
    return Map.of(
        "location", fields.location(), TYPE, fields.type(), "total_cents", fields.total().cents());
  }
}
