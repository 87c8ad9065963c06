package truetill.server.inventory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.core.wire.inventory.BatchGroup;
import truetill.server.db.Columns;
import truetill.server.db.Listing;
import truetill.server.db.OrderBy;
import truetill.server.db.Page;
import truetill.server.db.PageRequest;
import truetill.server.db.ReadTx;

/** Batch groups as the contract shows them. */
final class BatchGroupViewStore {
  /**
   * The status of a group {@code g} as it is shown: complete once it was processed, and as soon as
   * none of its items waits, whichever way they went (decision 074).
   */
  static final String STATUS =
      """
      case when g.status = 'complete'
             or exists (select 1 from item w
                         where w.batch_group_id = g.id and w.status in ('intake', 'processing'))
           then g.status else 'complete' end\
      """;

  private static final String COLUMNS =
      """
      g.id, g.batch_number, g.product_id, p.title as product_title, p.product_number,
      g.purchase_order_id, o.order_number, g.manifest_row_id, r.row_number, g.total_qty,
      g.unit_price_cents, g.unit_cost_cents, g.condition, g.location, g.processed_by,
      g.processed_at, g.notes, g.created_at, g.updated_at,
      (select count(*) from item i where i.batch_group_id = g.id) as items_count,
      (select count(*) from item i where i.batch_group_id = g.id and i.status = 'intake')
        as intake_count,\
      """
          + STATUS
          + " as status";
  private static final String FROM =
      """
      batch_group g left join product p on p.id = g.product_id
        left join purchase_order o on o.id = g.purchase_order_id
        left join manifest_row r on r.id = g.manifest_row_id\
      """;
  private static final Map<String, String> OFFERED =
      Map.of(
          "created_at", "g.created_at",
          "processed_at", "g.processed_at",
          "batch_number", "g.batch_number");

  /** Filters of the list; null means no filter. */
  record Filter(
      @Nullable String status,
      @Nullable Long order,
      @Nullable Long product,
      List<String> words,
      List<OrderBy> ordering) {}

  Optional<Page<BatchGroup>> page(ReadTx tx, Filter filter, PageRequest paging) {
    return Listing.select(COLUMNS, FROM)
        .where(STATUS + " = :status", "status", filter.status())
        .where("g.purchase_order_id = :order", "order", filter.order())
        .where("g.product_id = :product", "product", filter.product())
        .search(filter.words(), "g.batch_number", "p.title", "o.order_number")
        .order(filter.ordering(), OFFERED, "g.created_at desc", "g.id desc")
        .page(tx, paging, (rs, context) -> row(rs));
  }

  Optional<BatchGroup> find(ReadTx tx, long id) {
    return tx.handle()
        .createQuery("select " + COLUMNS + " from " + FROM + " where g.id = :id")
        .bind("id", id)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  private static BatchGroup row(ResultSet rs) throws SQLException {
    return new BatchGroup(
        rs.getLong("id"),
        rs.getString("batch_number"),
        Columns.longOrNull(rs, "product_id"),
        Columns.textOrNull(rs, "product_title"),
        Columns.textOrNull(rs, "product_number"),
        Columns.longOrNull(rs, "purchase_order_id"),
        Columns.textOrNull(rs, "order_number"),
        Columns.longOrNull(rs, "manifest_row_id"),
        Columns.longOrNull(rs, "row_number"),
        rs.getLong("total_qty"),
        rs.getString("status"),
        Columns.moneyOrNull(rs, "unit_price_cents"),
        Columns.moneyOrNull(rs, "unit_cost_cents"),
        rs.getString("condition"),
        rs.getString("location"),
        Columns.longOrNull(rs, "processed_by"),
        Columns.instantOrNull(rs, "processed_at"),
        rs.getString("notes"),
        Columns.instant(rs, "created_at"),
        Columns.instant(rs, "updated_at"),
        rs.getLong("items_count"),
        rs.getLong("intake_count"));
  }
}
