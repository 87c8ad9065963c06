package truetill.server.inventory;

import java.util.List;
import java.util.UUID;
import truetill.core.wire.inventory.DoomedItem;
import truetill.core.wire.sync.FeedTables;
import truetill.server.db.Audience;
import truetill.server.db.Columns;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** What hangs on an order: counted and taken away as a whole, however much it is. */
final class OrderContentsStore {
  private static final String OF_ITEMS =
      " join item i on i.id = %s.item_id where i.purchase_order_id = :order";

  /** How much of each there is. */
  record Counts(
      long history,
      long scans,
      long items,
      long batchGroups,
      long processingBatches,
      long manifestRows) {}

  Counts counts(ReadTx tx, long order) {
    return new Counts(
        count(tx, "item_history h" + OF_ITEMS.formatted("h"), order),
        count(tx, "item_scan s" + OF_ITEMS.formatted("s"), order),
        count(tx, "item where purchase_order_id = :order", order),
        count(tx, "batch_group where purchase_order_id = :order", order),
        count(tx, "processing_batch where purchase_order_id = :order", order),
        count(tx, "manifest_row where purchase_order_id = :order", order));
  }

  private static long count(ReadTx tx, String from, long order) {
    return tx.handle()
        .createQuery("select count(*) from " + from)
        .bind("order", order)
        .mapTo(Long.class)
        .one();
  }

  /** Every item of the order, by id. */
  List<DoomedItem> items(ReadTx tx, long order) {
    return tx.handle()
        .createQuery(
            """
            select i.id, i.sku, i.title, i.status, i.processing_tier,
                   coalesce(g.batch_number, '') as batch_number
              from item i left join batch_group g on g.id = i.batch_group_id
             where i.purchase_order_id = :order order by i.id
            """)
        .bind("order", order)
        .map((rs, context) ->
            new DoomedItem(
                rs.getLong("id"),
                rs.getString("sku"),
                rs.getString("title"),
                rs.getString("status"),
                rs.getString("processing_tier"),
                rs.getString("batch_number")))
        .list();
  }

  /** Why the items may not go: an unfinished sale holds one, or one belongs to a consignee. */
  boolean isInOpenCart(ReadTx tx, long order) {
    return exists(
        tx,
        """
        select 1 from item i join cart_line l on l.item_id = i.id join cart c on c.id = l.cart_id
         where i.purchase_order_id = :order and c.status = 'open' fetch first 1 rows only
        """,
        order);
  }

  boolean isConsigned(ReadTx tx, long order) {
    return exists(
        tx,
        """
        select 1 from item i join consignment_item c on c.item_id = i.id
         where i.purchase_order_id = :order fetch first 1 rows only
        """,
        order);
  }

  private static boolean exists(ReadTx tx, String query, long order) {
    return tx.handle()
        .createQuery(query)
        .bind("order", order)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /**
   * Their history and scans go with them, as the tables say; sale lines keep their own text and
   * price.
   */
  void deleteItems(WriteTx tx, long order) {
    List<Gone> gone =
        tx.handle()
            .createQuery(
                "select id, uid from item where purchase_order_id = :order order by id for update")
            .bind("order", order)
            .map((rs, context) -> new Gone(rs.getLong("id"), Columns.uid(rs, "uid")))
            .list();
    execute(tx, "delete from item where purchase_order_id = :order", order);
    gone.forEach(item -> tx.feedDelete(Audience.REGISTERS, FeedTables.ITEM, item.uid(), item.id()));
  }

  private record Gone(long id, UUID uid) {}

  void deleteGroups(WriteTx tx, long order) {
    execute(tx, "delete from batch_group where purchase_order_id = :order", order);
  }

  private static void execute(WriteTx tx, String statement, long order) {
    tx.handle().createUpdate(statement).bind("order", order).execute();
  }
}
