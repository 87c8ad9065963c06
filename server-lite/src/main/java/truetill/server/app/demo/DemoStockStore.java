package truetill.server.app.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import truetill.core.inventory.ItemStatus;
import truetill.core.money.Money;
import truetill.server.db.WriteTx;
import truetill.server.inventory.ItemStore;

/** Rows of {@code item} and {@code item_history}, in batches. */
final class DemoStockStore {
  private static final String INSERT_ITEM =
      """
      insert into item (uid, sku, sku_key, title, brand, category, price_cents, cost_cents, source,
                        status, condition, location, listed_at, checked_in_at, checked_in_by,
                        notes, created_at, updated_at)
      values (:uid, :sku, :skuKey, :title, :brand, :category, :price, :cost, :source,
              :status, :condition, :location, :listedAt, :listedAt, :checkedInBy,
              :notes, :createdAt, :updatedAt)
      """;

  private static final String SELL_ITEM =
      """
      update item
         set sold_at = :soldAt, sold_for_cents = :soldFor, sold_cart_id = :cart,
             updated_at = :soldAt
       where id = :id
      """;

  private static final String INSERT_HISTORY =
      """
      insert into item_history (uid, item_id, event_type, old_value, new_value, note, created_by,
                                created_at)
      values (:uid, :item, :event, :old, :new, :note, :by, :at)
      """;

  /**
   * One thing that happened to an item, as rules-inventory section 11 words it.
   *
   * @param by id of the user who did it
   */
  record Event(
      long item, String type, String oldValue, String newValue, String note, long by, Instant at) {}

  /** A sale of one item that still stands. */
  record Sold(long item, long cart, Money soldFor, Instant soldAt) {}

  /** Puts the items in and answers their ids by SKU. */
  Map<String, Long> insertItems(WriteTx tx, List<DemoItem> items, DemoDays days, long checkedInBy) {
    PreparedBatch batch = tx.handle().prepareBatch(INSERT_ITEM);
    int spread = 0;
    for (DemoItem item : items) {
      spread++;
      Instant createdAt = days.duringDay(item.createdDays(), spread);
      Instant listedAt = listedAt(item, days, spread);
      batch
          .bind("uid", tx.newUid())
          .bind("sku", item.sku())
          .bind("skuKey", ItemStore.key(item.sku()))
          .bind("title", item.title())
          .bind("brand", item.brand())
          .bind("category", item.category())
          .bind("price", item.price())
          .bind("cost", item.cost())
          .bind("source", item.source())
          .bind("status", item.status().wire())
          .bind("condition", item.condition())
          .bind("location", item.location())
          .bind("listedAt", listedAt)
          .bind("checkedInBy", listedAt == null ? null : checkedInBy)
          .bind("notes", item.notes())
          .bind("createdAt", createdAt)
          .bind("updatedAt", listedAt == null ? createdAt : listedAt)
          .add();
    }
    List<Long> ids = batch.executePreparedBatch("id").mapTo(Long.class).list();
    Map<String, Long> idsBySku = new LinkedHashMap<>();
    for (int at = 0; at < items.size(); at++) {
      idsBySku.put(items.get(at).sku(), ids.get(at));
    }
    return idsBySku;
  }

  /** How each item came in and went on the shelf. */
  List<Event> arrivals(List<DemoItem> items, Map<String, Long> ids, DemoDays days, long by) {
    List<Event> events = new ArrayList<>();
    int spread = 0;
    for (DemoItem item : items) {
      spread++;
      long id = DemoRefs.find(ids, item.sku());
      events.add(
          new Event(
              id,
              "created",
              "",
              "source=" + item.source(),
              "",
              by,
              days.duringDay(item.createdDays(), spread)));
      Instant listedAt = listedAt(item, days, spread);
      if (listedAt != null) {
        events.add(
            new Event(
                id,
                "status_change",
                ItemStatus.INTAKE.wire(),
                ItemStatus.ON_SHELF.wire(),
                "check-in",
                by,
                listedAt));
      }
    }
    return events;
  }

  void markSold(WriteTx tx, List<Sold> sold) {
    PreparedBatch batch = tx.handle().prepareBatch(SELL_ITEM);
    for (Sold sale : sold) {
      batch
          .bind("soldAt", sale.soldAt())
          .bind("soldFor", sale.soldFor())
          .bind("cart", sale.cart())
          .bind("id", sale.item())
          .add();
    }
    batch.execute();
  }

  void insertHistory(WriteTx tx, List<Event> events) {
    PreparedBatch batch = tx.handle().prepareBatch(INSERT_HISTORY);
    for (Event event : events) {
      batch
          .bind("uid", tx.newUid())
          .bind("item", event.item())
          .bind("event", event.type())
          .bind("old", event.oldValue())
          .bind("new", event.newValue())
          .bind("note", event.note())
          .bind("by", event.by())
          .bind("at", event.at())
          .add();
    }
    batch.execute();
  }

  private static @Nullable Instant listedAt(DemoItem item, DemoDays days, int spread) {
    Integer listedDays = item.listedDays();
    return listedDays == null ? null : days.duringDay(listedDays, spread);
  }
}
