package truetill.server.inventory;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import truetill.core.inventory.ItemStatus;
import truetill.server.db.WriteTx;

/** Writes one history event per changed field (rules-inventory section 11). */
final class ItemChanges {
  private final ItemHistoryStore history;

  ItemChanges(ItemHistoryStore history) {
    this.history = history;
  }

  /**
   * Compares and writes.
   *
   * @param action what was done, for the note: "Edited"
   */
  void record(WriteTx tx, long item, ItemFields old, ItemFields now, String action, long actor) {
    history.addAll(tx, events(item, old, now, action), actor);
  }

  /** As {@link #record}, without writing. */
  static List<ItemEvent> events(long item, ItemFields old, ItemFields now, String action) {
    Events writer = new Events(item, action);
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
    ItemLinks was = old.links();
    ItemLinks links = now.links();
    writer.changed("note", "product", text(was.product()), text(links.product()));
    writer.changed("note", "order", text(was.purchaseOrder()), text(links.purchaseOrder()));
    writer.changed("note", "manifest row", text(was.manifestRow()), text(links.manifestRow()));
    writer.changed("note", "batch group", text(was.batchGroup()), text(links.batchGroup()));
    return writer.events;
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static final class Events {
    private final long item;
    private final String action;
    private final List<ItemEvent> events = new ArrayList<>();

    Events(long item, String action) {
      this.item = item;
      this.action = action;
    }

    void changed(String event, String field, String oldValue, String newValue) {
      if (!oldValue.equals(newValue)) {
        events.add(new ItemEvent(item, event, oldValue, newValue, action + ": " + field));
      }
    }
  }
}
