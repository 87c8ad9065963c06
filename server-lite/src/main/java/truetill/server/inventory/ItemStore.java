package truetill.server.inventory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import truetill.core.inventory.ItemStatus;
import truetill.core.inventory.Sku;
import truetill.core.money.Money;
import truetill.core.wire.sync.FeedTables;
import truetill.server.db.Audience;
import truetill.server.db.BulkInsert;
import truetill.server.db.Columns;
import truetill.server.db.NumberSequence;
import truetill.server.db.ReadTx;
import truetill.server.db.RowImage;
import truetill.server.db.WriteTx;

/**
 * Rows of {@code item}: found, locked, written. Each change tells the registers; what happened is
 * written beside it by {@link ItemHistoryStore}.
 */
public final class ItemStore {
  /** The number series of labels. */
  static final String SERIES = "item";

  private static final String SELECT =
      """
      select i.id, i.uid, i.sku, i.title, i.brand, i.category, i.condition, i.price_cents, i.status,
             i.source, i.listed_at, i.sold_cart_id
        from item i
      """;

  private static final String INSERT =
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
  private static final String UPDATE =
      """
      update item
         set product_id = :product, purchase_order_id = :order, manifest_row_id = :row,
             batch_group_id = :group, processing_tier = :tier, title = :title, brand = :brand,
             category = :category, price_cents = :price, cost_cents = :cost, source = :source,
             status = :status, condition = :condition, specifications = :specifications,
             location = :location, notes = :notes, listed_at = :listed, updated_at = :now
       where id = :id
      """;

  private final NumberSequence numbers = new NumberSequence();
  private final ItemHistoryStore history = new ItemHistoryStore();

  /** The next label (rules-inventory section 3). */
  public String nextSku(WriteTx tx) {
    return Sku.of(numbers.next(tx, SERIES));
  }

  /** Moves the labels past one that was made elsewhere. */
  public void skipSkusTo(WriteTx tx, long number) {
    numbers.skipPast(tx, SERIES, number);
  }

  /** By exact code, else without regard to case; outer blanks are forgiven. */
  public Optional<StoredItem> bySku(ReadTx tx, String sku) {
    String wanted = sku.strip();
    return tx.handle()
        .createQuery(
            SELECT
                + " where i.sku_key = :key order by case when i.sku = :sku then 0 else 1 end, i.id"
                + " fetch first 1 rows only")
        .bind("key", key(wanted))
        .bind("sku", wanted)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  public Optional<StoredItem> byUid(ReadTx tx, UUID uid) {
    return tx.handle()
        .createQuery(SELECT + " where i.uid = :uid")
        .bind("uid", uid)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  /** The row, locked until the transaction ends. */
  public Optional<StoredItem> lock(WriteTx tx, long id) {
    return lock(tx, List.of(id)).stream().findFirst();
  }

  /** The rows that exist, locked in the order of their ids, which is everybody's order. */
  public List<StoredItem> lock(WriteTx tx, Collection<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return tx.handle()
        .createQuery(SELECT + " where i.id in (<ids>) order by i.id for update")
        .bindList("ids", List.copyOf(ids))
        .map((rs, context) -> row(rs))
        .list();
  }

  /**
   * Answers the new id. An item that begins on the shelf is listed at its creation.
   *
   * @param uid minted by whoever creates it
   */
  public long insert(WriteTx tx, UUID uid, String sku, ItemFields fields) {
    long id =
        bornOf(tx, tx.handle().createUpdate(INSERT), uid, sku, fields)
            .executeAndReturnGeneratedKeys("id")
            .mapTo(Long.class)
            .one();
    feed(tx, id, uid, sku, fields);
    return id;
  }

  /** As {@link #insert}, for any number at once; answers their ids in the same order. */
  List<Long> insertAll(WriteTx tx, List<NewItem> items) {
    PreparedBatch batch = tx.handle().prepareBatch(INSERT);
    for (NewItem item : items) {
      bornOf(tx, batch, item.uid(), item.sku(), item.fields()).add();
    }
    List<Long> ids = BulkInsert.ids(batch, items.stream().map(NewItem::uid).toList());
    for (int at = 0; at < ids.size(); at++) {
      NewItem item = items.get(at);
      feed(tx, ids.get(at), item.uid(), item.sku(), item.fields());
    }
    return ids;
  }

  private static <S extends SqlStatement<S>> S bornOf(
      WriteTx tx, S statement, UUID uid, String sku, ItemFields fields) {
    return bound(statement, fields)
        .bind("uid", uid)
        .bind("sku", sku)
        .bind("key", key(sku))
        .bind("listed", fields.status() == ItemStatus.ON_SHELF ? tx.now() : null)
        .bind("now", tx.now());
  }

  /** Writes the fields of a locked row. Putting it on the shelf lists it anew. */
  public void update(WriteTx tx, StoredItem item, ItemFields fields) {
    writing(tx, tx.handle().createUpdate(UPDATE), item, fields).execute();
    feed(tx, item.id(), item.uid(), item.sku(), fields);
  }

  /** As {@link #update}, for any number at once. */
  void updateAll(WriteTx tx, Map<StoredItem, ItemFields> changed) {
    if (changed.isEmpty()) {
      return;
    }
    PreparedBatch batch = tx.handle().prepareBatch(UPDATE);
    changed.forEach((item, fields) -> writing(tx, batch, item, fields).add());
    batch.execute();
    changed.forEach((item, fields) -> feed(tx, item.id(), item.uid(), item.sku(), fields));
  }

  private static <S extends SqlStatement<S>> S writing(
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

  /** It waits again and is not listed (promise 66). */
  void unlist(WriteTx tx, long id) {
    tx.handle()
        .createUpdate("update item set listed_at = null where id = :id")
        .bind("id", id)
        .execute();
  }

  /** Who held it first and when; a later check-in changes neither. */
  public void markCheckedIn(WriteTx tx, long id, long actor) {
    markCheckedIn(tx, List.of(id), actor);
  }

  /** As the other, for any number up to a thousand. */
  void markCheckedIn(WriteTx tx, List<Long> ids, long actor) {
    tx.handle()
        .createUpdate(
            """
            update item set checked_in_at = :now, checked_in_by = :actor, updated_at = :now
             where id in (<ids>) and checked_in_at is null
            """)
        .bind("now", tx.now())
        .bind("actor", actor)
        .bindList("ids", ids)
        .execute();
  }

  /**
   * Gives the item to the sale that owns it from now on, with its {@code sold} event.
   *
   * @param cart id of the owning sale
   * @param soldFor the line's price, before tax
   */
  public void markSold(
      WriteTx tx, StoredItem item, long cart, Money soldFor, Instant soldAt, @Nullable Long actor) {
    setSale(tx, item, ItemStatus.SOLD, cart, soldFor, soldAt);
    history.add(
        tx,
        item.id(),
        "sold",
        item.status().wire(),
        ItemStatus.SOLD.wire(),
        "Cart #" + cart,
        actor);
  }

  /** Takes the item back from a voided sale and puts it on the shelf. */
  public void putBack(WriteTx tx, StoredItem item, long cart, @Nullable Long actor) {
    setSale(tx, item, ItemStatus.ON_SHELF, null, null, null);
    history.add(
        tx,
        item.id(),
        "status_change",
        item.status().wire(),
        ItemStatus.ON_SHELF.wire(),
        "Void of cart #" + cart,
        actor);
  }

  private static void setSale(
      WriteTx tx,
      StoredItem item,
      ItemStatus status,
      @Nullable Long cart,
      @Nullable Money soldFor,
      @Nullable Instant soldAt) {
    tx.handle()
        .createUpdate(
            """
            update item
               set status = :status, sold_cart_id = :cart, sold_for_cents = :price, sold_at = :at,
                   updated_at = :now
             where id = :id
            """)
        .bind("status", status.wire())
        .bind("cart", cart)
        .bind("price", soldFor)
        .bind("at", soldAt)
        .bind("now", tx.now())
        .bind("id", item.id())
        .execute();
    tx.feedPut(Audience.REGISTERS, FeedTables.ITEM, image(item, status));
  }

  /**
   * Writes what a consignment record decides about a locked item: whose it is, its price tag, and
   * where it stands. Putting it on the shelf lists it anew; a history event tells each change.
   */
  public void setConsigned(
      WriteTx tx, StoredItem item, String source, Money price, ItemStatus status, long actor) {
    boolean listed = status == ItemStatus.ON_SHELF && item.status() != ItemStatus.ON_SHELF;
    tx.handle()
        .createUpdate(
            """
            update item
               set source = :source, price_cents = :price, status = :status, listed_at = :listed,
                   updated_at = :now
             where id = :id
            """)
        .bind("source", source)
        .bind("price", price)
        .bind("status", status.wire())
        .bind("listed", listed ? tx.now() : item.listedAt())
        .bind("now", tx.now())
        .bind("id", item.id())
        .execute();
    consigned(tx, item, "note", item.source(), source, actor);
    consigned(tx, item, "price_change", item.price().toString(), price.toString(), actor);
    consigned(tx, item, "status_change", item.status().wire(), status.wire(), actor);
    tx.feedPut(
        Audience.REGISTERS,
        FeedTables.ITEM,
        image(
            item.id(),
            item.uid(),
            item.sku(),
            item.title(),
            item.brand(),
            item.category(),
            item.condition(),
            price,
            status));
  }

  private void consigned(
      WriteTx tx, StoredItem item, String event, String oldValue, String newValue, long actor) {
    if (!oldValue.equals(newValue)) {
      history.add(tx, item.id(), event, oldValue, newValue, "Consignment", actor);
    }
  }

  /** Whether it belongs to a consignee: its source stays then, and it is returned, not deleted. */
  public boolean isConsigned(ReadTx tx, long item) {
    return tx.handle()
        .createQuery("select 1 from consignment_item where item_id = :item")
        .bind("item", item)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** Whether an unfinished sale holds it. */
  public boolean isInOpenCart(ReadTx tx, long item) {
    return tx.handle()
        .createQuery(
            """
            select 1 from cart_line l join cart c on c.id = l.cart_id
             where l.item_id = :item and c.status = 'open'
             fetch first 1 rows only
            """)
        .bind("item", item)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** Gone for good, its history and scans with it; sale lines keep their own text. */
  public void delete(WriteTx tx, StoredItem item) {
    tx.handle().createUpdate("delete from item where id = :id").bind("id", item.id()).execute();
    tx.feedDelete(Audience.REGISTERS, FeedTables.ITEM, item.uid(), item.id());
  }

  private static void feed(WriteTx tx, long id, UUID uid, String sku, ItemFields fields) {
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

  /** As registers see them, in the order of their ids, from the one after {@code after}. */
  public List<RowImage> images(ReadTx tx, long after, int limit) {
    return tx.handle()
        .createQuery(SELECT + " where i.id > :after order by i.id limit :limit")
        .bind("after", after)
        .bind("limit", limit)
        .map((rs, context) -> {
          StoredItem item = row(rs);
          return image(item, item.status());
        })
        .list();
  }

  /** Tells of all items of a product again, because a word they are found by has changed. */
  public void feedOfProduct(WriteTx tx, long product) {
    tx.handle()
        .createQuery(SELECT + " where i.product_id = :product order by i.id")
        .bind("product", product)
        .map((rs, context) -> row(rs))
        .list()
        .forEach(
            item -> tx.feedPut(Audience.REGISTERS, FeedTables.ITEM, image(item, item.status())));
  }

  private static RowImage image(StoredItem item, ItemStatus status) {
    return image(
        item.id(),
        item.uid(),
        item.sku(),
        item.title(),
        item.brand(),
        item.category(),
        item.condition(),
        item.price(),
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

  /** The form in which codes are compared without regard to case. */
  public static String key(String sku) {
    return sku.strip().toLowerCase(Locale.ROOT);
  }

  private static StoredItem row(ResultSet rs) throws SQLException {
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
}
