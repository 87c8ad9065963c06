package truetill.server.inventory;

import org.jspecify.annotations.Nullable;
import truetill.core.inventory.ItemStatus;
import truetill.core.money.Money;
import truetill.server.db.WriteTx;

/** Writes one history event per changed field (rules-inventory section 11). */
final class ItemChanges {
  private final ItemHistoryStore history;

  ItemChanges(ItemHistoryStore history) {
    this.history = history;
  }

  void record(WriteTx tx, long item, ItemFields old, ItemFields now, long actor) {
    Writer writer = new Writer(tx, item, actor);
    writer.changed("price_change", "price", old.price().toString(), now.price().toString());
    writer.changed("condition_change", "condition", old.condition(), now.condition());
    writer.changed("location_change", "location", old.location(), now.location());
    writer.changed("status_change", "status", old.status().wire(), now.status().wire());
    if (now.status() != old.status()) {
      if (now.status() == ItemStatus.LOST) {
        writer.changed("lost", "status", old.status().wire(), now.status().wire());
      }
      if (old.status() == ItemStatus.LOST) {
        writer.changed("found", "status", old.status().wire(), now.status().wire());
      }
    }
    writer.changed("note", "title", old.title(), now.title());
    writer.changed("note", "brand", old.brand(), now.brand());
    writer.changed("note", "category", old.category(), now.category());
    writer.changed("note", "cost", text(old.cost()), text(now.cost()));
    writer.changed("note", "notes", old.notes(), now.notes());
    writer.changed("note", "specifications", old.specificationsJson(), now.specificationsJson());
    writer.changed("note", "source", old.source(), now.source());
    writer.changed("note", "processing_tier", old.processingTier(), now.processingTier());
  }

  private static String text(@Nullable Money amount) {
    return amount == null ? "" : amount.toString();
  }

  private final class Writer {
    private final WriteTx tx;
    private final long item;
    private final long actor;

    Writer(WriteTx tx, long item, long actor) {
      this.tx = tx;
      this.item = item;
      this.actor = actor;
    }

    void changed(String event, String field, String oldValue, String newValue) {
      if (!oldValue.equals(newValue)) {
        history.add(tx, item, event, oldValue, newValue, "Edited: " + field, actor);
      }
    }
  }
}
