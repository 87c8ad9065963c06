package truetill.server.inventory;

import static truetill.server.http.Body.or;

import java.util.Map;
import truetill.core.inventory.OrderAction;
import truetill.core.wire.inventory.MatchProductsResponse;
import truetill.core.wire.inventory.MatchSummary;
import truetill.server.db.Database;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Reply;

/** Matching of an order's rows: run, shown, undone. */
final class MatchHandlers {
  private static final int MAX_MODEL = 200;

  private final Database database;
  private final UnitOfWork work;
  private final Jobs jobs;
  private final MatchAdvice advice;
  private final ProductMatching matching;
  private final OrderDetail detail;
  private final OrderGate gate = new OrderGate();
  private final OrderStore orders = new OrderStore();
  private final MatchRowStore rows = new MatchRowStore();

  MatchHandlers(Database database, UnitOfWork work, StoreTime time, Jobs jobs, MatchAdvice advice) {
    this.database = database;
    this.work = work;
    this.jobs = jobs;
    this.advice = advice;
    this.matching = new ProductMatching(work, time);
    this.detail = new OrderDetail(database);
  }

  /** The rule first, then the AI on what the rule left open, unless {@code use_ai} is false. */
  Reply match(Call call) {
    long order = call.id(OrderGate.ENTITY);
    Body body = call.body();
    boolean advised = or(body.bool("use_ai"), true);
    String model = or(body.text("model", MAX_MODEL), "");
    if (advised) {
      advice.complaint(model).ifPresent(complaint -> body.refuse("model", complaint));
    }
    body.orRefuse();
    jobs.run(
        Job.Kind.MATCH_PRODUCTS,
        order,
        call.caller().userId(),
        job -> {
          matching.run(order, job);
          if (advised) {
            advice.advise(order, model, job);
          }
          return order;
        });
    MatchRowStore.Counts counts = database.read(tx -> rows.counts(tx, order));
    return Reply.ok(
        new MatchProductsResponse(
            counts.total(),
            counts.matched(),
            counts.pendingReview(),
            counts.confirmed(),
            counts.uncertain(),
            counts.newProduct()));
  }

  Reply results(Call call) {
    long order = call.id(OrderGate.ENTITY);
    MatchRowStore.Counts counts =
        database.read(tx -> {
          if (!orders.exists(tx, order)) {
            throw Problem.notFound(OrderGate.ENTITY).get();
          }
          return rows.counts(tx, order);
        });
    MatchSummary summary =
        new MatchSummary(
            counts.total(),
            counts.matched(),
            counts.pendingReview(),
            counts.confirmed(),
            counts.uncertain(),
            counts.newProduct());
    return Reply.ok(new Reply.Listed(Map.of("summary", summary), "rows", detail.rows(order)));
  }

  Reply undo(Call call) {
    long order = call.id(OrderGate.ENTITY);
    return Reply.ok(
        work.write(tx -> {
          gate.lock(tx, order, OrderAction.CHANGE_ROWS);
          return Map.of("rows_cleared", rows.clear(tx, order));
        }));
  }
}
