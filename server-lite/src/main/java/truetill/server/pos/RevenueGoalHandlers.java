package truetill.server.pos;

import static truetill.server.http.Body.or;

import java.time.LocalDate;
import java.util.Map;
import truetill.core.money.Money;
import truetill.core.wire.pos.RevenueGoal;
import truetill.server.db.AuditEvent;
import truetill.server.db.Database;
import truetill.server.db.UnitOfWork;
import truetill.server.db.WriteTx;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Query;
import truetill.server.http.Reply;
import truetill.server.system.LocationStore;

/** What each location wants to sell on a day; the dashboard sums them (promise 38). */
final class RevenueGoalHandlers {
  private static final String ENTITY = "RevenueGoal";
  private static final String[] REQUIRED = {"location", "date", "goal_amount"};
  private static final RevenueGoalStore.Fields NEW =
      new RevenueGoalStore.Fields(0, LocalDate.EPOCH, Money.ZERO);

  private final Database database;
  private final UnitOfWork work;
  private final RevenueGoalStore goals = new RevenueGoalStore();
  private final LocationStore locations = new LocationStore();

  RevenueGoalHandlers(Database database, UnitOfWork work) {
    this.database = database;
    this.work = work;
  }

  Reply list(Call call) {
    Query query = call.query();
    LocalDate date = query.date("date");
    LocalDate from = query.date("date_from");
    LocalDate to = query.date("date_to");
    return call.page(
        database.read(tx -> {
          Long location = query.existing("location", id -> locations.exists(tx, id));
          query.orRefuse();
          return goals.page(
              tx, new RevenueGoalStore.Filter(location, date, from, to), query.paging());
        }));
  }

  Reply get(Call call) {
    long id = call.id(ENTITY);
    return Reply.ok(database.read(tx -> goals.find(tx, id)).orElseThrow(Problem.notFound(ENTITY)));
  }

  Reply create(Call call) {
    Body body = call.body().require(REQUIRED);
    long actor = call.caller().userId();
    return Reply.created(
        work.write(tx -> {
          RevenueGoalStore.Fields fields = fields(tx, body, NEW, 0);
          long id = goals.insert(tx, tx.newUid(), fields);
          audit(tx, actor, "revenue_goal_created", id, Map.of(), shown(fields));
          return goals.find(tx, id).orElseThrow();
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
          RevenueGoal old = goals.lock(tx, id).orElseThrow(Problem.notFound(ENTITY));
          Body body = replace ? call.body().require(REQUIRED) : call.body();
          RevenueGoalStore.Fields before = RevenueGoalStore.Fields.of(old);
          RevenueGoalStore.Fields now = fields(tx, body, before, id);
          goals.update(tx, id, now);
          if (!now.equals(before)) {
            audit(tx, actor, "revenue_goal_changed", id, shown(before), shown(now));
          }
          return goals.find(tx, id).orElseThrow();
        }));
  }

  Reply delete(Call call) {
    long id = call.id(ENTITY);
    long actor = call.caller().userId();
    work.write(tx -> {
      RevenueGoal goal = goals.lock(tx, id).orElseThrow(Problem.notFound(ENTITY));
      goals.delete(tx, goal.id());
      Map<String, ?> before = shown(RevenueGoalStore.Fields.of(goal));
      audit(tx, actor, "revenue_goal_deleted", id, before, Map.of());
      return id;
    });
    return Reply.noContent();
  }

  /** What is left out keeps the value in {@code old}; an amount is 0 or more (promise 35). */
  private RevenueGoalStore.Fields fields(
      WriteTx tx, Body body, RevenueGoalStore.Fields old, long exceptId) {
    RevenueGoalStore.Fields now =
        new RevenueGoalStore.Fields(
            or(body.existing("location", id -> locations.exists(tx, id)), old.location()),
            or(body.date("date"), old.date()),
            or(body.amount("goal_amount"), old.amount()));
    body.orRefuse();
    if (goals.isTaken(tx, now.location(), now.date(), exceptId)) {
      body.refuseTakenTogether("location", "date");
    }
    body.orRefuse();
    return now;
  }

  private static Map<String, ?> shown(RevenueGoalStore.Fields fields) {
    return Map.of(
        "location", fields.location(),
        "date", fields.date().toString(),
        "goal_cents", fields.amount().cents());
  }

  private static void audit(
      WriteTx tx, long actor, String action, long id, Map<String, ?> before, Map<String, ?> after) {
    tx.audit(new AuditEvent(actor, action, "revenue_goal", id, before, after));
  }
}
