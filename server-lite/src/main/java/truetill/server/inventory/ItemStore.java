package truetill.server.inventory;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.inventory.ItemStatus;
import truetill.core.inventory.Sku;
import truetill.core.money.Money;
import truetill.core.wire.sync.FeedTables;
import truetill.server.db.Audience;
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

  private static final String SELECT = "select " + ItemRowStore.COLUMNS + " from item i";

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
        .map((rs, context) -> ItemRowStore.row(rs))
        .findOne();
  }

  public Optional<StoredItem> byUid(ReadTx tx, UUID uid) {
    return tx.handle()
        .createQuery(SELECT + " where i.uid = :uid")
        .bind("uid", uid)
        .map((rs, context) -> ItemRowStore.row(rs))
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
        .map((rs, context) -> ItemRowStore.row(rs))
        .list();
  }

  /**
   * Answers the new id. An item that begins on the shelf is listed at its creation.
   *
   * @param uid minted by whoever creates it
   */
  public long insert(WriteTx tx, UUID uid, String sku, ItemFields fields) {
    long id =
        ItemRowStore.bornOf(tx, tx.handle().createUpdate(ItemRowStore.INSERT), uid, sku, fields)
            .executeAndReturnGeneratedKeys("id")
            .mapTo(Long.class)
            .one();
    ItemRowStore.feed(tx, id, uid, sku, fields);
    return id;
  }

  /** Writes the fields of a locked row. Putting it on the shelf lists it anew. */
  public void update(WriteTx tx, StoredItem item, ItemFields fields) {
    ItemRowStore.writing(tx, tx.handle().createUpdate(ItemRowStore.UPDATE), item, fields).execute();
    ItemRowStore.feed(tx, item.id(), item.uid(), item.sku(), fields);
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
    tx.handle()
        .createUpdate(
            """
            update item set checked_in_at = :now, checked_in_by = :actor, updated_at = :now
             where id = :id and checked_in_at is null
            """)
        .bind("now", tx.now())
        .bind("actor", actor)
        .bind("id", id)
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
    tx.feedPut(Audience.REGISTERS, FeedTables.ITEM, ItemRowStore.image(item, item.price(), status));
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
    tx.feedPut(Audience.REGISTERS, FeedTables.ITEM, ItemRowStore.image(item, price, status));
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

  /** As registers see them, in the order of their ids, from the one after {@code after}. */
  public List<RowImage> images(ReadTx tx, long after, int limit) {
    return tx.handle()
        .createQuery(SELECT + " where i.id > :after order by i.id limit :limit")
        .bind("after", after)
        .bind("limit", limit)
        .map((rs, context) -> {
          StoredItem item = ItemRowStore.row(rs);
          return ItemRowStore.image(item, item.price(), item.status());
        })
        .list();
  }

  /** Tells of all items of a product again, because a word they are found by has changed. */
  public void feedOfProduct(WriteTx tx, long product) {
    tx.handle()
        .createQuery(SELECT + " where i.product_id = :product order by i.id")
        .bind("product", product)
        .map((rs, context) -> ItemRowStore.row(rs))
        .list()
        .forEach(item ->
            tx.feedPut(
                Audience.REGISTERS,
                FeedTables.ITEM,
                ItemRowStore.image(item, item.price(), item.status())));
  }

  /** The form in which codes are compared without regard to case. */
  public static String key(String sku) {
    return sku.strip().toLowerCase(Locale.ROOT);
  }
}
