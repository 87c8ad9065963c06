package truetill.server.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import truetill.core.inventory.Shelving;
import truetill.server.db.WriteTx;

/**
 * Puts many items on the shelf at once, with their history (rules-inventory sections 10 and 11): an
 * item that stands there already is written only when something about it changes, and keeps when it
 * was listed and who checked it in first (promises 64, 65 and 67). Statements grow by a few for
 * each five hundred items.
 */
final class BulkShelving {
  private static final int AT_ONCE = 500;

  private final ItemBulkStore items = new ItemBulkStore();
  private final ItemHistoryStore history = new ItemHistoryStore();

  /**
   * What is done.
   *
   * @param picked whether somebody named which items
   * @param change what it makes of an item, its status included
   * @param batch the group that is processed, null when none is
   */
  record Work(
      Shelving way,
      boolean picked,
      UnaryOperator<ItemFields> change,
      BatchGroupStore.@Nullable Stored batch,
      long actor) {

    /** What the item's history tells of the group: a repetition that changes nothing, nothing. */
    private List<ItemEvent> batchEvents(long item, boolean changed) {
      return batch != null && (changed || !batch.isComplete())
          ? List.of(new ItemEvent(item, "batch_processed", "", "", batch.number()))
          : List.of();
    }
  }

  /** How many items were touched, and how many of them changed. */
  record Done(long touched, long changed) {}

  /**
   * Locks the items and shelves those whose status allows it.
   *
   * @param ids in ascending order
   */
  Done shelve(WriteTx tx, List<Long> ids, Work work) {
    long touched = 0;
    long changed = 0;
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      List<Long> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
      Done done = shelveSome(tx, some, work);
      touched += done.touched();
      changed += done.changed();
    }
    return new Done(touched, changed);
  }

  private Done shelveSome(WriteTx tx, List<Long> ids, Work work) {
    List<ItemBulkStore.Held> touched =
        items.lock(tx, ids).stream()
            .filter(held -> work.way().touches(held.item().status(), work.picked()))
            .toList();
    List<ItemBulkStore.Changed> changed = new ArrayList<>();
    List<Long> onlyCheckedIn = new ArrayList<>();
    List<ItemEvent> events = new ArrayList<>();
    for (ItemBulkStore.Held held : touched) {
      ItemFields old = held.fields();
      ItemFields now = work.change().apply(old);
      events.addAll(work.batchEvents(held.id(), !now.equals(old)));
      if (!now.equals(old)) {
        changed.add(new ItemBulkStore.Changed(held.item(), now));
        events.addAll(ItemChanges.events(held.id(), old, now, work.way().words()));
      } else if (!held.checkedIn()) {
        onlyCheckedIn.add(held.id());
      }
    }
    items.checkInAll(tx, changed, work.actor());
    items.markCheckedIn(tx, onlyCheckedIn, work.actor());
    history.addAll(tx, events, work.actor());
    return new Done(touched.size(), changed.size());
  }
}
