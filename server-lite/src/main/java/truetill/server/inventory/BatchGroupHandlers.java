package truetill.server.inventory;

import static truetill.server.http.Body.or;

import java.util.List;
import truetill.server.db.Database;
import truetill.server.db.UnitOfWork;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Query;
import truetill.server.http.Reply;

/**
 * Batch groups: list, one, change of what is said of them. The build makes them and nobody deletes
 * one; the items are touched by {@link BatchGroupActions} alone.
 */
final class BatchGroupHandlers {
  private static final List<String> STATUSES = List.of("pending", "in_progress", "complete");

  private final Database database;
  private final UnitOfWork work;
  private final BatchGroupGate gate = new BatchGroupGate();
  private final BatchGroupStore groups = new BatchGroupStore();
  private final BatchGroupViewStore views = new BatchGroupViewStore();
  private final OrderStore orders = new OrderStore();
  private final ProductStore products = new ProductStore();

  BatchGroupHandlers(Database database, UnitOfWork work) {
    this.database = database;
    this.work = work;
  }

  Reply list(Call call) {
    Query query = call.query();
    String status = query.choice("status", STATUSES);
    return call.page(
        database.read(tx -> {
          Long order = query.existing("purchase_order", id -> orders.exists(tx, id));
          Long product = query.existing("product", id -> products.exists(tx, id));
          List<String> words = query.searchWords();
          query.orRefuse();
          return views.page(
              tx,
              new BatchGroupViewStore.Filter(status, order, product, words, query.ordering()),
              query.paging());
        }));
  }

  Reply get(Call call) {
    long id = call.id(BatchGroupGate.ENTITY);
    return Reply.ok(
        database
            .read(tx -> views.find(tx, id))
            .orElseThrow(Problem.notFound(BatchGroupGate.ENTITY)));
  }

  /** PUT and PATCH alike: nothing is required. */
  Reply change(Call call) {
    long id = call.id(BatchGroupGate.ENTITY);
    return Reply.ok(
        work.write(tx -> {
          BatchGroupStore.Terms old = gate.lock(tx, id).terms();
          Body body = call.body().allowNull("unit_price", "unit_cost");
          BatchGroupStore.Terms now =
              new BatchGroupStore.Terms(
                  body.orKept("unit_price", body.amount("unit_price"), old.price()),
                  body.orKept("unit_cost", body.amount("unit_cost"), old.cost()),
                  or(body.choice("condition", ItemBody.CONDITIONS), old.condition()),
                  or(body.text("location", ItemBody.MAX_LOCATION), old.location()),
                  or(body.text("notes", ItemBody.MAX_NOTES), old.notes()));
          body.orRefuse();
          if (!now.equals(old)) {
            groups.setTerms(tx, id, now);
          }
          return views.find(tx, id).orElseThrow();
        }));
  }
}
