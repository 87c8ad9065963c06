package truetill.server.inventory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;
import truetill.core.inventory.ItemStatus;
import truetill.core.money.Money;
import truetill.core.wire.sync.FeedTables;
import truetill.server.db.Audience;
import truetill.server.db.Columns;
import truetill.server.db.RowImage;
import truetill.server.db.WriteTx;

/**
 * How an item's values stand in the columns of {@code item} and in what registers are told of it,
 * for {@link ItemStore} and {@link ItemBulkStore}.
 */
final class ItemRowStore {
  /** What {@link #row} reads, of a table called {@code i}. */
  static final String COLUMNS =
      """
      i.id, i.uid, i.sku, i.title, i.brand, i.category, i.condition, i.price_cents, i.status,
      i.source, i.listed_at, i.sold_cart_id\
      """;

  /** Made of {@link #bornOf}. */
  static final String INSERT =
      """
      insert into item
        (uid, sku, sku_key, product_id, purchase_order_id, manifest_row_id, batch_group_id,
         processing_tier, title, brand, category, price_cents, cost_cents, source, status,
         condition, specifications, location, notes, listed_at, created_at, updated_at)
      values
        (:uid, :sku, :key, :product, :order, :row, :group,
         :tier, :title, :brand, :category, :price, :cost, :source, :status,
         :condition, :specifications, :location, :notes, :listed, :now, :now)
      """;

  private static final String FIELDS =
      """
      update item
         set product_id = :product, purchase_order_id = :order, manifest_row_id = :row,
             batch_group_id = :group, processing_tier = :tier, title = :title, brand = :brand,
             category = :category, price_cents = :price, cost_cents = :cost, source = :source,
             status = :status, condition = :condition, specifications = :specifications,
             location = :location, notes = :notes, listed_at = :listed, updated_at = :now\
      """;

  private static final String BY_ID = " where id = :id";

  /** Made of {@link #writing}. */
  static final String UPDATE = FIELDS + BY_ID;

  /** The same for an item that {@code :actor} checks in; who did so first stays. */
  static final String CHECK_IN =
      FIELDS
          + """
          ,
          checked_in_by = case when checked_in_at is null then :actor else checked_in_by end,
          checked_in_at = coalesce(checked_in_at, :now)
          """
          + BY_ID;

  private ItemRowStore() {}

  static <S extends SqlStatement<S>> S bornOf(
      WriteTx tx, S statement, UUID uid, String sku, ItemFields fields) {
    return bound(statement, fields)
        .bind("uid", uid)
        .bind("sku", sku)
        .bind("key", ItemStore.key(sku))
        .bind("listed", fields.status() == ItemStatus.ON_SHELF ? tx.now() : null)
        .bind("now", tx.now());
  }

  /** Putting it on the shelf lists it anew. */
  static <S extends SqlStatement<S>> S writing(
      WriteTx tx, S statement, StoredItem item, ItemFields fields) {
    boolean listed = fields.status() == ItemStatus.ON_SHELF && item.status() != ItemStatus.ON_SHELF;
    return bound(statement, fields)
        .bind("listed", listed ? tx.now() : item.listedAt())
        .bind("now", tx.now())
        .bind("id", item.id());
  }

  private static <S extends SqlStatement<S>> S bound(S statement, ItemFields fields) {
    return statement
        .bind("product", fields.links().product())
        .bind("order", fields.links().purchaseOrder())
        .bind("row", fields.links().manifestRow())
        .bind("group", fields.links().batchGroup())
        .bind("tier", fields.processingTier())
        .bind("title", fields.title())
        .bind("brand", fields.brand())
        .bind("category", fields.category())
        .bind("price", fields.price())
        .bind("cost", fields.cost())
        .bind("source", fields.source())
        .bind("status", fields.status().wire())
        .bind("condition", fields.condition())
        .bind("specifications", fields.specificationsJson())
        .bind("location", fields.location())
        .bind("notes", fields.notes());
  }

  static StoredItem row(ResultSet rs) throws SQLException {
    return new StoredItem(
        rs.getLong("id"),
        Columns.uid(rs, "uid"),
        rs.getString("sku"),
        rs.getString("title"),
        rs.getString("brand"),
        rs.getString("category"),
        rs.getString("condition"),
        Columns.money(rs, "price_cents"),
        ItemStatus.ofWire(rs.getString("status")).orElseThrow(),
        rs.getString("source"),
        Columns.instantOrNull(rs, "listed_at"),
        Columns.longOrNull(rs, "sold_cart_id"));
  }

  /** Tells registers of an item that was just written. */
  static void feed(WriteTx tx, long id, UUID uid, String sku, ItemFields fields) {
    tx.feedPut(
        Audience.REGISTERS,
        FeedTables.ITEM,
        image(
            id,
            uid,
            sku,
            fields.title(),
            fields.brand(),
            fields.category(),
            fields.condition(),
            fields.price(),
            fields.status()));
  }

  /** As it was read, but for its price and where it stands. */
  static RowImage image(StoredItem item, Money price, ItemStatus status) {
    return image(
        item.id(),
        item.uid(),
        item.sku(),
        item.title(),
        item.brand(),
        item.category(),
        item.condition(),
        price,
        status);
  }

  private static RowImage image(
      long id,
      UUID uid,
      String sku,
      String title,
      String brand,
      String category,
      String condition,
      Money price,
      ItemStatus status) {
    Map<String, Object> image = new LinkedHashMap<>();
    image.put("uid", uid);
    image.put("sku", sku);
    image.put("title", title);
    image.put("brand", brand);
    image.put("category", category);
    image.put("condition", condition);
    image.put("price_cents", price.cents());
    image.put("status", status.wire());
    return new RowImage(uid.toString(), id, image);
  }
}
