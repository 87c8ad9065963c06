package truetill.server.inventory;

import truetill.core.inventory.ItemStatus;
import truetill.core.inventory.Shelving;
import truetill.core.wire.inventory.Item;
import truetill.server.db.UnitOfWork;
import truetill.server.db.WriteTx;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Reply;

/**
 * One item on its way to the shelf (rules-inventory section 11). An item that stands there already
 * is given the sent values only; when it was listed and who checked it in first stay.
 */
final class ItemShelf {
  private static final String ENTITY = "Item";

  private final UnitOfWork work;
  private final ItemStore items = new ItemStore();
  private final ItemViewStore views = new ItemViewStore();
  private final ItemChanges changes = new ItemChanges(new ItemHistoryStore());

  ItemShelf(UnitOfWork work) {
    this.work = work;
  }

  /** With whatever the person who holds it corrects. */
  Reply checkIn(Call call) {
    long id = call.id(ENTITY);
    long actor = call.caller().userId();
    return Reply.ok(
        work.write(tx -> {
          StoredItem item = movable(tx, id, Shelving.CHECK_IN);
          ItemFields old = views.fields(tx, id);
          Body body = call.body();
          ItemFields now = ItemCheckInBody.read(body, old);
          body.orRefuse();
          items.markCheckedIn(tx, id, actor);
          return new CheckedInItem(moved(tx, item, old, now, Shelving.CHECK_IN, actor), true);
        }));
  }

  /** As it is. */
  Reply ready(Call call) {
    long id = call.id(ENTITY);
    long actor = call.caller().userId();
    return Reply.ok(
        work.write(tx -> {
          StoredItem item = movable(tx, id, Shelving.READY);
          ItemFields old = views.fields(tx, id);
          return moved(tx, item, old, old.in(ItemStatus.ON_SHELF), Shelving.READY, actor);
        }));
  }

  private StoredItem movable(WriteTx tx, long id, Shelving way) {
    StoredItem item = items.lock(tx, id).orElseThrow(Problem.notFound(ENTITY));
    Problem.orRefuse(way.from(item.status()));
    return item;
  }

  private Item moved(
      WriteTx tx, StoredItem item, ItemFields old, ItemFields now, Shelving way, long actor) {
    if (!now.equals(old)) {
      items.update(tx, item, now);
      changes.record(tx, item.id(), old, now, way.words(), actor);
    }
    return views.find(tx, item.id()).orElseThrow();
  }
}
