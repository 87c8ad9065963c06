package truetill.server.inventory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import truetill.core.inventory.ItemStatus;
import truetill.core.inventory.OrderStatus;
import truetill.core.wire.inventory.ProcessingStats;
import truetill.core.wire.inventory.PurchaseOrder;
import truetill.core.wire.system.StoredFile;
import truetill.server.db.Columns;
import truetill.server.db.JsonColumn;
import truetill.server.db.Listing;
import truetill.server.db.OrderBy;
import truetill.server.db.Page;
import truetill.server.db.PageRequest;
import truetill.server.db.PersonName;
import truetill.server.db.ReadTx;
import truetill.server.system.FileStore;

/**
 * Orders as the contract shows them. A page takes four statements however long it is, and no
 * manifest row is read for it (promise 55).
 */
final class OrderViewStore {
  private static final String COLUMNS =
      """
      o.id, o.uid, o.vendor_id, v.name as vendor_name, v.code as vendor_code, o.order_number,
      o.status, o.ordered_date, o.paid_date, o.shipped_date, o.expected_delivery, o.delivered_date,
      o.purchase_cents, o.shipping_cents, o.fees_cents, o.total_cents, o.retail_value_cents,
      o.condition, o.description, o.item_count, o.notes, o.manifest_file_id, o.manifest_preview,
      o.created_by, o.created_at, o.updated_at, f.id as file_id, f.uid as file_uid, f.file_key,
      f.filename, f.size_bytes, f.content_type, f.blob_uid, f.uploaded_by, f.uploaded_at,\
      """
          + PersonName.of("u")
          + " as created_by_name";
  private static final String FROM =
      """
      purchase_order o join vendor v on v.id = o.vendor_id
        left join stored_file f on f.id = o.manifest_file_id
        left join user_account u on u.id = o.created_by\
      """;
  private static final Map<String, String> OFFERED =
      Map.of(
          "ordered_date", "o.ordered_date",
          "expected_delivery", "o.expected_delivery",
          "created_at", "o.created_at");

  /** Filters of the list; null means no filter, and so does an empty set. */
  record Filter(
      @Nullable Long vendor,
      @Nullable OrderStatus status,
      Set<OrderStatus> statusIn,
      @Nullable LocalDate orderedFrom,
      @Nullable LocalDate orderedTo,
      List<String> words,
      List<OrderBy> order) {}

  Optional<Page<PurchaseOrder>> page(ReadTx tx, Filter filter, PageRequest paging) {
    Listing listing = Listing.select(COLUMNS, FROM);
    if (!filter.statusIn().isEmpty()) {
      listing.where(
          filter.statusIn().stream()
              .map(OrderStatus::wire)
              .collect(Collectors.joining("', '", "o.status in ('", "')")));
    }
    return listing
        .where(
            "o.status = :status", "status", filter.status() == null ? null : filter.status().wire())
        .where("o.vendor_id = :vendor", "vendor", filter.vendor())
        .where("o.ordered_date >= :from_date", "from_date", filter.orderedFrom())
        .where("o.ordered_date <= :to_date", "to_date", filter.orderedTo())
        .search(filter.words(), "o.order_number")
        .order(filter.order(), OFFERED, "o.ordered_date desc", "o.id desc")
        .page(tx, paging, (rs, context) -> row(rs))
        .map(page ->
            new Page<>(page.count(), page.page(), page.size(), counted(tx, page.results())));
  }

  Optional<PurchaseOrder> find(ReadTx tx, long id) {
    List<PurchaseOrder> found =
        tx.handle()
            .createQuery("select " + COLUMNS + " from " + FROM + " where o.id = :id")
            .bind("id", id)
            .map((rs, context) -> row(rs))
            .list();
    return counted(tx, found).stream().findFirst();
  }

  private static List<PurchaseOrder> counted(ReadTx tx, List<PurchaseOrder> orders) {
    if (orders.isEmpty()) {
      return orders;
    }
    List<Long> ids = orders.stream().map(PurchaseOrder::id).toList();
    Map<Long, Map<String, Long>> items = itemCounts(tx, ids);
    Map<Long, GroupCounts> groups = groupCounts(tx, ids);
    return orders.stream()
        .map(order ->
            with(
                order,
                stats(
                    items.getOrDefault(order.id(), Map.of()),
                    groups.getOrDefault(order.id(), new GroupCounts(0, 0)))))
        .toList();
  }

  private record GroupCounts(long pending, long total) {}

  private static ProcessingStats stats(Map<String, Long> counted, GroupCounts groups) {
    Map<String, Long> byStatus = new LinkedHashMap<>();
    Arrays.stream(ItemStatus.values())
        .map(ItemStatus::wire)
        .forEach(status -> byStatus.put(status, counted.getOrDefault(status, 0L)));
    long pending =
        counted.getOrDefault(ItemStatus.INTAKE.wire(), 0L)
            + counted.getOrDefault(ItemStatus.PROCESSING.wire(), 0L);
    return new ProcessingStats(byStatus, pending, groups.pending(), groups.total());
  }

  private static Map<Long, Map<String, Long>> itemCounts(ReadTx tx, Collection<Long> orders) {
    Map<Long, Map<String, Long>> counts = new HashMap<>();
    tx.handle()
        .createQuery(
            """
            select purchase_order_id, status, count(*) as items from item
             where purchase_order_id in (<orders>) group by purchase_order_id, status
            """)
        .bindList("orders", List.copyOf(orders))
        .map((rs, context) ->
            counts
                .computeIfAbsent(rs.getLong("purchase_order_id"), order -> new HashMap<>())
                .put(rs.getString("status"), rs.getLong("items")))
        .list();
    return counts;
  }

  private static Map<Long, GroupCounts> groupCounts(ReadTx tx, Collection<Long> orders) {
    Map<Long, GroupCounts> counts = new HashMap<>();
    tx.handle()
        .createQuery(
            """
            select purchase_order_id, count(*) as total,
                   sum(case when status = 'complete' then 0 else 1 end) as pending
              from (select g.purchase_order_id, %s as status
                      from batch_group g where g.purchase_order_id in (<orders>)) s
             group by purchase_order_id
            """
                .formatted(BatchGroupViewStore.STATUS))
        .bindList("orders", List.copyOf(orders))
        .map((rs, context) ->
            counts.put(
                rs.getLong("purchase_order_id"),
                new GroupCounts(rs.getLong("pending"), rs.getLong("total"))))
        .list();
    return counts;
  }

  private static PurchaseOrder with(PurchaseOrder order, ProcessingStats stats) {
    return new PurchaseOrder(
        order.id(),
        order.uid(),
        order.vendor(),
        order.vendorName(),
        order.vendorCode(),
        order.orderNumber(),
        order.status(),
        order.orderedDate(),
        order.paidDate(),
        order.shippedDate(),
        order.expectedDelivery(),
        order.deliveredDate(),
        order.purchaseCost(),
        order.shippingCost(),
        order.fees(),
        order.totalCost(),
        order.retailValue(),
        order.condition(),
        order.description(),
        order.itemCount(),
        order.notes(),
        order.manifest(),
        order.manifestFile(),
        order.manifestPreview(),
        stats,
        order.createdBy(),
        order.createdByName(),
        order.createdAt(),
        order.updatedAt());
  }

  private static PurchaseOrder row(ResultSet rs) throws SQLException {
    String preview = rs.getString("manifest_preview");
    return new PurchaseOrder(
        rs.getLong("id"),
        Columns.uid(rs, "uid"),
        rs.getLong("vendor_id"),
        rs.getString("vendor_name"),
        rs.getString("vendor_code"),
        rs.getString("order_number"),
        rs.getString("status"),
        Columns.date(rs, "ordered_date"),
        Columns.dateOrNull(rs, "paid_date"),
        Columns.dateOrNull(rs, "shipped_date"),
        Columns.dateOrNull(rs, "expected_delivery"),
        Columns.dateOrNull(rs, "delivered_date"),
        Columns.moneyOrNull(rs, "purchase_cents"),
        Columns.moneyOrNull(rs, "shipping_cents"),
        Columns.moneyOrNull(rs, "fees_cents"),
        Columns.moneyOrNull(rs, "total_cents"),
        Columns.moneyOrNull(rs, "retail_value_cents"),
        rs.getString("condition"),
        rs.getString("description"),
        rs.getLong("item_count"),
        rs.getString("notes"),
        Columns.longOrNull(rs, "manifest_file_id"),
        file(rs),
        preview == null ? null : JsonColumn.parse(preview),
        stats(Map.of(), new GroupCounts(0, 0)),
        Columns.longOrNull(rs, "created_by"),
        Columns.textOrNull(rs, "created_by_name"),
        Columns.instant(rs, "created_at"),
        Columns.instant(rs, "updated_at"));
  }

  private static @Nullable StoredFile file(ResultSet rs) throws SQLException {
    return Columns.longOrNull(rs, "file_id") == null ? null : FileStore.joined(rs, "file_");
  }
}
