package truetill.server.pos;

import static truetill.server.http.Body.or;

import java.time.LocalDate;
import truetill.core.money.Money;
import truetill.core.wire.pos.RevenueGoal;
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
    return Reply.created(
        work.write(tx -> {
          long id = goals.insert(tx, tx.newUid(), fields(tx, body, NEW, 0));
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
    return Reply.ok(
        work.write(tx -> {
          RevenueGoal old = goals.lock(tx, id).orElseThrow(Problem.notFound(ENTITY));
          Body body = replace ? call.body().require(REQUIRED) : call.body();
          goals.update(tx, id, fields(tx, body, RevenueGoalStore.Fields.of(old), id));
          return goals.find(tx, id).orElseThrow();
        }));
  }

  Reply delete(Call call) {
    long id = call.id(ENTITY);
    work.write(tx -> {
      RevenueGoal goal = goals.lock(tx, id).orElseThrow(Problem.notFound(ENTITY));
      goals.delete(tx, goal.id());
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
}
