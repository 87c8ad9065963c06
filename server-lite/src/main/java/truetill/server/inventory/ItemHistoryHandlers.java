package truetill.server.inventory;

import java.util.List;
import truetill.server.db.Database;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Query;
import truetill.server.http.Reply;

/** What happened to items, to read only. */
final class ItemHistoryHandlers {
  private static final String ENTITY = "ItemHistory";

  /** Everything that is written of an item (contract: {@code HistoryEventType}). */
  private static final List<String> EVENTS =
      List.of(
          "created",
          "status_change",
          "condition_change",
          "price_change",
          "location_change",
          "batch_processed",
          "detached_from_batch",
          "sold",
          "returned",
          "lost",
          "found",
          "note");

  private final Database database;
  private final ItemHistoryViewStore views = new ItemHistoryViewStore();
  private final ItemViewStore items = new ItemViewStore();

  ItemHistoryHandlers(Database database) {
    this.database = database;
  }

  Reply list(Call call) {
    Query query = call.query();
    String event = query.choice("event_type", EVENTS);
    return call.page(
        database.read(tx -> {
          Long item = query.existing("item", id -> items.find(tx, id).isPresent());
          query.orRefuse();
          return views.page(
              tx, new ItemHistoryViewStore.Filter(item, event, query.ordering()), query.paging());
        }));
  }

  Reply get(Call call) {
    long id = call.id(ENTITY);
    return Reply.ok(database.read(tx -> views.find(tx, id)).orElseThrow(Problem.notFound(ENTITY)));
  }
}
