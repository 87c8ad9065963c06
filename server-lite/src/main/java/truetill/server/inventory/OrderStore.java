package truetill.server.inventory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import truetill.core.inventory.OrderCost;
import truetill.core.inventory.OrderNumber;
import truetill.core.inventory.OrderProgress;
import truetill.core.inventory.OrderStatus;
import truetill.server.db.Columns;
import truetill.server.db.NumberSequence;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** Rows of {@code purchase_order}: found, locked, written. */
final class OrderStore {
  private static final String SERIES = "order";
  private static final String SELECT =
      """
      select o.id, o.vendor_id, o.order_number, o.status, o.ordered_date, o.paid_date,
             o.shipped_date, o.expected_delivery, o.delivered_date, o.purchase_cents,
             o.shipping_cents, o.fees_cents, o.retail_value_cents, o.condition, o.description,
             o.item_count, o.notes, o.manifest_file_id
        from purchase_order o
      """;

  private final NumberSequence numbers = new NumberSequence();

  Optional<StoredOrder> find(ReadTx tx, long id) {
    return tx.handle()
        .createQuery(SELECT + " where o.id = :id")
        .bind("id", id)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  boolean exists(ReadTx tx, long id) {
    return tx.handle()
        .createQuery("select id from purchase_order where id = :id")
        .bind("id", id)
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  /** What a long write about an order claims, see {@code UnitOfWork#longWrite}. */
  static String claim(long id) {
    return "order " + id;
  }

  /**
   * The row, locked until the transaction ends: every changing action asks for it first, and waits
   * for a long one that is at work on it.
   */
  Optional<StoredOrder> lock(WriteTx tx, long id) {
    tx.awaitUnclaimed(claim(id));
    return tx.handle()
        .createQuery(SELECT + " where o.id = :id for update")
        .bind("id", id)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  boolean hasItems(ReadTx tx, long order) {
    return tx.handle()
        .createQuery("select 1 from item where purchase_order_id = :order fetch first 1 rows only")
        .bind("order", order)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  boolean hasBatchGroups(ReadTx tx, long order) {
    return tx.handle()
        .createQuery(
            "select 1 from batch_group where purchase_order_id = :order fetch first 1 rows only")
        .bind("order", order)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** Items in intake or processing. */
  long countPendingItems(ReadTx tx, long order) {
    return tx.handle()
        .createQuery(
            """
            select count(*) from item
             where purchase_order_id = :order and status in ('intake', 'processing')
            """)
        .bind("order", order)
        .mapTo(Long.class)
        .one();
  }

  /** The next number that nobody has typed; the series stays locked until the transaction ends. */
  String nextNumber(WriteTx tx) {
    String number = OrderNumber.of(numbers.next(tx, SERIES));
    while (isNumberTaken(tx, number, 0)) {
      number = OrderNumber.of(numbers.next(tx, SERIES));
    }
    return number;
  }

  /**
   * Takes a number somebody typed; false when another order has it. The series is locked first, so
   * that a second server on the same database waits for the answer.
   */
  boolean takeNumber(WriteTx tx, String number, long exceptId) {
    numbers.skipPast(tx, SERIES, OrderNumber.counted(number).orElse(0));
    return !isNumberTaken(tx, number, exceptId);
  }

  private static boolean isNumberTaken(ReadTx tx, String number, long exceptId) {
    return tx.handle()
        .createQuery("select id from purchase_order where order_number = :number and id <> :id")
        .bind("number", number)
        .bind("id", exceptId)
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  /** Answers the new id; {@link StoredOrder#id} is not read. */
  long insert(WriteTx tx, StoredOrder order, long creator) {
    return bound(
            tx.handle()
                .createUpdate(
                    """
                    insert into purchase_order
                      (uid, vendor_id, order_number, status, ordered_date, paid_date, shipped_date,
                       expected_delivery, delivered_date, purchase_cents, shipping_cents, fees_cents,
                       retail_value_cents, total_cents, condition, description, item_count, notes,
                       created_by, created_at, updated_at)
                    values
                      (:uid, :vendor, :number, :status, :ordered, :paid, :shipped,
                       :expected, :delivered, :purchase, :shipping, :fees,
                       :retail, :total, :condition, :description, :count, :notes,
                       :creator, :now, :now)
                    """),
            order)
        .bind("uid", tx.newUid())
        .bind("creator", creator)
        .bind("now", tx.now())
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  /** Writes everything but the manifest of a locked row. */
  void update(WriteTx tx, StoredOrder order) {
    bound(
            tx.handle()
                .createUpdate(
                    """
                    update purchase_order
                       set vendor_id = :vendor, order_number = :number, status = :status,
                           ordered_date = :ordered, paid_date = :paid, shipped_date = :shipped,
                           expected_delivery = :expected, delivered_date = :delivered,
                           purchase_cents = :purchase, shipping_cents = :shipping, fees_cents = :fees,
                           retail_value_cents = :retail, total_cents = :total, condition = :condition,
                           description = :description, item_count = :count, notes = :notes,
                           updated_at = :now
                     where id = :id
                    """),
            order)
        .bind("now", tx.now())
        .bind("id", order.id())
        .execute();
  }

  private static Update bound(Update update, StoredOrder order) {
    return update
        .bind("vendor", order.vendor())
        .bind("number", order.orderNumber())
        .bind("status", order.progress().status().wire())
        .bind("ordered", order.ordered())
        .bind("paid", order.progress().paid())
        .bind("shipped", order.progress().shipped())
        .bind("expected", order.progress().expected())
        .bind("delivered", order.progress().delivered())
        .bind("purchase", order.cost().purchase())
        .bind("shipping", order.cost().shipping())
        .bind("fees", order.cost().fees())
        .bind("retail", order.retailValue())
        .bind("total", order.cost().total())
        .bind("condition", order.condition())
        .bind("description", order.description())
        .bind("count", order.itemCount())
        .bind("notes", order.notes());
  }

  /** Writes status and dates of a locked row. */
  void setProgress(WriteTx tx, long id, OrderProgress progress) {
    tx.handle()
        .createUpdate(
            """
            update purchase_order
               set status = :status, paid_date = :paid, shipped_date = :shipped,
                   expected_delivery = :expected, delivered_date = :delivered, updated_at = :now
             where id = :id
            """)
        .bind("status", progress.status().wire())
        .bind("paid", progress.paid())
        .bind("shipped", progress.shipped())
        .bind("expected", progress.expected())
        .bind("delivered", progress.delivered())
        .bind("now", tx.now())
        .bind("id", id)
        .execute();
  }

  /** How many items were built, in place of what was planned. */
  void setItemCount(WriteTx tx, long id, long count) {
    tx.handle()
        .createUpdate(
            "update purchase_order set item_count = :count, updated_at = :now where id = :id")
        .bind("count", count)
        .bind("now", tx.now())
        .bind("id", id)
        .execute();
  }

  /** Links a file with what was seen in it; the preview stays when the file is deleted. */
  void setManifest(WriteTx tx, long id, @Nullable Long file, String previewJson) {
    tx.handle()
        .createUpdate(
            """
            update purchase_order
               set manifest_file_id = :file, manifest_preview = :preview, updated_at = :now
             where id = :id
            """)
        .bind("file", file)
        .bind("preview", previewJson)
        .bind("now", tx.now())
        .bind("id", id)
        .execute();
  }

  /** The preview as it is stored; empty before the first file. */
  Optional<String> preview(ReadTx tx, long id) {
    return tx.handle()
        .createQuery("select manifest_preview from purchase_order where id = :id")
        .bind("id", id)
        .map((rs, context) -> Optional.ofNullable(rs.getString("manifest_preview")))
        .findOne()
        .flatMap(found -> found);
  }

  /** Whether an order other than this one has the same file. */
  boolean isManifestShared(ReadTx tx, long file, long exceptId) {
    return tx.handle()
        .createQuery(
            """
            select 1 from purchase_order where manifest_file_id = :file and id <> :id
             fetch first 1 rows only
            """)
        .bind("file", file)
        .bind("id", exceptId)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** Its manifest rows and build runs go with it. */
  void delete(WriteTx tx, long id) {
    tx.handle().createUpdate("delete from purchase_order where id = :id").bind("id", id).execute();
  }

  private static StoredOrder row(ResultSet rs) throws SQLException {
    return new StoredOrder(
        rs.getLong("id"),
        rs.getLong("vendor_id"),
        rs.getString("order_number"),
        Columns.date(rs, "ordered_date"),
        new OrderProgress(
            OrderStatus.ofWire(rs.getString("status")).orElseThrow(),
            Columns.dateOrNull(rs, "paid_date"),
            Columns.dateOrNull(rs, "shipped_date"),
            Columns.dateOrNull(rs, "expected_delivery"),
            Columns.dateOrNull(rs, "delivered_date")),
        new OrderCost(
            Columns.moneyOrNull(rs, "purchase_cents"),
            Columns.moneyOrNull(rs, "shipping_cents"),
            Columns.moneyOrNull(rs, "fees_cents")),
        Columns.moneyOrNull(rs, "retail_value_cents"),
        rs.getString("condition"),
        rs.getString("description"),
        rs.getLong("item_count"),
        rs.getString("notes"),
        Columns.longOrNull(rs, "manifest_file_id"));
  }
}
