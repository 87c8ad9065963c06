package truetill.server.inventory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;
import truetill.server.db.BulkInsert;
import truetill.server.db.Columns;
import truetill.server.db.SqlList;
import truetill.server.db.WriteTx;

/**
 * Many rows of {@code item} at once: made, locked with all that may be written of them, written.
 * Each is read once and written once, as one statement of a batch. Registers are told of each.
 */
final class ItemBulkStore {
  private static final String SELECT =
      "select "
          + ItemRowStore.COLUMNS
          + """
          , i.product_id, i.purchase_order_id, i.manifest_row_id, i.batch_group_id,
          i.processing_tier, i.cost_cents, i.specifications, i.location, i.notes, i.checked_in_at
            from item i
           where i.id = any(cast(:ids as bigint array)) order by i.id for update
          """;

  /**
   * A locked item.
   *
   * @param fields what may be written of it, as it is
   * @param checkedIn whether anybody has checked it in before
   */
  record Held(StoredItem item, ItemFields fields, boolean checkedIn) {
    long id() {
      return item.id();
    }
  }

  /** What becomes of a locked item. */
  record Changed(StoredItem item, ItemFields now) {}

  /** Answers the new ids in the order of the items; see {@link ItemStore#insert}. */
  List<Long> insertAll(WriteTx tx, List<NewItem> items) {
    PreparedBatch batch = tx.handle().prepareBatch(ItemRowStore.INSERT);
    for (NewItem item : items) {
      ItemRowStore.bornOf(tx, batch, item.uid(), item.sku(), item.fields()).add();
    }
    List<Long> ids = BulkInsert.ids(batch, items.stream().map(NewItem::uid).toList());
    for (int at = 0; at < ids.size(); at++) {
      NewItem item = items.get(at);
      ItemRowStore.feed(tx, ids.get(at), item.uid(), item.sku(), item.fields());
    }
    return ids;
  }

  /** Those that exist, locked in the order of their ids, which is everybody's order. */
  List<Held> lock(WriteTx tx, Collection<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : tx.handle()
            .createQuery(SELECT)
            .bind("ids", SqlList.bigints(ids))
            .map((rs, context) -> held(rs))
            .list();
  }

  /** See {@link ItemStore#update}. */
  void updateAll(WriteTx tx, List<Changed> changed) {
    if (changed.isEmpty()) {
      return;
    }
    PreparedBatch batch = tx.handle().prepareBatch(ItemRowStore.UPDATE);
    changed.forEach(each -> ItemRowStore.writing(tx, batch, each.item(), each.now()).add());
    write(tx, batch, changed);
  }

  /** As {@link #updateAll}, of items that are checked in; who did so first, and when, stays. */
  void checkInAll(WriteTx tx, List<Changed> changed, long actor) {
    if (changed.isEmpty()) {
      return;
    }
    PreparedBatch batch = tx.handle().prepareBatch(ItemRowStore.CHECK_IN);
    changed.forEach(each ->
        ItemRowStore.writing(tx, batch, each.item(), each.now()).bind("actor", actor).add());
    write(tx, batch, changed);
  }

  private static void write(WriteTx tx, PreparedBatch batch, List<Changed> changed) {
    batch.execute();
    for (Changed each : changed) {
      StoredItem item = each.item();
      ItemRowStore.feed(tx, item.id(), item.uid(), item.sku(), each.now());
    }
  }

  /** Of items about which nothing else changes and that nobody has checked in before. */
  void markCheckedIn(WriteTx tx, List<Long> ids, long actor) {
    if (!ids.isEmpty()) {
      tx.handle()
          .createUpdate(
              """
              update item set checked_in_at = :now, checked_in_by = :actor, updated_at = :now
               where id = any(cast(:ids as bigint array)) and checked_in_at is null
              """)
          .bind("now", tx.now())
          .bind("actor", actor)
          .bind("ids", SqlList.bigints(ids))
          .execute();
    }
  }

  private static Held held(ResultSet rs) throws SQLException {
    StoredItem item = ItemRowStore.row(rs);
    return new Held(
        item,
        new ItemFields(
            rs.getString("processing_tier"),
            item.title(),
            item.brand(),
            item.category(),
            item.price(),
            Columns.moneyOrNull(rs, "cost_cents"),
            item.source(),
            item.status(),
            item.condition(),
            rs.getString("specifications"),
            rs.getString("location"),
            rs.getString("notes"),
            new ItemLinks(
                Columns.longOrNull(rs, "product_id"),
                Columns.longOrNull(rs, "purchase_order_id"),
                Columns.longOrNull(rs, "manifest_row_id"),
                Columns.longOrNull(rs, "batch_group_id"))),
        Columns.instantOrNull(rs, "checked_in_at") != null);
  }
}
