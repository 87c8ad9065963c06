package truetill.server.inventory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.core.inventory.ItemStatus;
import truetill.core.wire.inventory.Item;
import truetill.server.db.Columns;
import truetill.server.db.JsonColumn;
import truetill.server.db.Listing;
import truetill.server.db.OrderBy;
import truetill.server.db.Page;
import truetill.server.db.PageRequest;
import truetill.server.db.ReadTx;

/** Items as the contract shows them. */
final class ItemViewStore {
  private static final String COLUMNS =
      """
      i.id, i.uid, i.sku, i.product_id, i.purchase_order_id, i.manifest_row_id, i.batch_group_id,
      i.processing_tier, i.title, i.brand, i.category, i.price_cents, i.cost_cents, i.source,
      i.status, i.condition, i.specifications, i.location, i.listed_at, i.checked_in_at,
      i.checked_in_by, i.sold_at, i.sold_for_cents, i.notes, i.created_at, i.updated_at,
      (select q.title from product q where q.id = i.product_id) as product_title,
      (select q.product_number from product q where q.id = i.product_id) as product_number,
      (select g.batch_number from batch_group g where g.id = i.batch_group_id) as group_number,
      (select\
      """
          + " "
          + BatchGroupViewStore.STATUS
          + " from batch_group g where g.id = i.batch_group_id) as group_status";

  private static final Map<String, String> OFFERED =
      Map.of(
          "created_at", "i.created_at",
          "price", "i.price_cents",
          "title", "i.title",
          "sku", "i.sku");

  /**
   * Filters of the list; null means no filter.
   *
   * @param candidates ids among which everything with the words is, so that no other row is looked
   *     at; null when that is not known
   */
  record Filter(
      @Nullable String status,
      @Nullable String source,
      @Nullable String category,
      @Nullable String processingTier,
      @Nullable String condition,
      @Nullable Long purchaseOrder,
      @Nullable Long batchGroup,
      List<String> words,
      @Nullable List<Long> candidates,
      List<OrderBy> order) {
    /** The same among these ids; among all when null. */
    Filter among(@Nullable List<Long> ids) {
      return new Filter(
          status,
          source,
          category,
          processingTier,
          condition,
          purchaseOrder,
          batchGroup,
          words,
          ids,
          order);
    }
  }

  Optional<Page<Item>> page(ReadTx tx, Filter filter, PageRequest paging) {
    return listing(filter).page(tx, paging, (rs, context) -> row(rs));
  }

  /** One page without the count. */
  List<Item> rows(ReadTx tx, Filter filter, PageRequest paging) {
    return listing(filter).rows(tx, paging.page(), paging.size(), (rs, context) -> row(rs));
  }

  long count(ReadTx tx, Filter filter) {
    return listing(filter).count(tx);
  }

  private static Listing listing(Filter filter) {
    // With the status leading the order, its index gives the page without sorting every match.
    String newestFirst =
        filter.status() == null ? "i.created_at desc" : "i.status desc, i.created_at desc";
    // The product is joined for its number alone, so that other lists need not count through it.
    String from =
        filter.words().isEmpty() ? "item i" : "item i left join product p on p.id = i.product_id";
    return Listing.select(COLUMNS, from)
        .within("i.id", filter.candidates())
        .where("i.status = :status", "status", filter.status())
        .where("i.source = :source", "source", filter.source())
        .where("i.category = :category", "category", filter.category())
        .where("i.processing_tier = :tier", "tier", filter.processingTier())
        .where("i.condition = :condition", "condition", filter.condition())
        .where("i.purchase_order_id = :order", "order", filter.purchaseOrder())
        .where("i.batch_group_id = :group", "group", filter.batchGroup())
        .search(filter.words(), "i.sku", "i.title", "i.brand", "i.category", "p.product_number")
        .order(filter.order(), OFFERED, newestFirst, "i.id desc");
  }

  Optional<Item> find(ReadTx tx, long id) {
    return tx.handle()
        .createQuery("select " + COLUMNS + " from item i where i.id = :id")
        .bind("id", id)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  /** What a client may write of an item that is there. */
  ItemFields fields(ReadTx tx, long id) {
    return fields(find(tx, id).orElseThrow());
  }

  private static ItemFields fields(Item item) {
    return new ItemFields(
        item.processingTier(),
        item.title(),
        item.brand(),
        item.category(),
        item.price(),
        item.cost(),
        item.source(),
        ItemStatus.ofWire(item.status()).orElseThrow(),
        item.condition(),
        item.specifications().toString(),
        item.location(),
        item.notes(),
        new ItemLinks(item.product(), item.purchaseOrder(), item.manifestRow(), item.batchGroup()));
  }

  private static Item row(ResultSet rs) throws SQLException {
    return new Item(
        rs.getLong("id"),
        Columns.uid(rs, "uid"),
        rs.getString("sku"),
        Columns.longOrNull(rs, "product_id"),
        Columns.textOrNull(rs, "product_title"),
        Columns.textOrNull(rs, "product_number"),
        Columns.longOrNull(rs, "purchase_order_id"),
        Columns.longOrNull(rs, "manifest_row_id"),
        Columns.longOrNull(rs, "batch_group_id"),
        Columns.textOrNull(rs, "group_number"),
        Columns.textOrNull(rs, "group_status"),
        rs.getString("processing_tier"),
        rs.getString("title"),
        rs.getString("brand"),
        rs.getString("category"),
        Columns.money(rs, "price_cents"),
        Columns.moneyOrNull(rs, "cost_cents"),
        rs.getString("source"),
        rs.getString("status"),
        rs.getString("condition"),
        JsonColumn.parse(rs.getString("specifications")),
        rs.getString("location"),
        Columns.instantOrNull(rs, "listed_at"),
        Columns.instantOrNull(rs, "checked_in_at"),
        Columns.longOrNull(rs, "checked_in_by"),
        Columns.instantOrNull(rs, "sold_at"),
        Columns.moneyOrNull(rs, "sold_for_cents"),
        rs.getString("notes"),
        Columns.instant(rs, "created_at"),
        Columns.instant(rs, "updated_at"));
  }
}
