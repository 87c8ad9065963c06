package truetill.server.inventory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import truetill.core.wire.inventory.ManifestRow;
import truetill.server.db.Columns;
import truetill.server.db.JsonColumn;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/**
 * Rows of {@code manifest_row} as a whole: counted, shown and cleared. What each step of the
 * pipeline writes into them is written by the store of that step.
 */
final class ManifestRowStore {
  private static final String SELECT =
      """
      select r.id, r.purchase_order_id, r.row_number, r.quantity, r.description, r.title, r.brand,
             r.model, r.category, r.condition, r.retail_value_cents, r.proposed_price_cents,
             r.final_price_cents, r.pricing_stage, r.pricing_notes, r.upc, r.vendor_item_number,
             r.batch_flag, r.search_tags, r.specifications, r.matched_product_id,
             p.title as matched_title, p.product_number as matched_number, r.match_status,
             r.match_candidates, r.ai_match_decision, r.ai_reasoning, r.ai_suggested_title,
             r.ai_suggested_brand, r.ai_suggested_model, r.notes
        from manifest_row r left join product p on p.id = r.matched_product_id
      """;

  private static final int IDS_AT_ONCE = 500;
  private final ProductCounterStore counters = new ProductCounterStore();
  private final BatchGroupStore groups = new BatchGroupStore();

  /** Where a page of rows ended; the next begins after it. */
  record Mark(long rowNumber, long id) {
    static final Mark START = new Mark(Long.MIN_VALUE, 0);

    static Mark after(ManifestRow row) {
      return new Mark(row.rowNumber(), row.id());
    }
  }

  long count(ReadTx tx, long order) {
    return tx.handle()
        .createQuery("select count(*) from manifest_row where purchase_order_id = :order")
        .bind("order", order)
        .mapTo(Long.class)
        .one();
  }

  boolean exists(ReadTx tx, long id) {
    return tx.handle()
        .createQuery("select id from manifest_row where id = :id")
        .bind("id", id)
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  /**
   * The next rows by row number, then id; fewer than {@code limit} means there are no more. With
   * the order leading the sort, the index gives the rows without sorting all that are left.
   */
  List<ManifestRow> after(ReadTx tx, long order, Mark mark, int limit) {
    return tx.handle()
        .createQuery(
            SELECT
                + """
                where r.purchase_order_id = :order
                  and r.row_number >= :number and (r.row_number > :number or r.id > :id)
                order by r.purchase_order_id, r.row_number, r.id
                fetch next :limit rows only
                """)
        .bind("order", order)
        .bind("number", mark.rowNumber())
        .bind("id", mark.id())
        .bind("limit", limit)
        .map((rs, context) -> row(rs))
        .list();
  }

  /** So many rows by row number, then id, after the first {@code offset}. */
  List<ManifestRow> slice(ReadTx tx, long order, long offset, int limit) {
    return tx.handle()
        .createQuery(
            SELECT
                + " where r.purchase_order_id = :order"
                + " order by r.purchase_order_id, r.row_number, r.id"
                + " offset :offset rows fetch next :limit rows only")
        .bind("order", order)
        .bind("offset", offset)
        .bind("limit", limit)
        .map((rs, context) -> row(rs))
        .list();
  }

  /** Those of the ids that are rows of the order, by row number, then id. */
  List<ManifestRow> byIds(ReadTx tx, long order, Collection<Long> ids) {
    List<ManifestRow> found = new ArrayList<>();
    List<Long> sorted = ids.stream().distinct().sorted().toList();
    for (int from = 0; from < sorted.size(); from += IDS_AT_ONCE) {
      found.addAll(
          tx.handle()
              .createQuery(SELECT + " where r.purchase_order_id = :order and r.id in (<ids>)")
              .bind("order", order)
              .bindList("ids", sorted.subList(from, Math.min(from + IDS_AT_ONCE, sorted.size())))
              .map((rs, context) -> row(rs))
              .list());
    }
    found.sort(Comparator.comparingLong(ManifestRow::rowNumber).thenComparingLong(ManifestRow::id));
    return found;
  }

  /**
   * Takes every row of the order away, and what it counts for at its product; so go the groups of a
   * build whose items were deleted, which nobody could delete otherwise. Answers how many rows
   * there were.
   */
  int deleteAll(WriteTx tx, long order) {
    counters.takeBack(tx, order);
    groups.deleteEmpty(tx, order);
    return tx.handle()
        .createUpdate("delete from manifest_row where purchase_order_id = :order")
        .bind("order", order)
        .execute();
  }

  private static ManifestRow row(ResultSet rs) throws SQLException {
    return new ManifestRow(
        rs.getLong("id"),
        rs.getLong("purchase_order_id"),
        rs.getLong("row_number"),
        rs.getLong("quantity"),
        rs.getString("description"),
        rs.getString("title"),
        rs.getString("brand"),
        rs.getString("model"),
        rs.getString("category"),
        rs.getString("condition"),
        Columns.moneyOrNull(rs, "retail_value_cents"),
        Columns.moneyOrNull(rs, "proposed_price_cents"),
        Columns.moneyOrNull(rs, "final_price_cents"),
        rs.getString("pricing_stage"),
        rs.getString("pricing_notes"),
        rs.getString("upc"),
        rs.getString("vendor_item_number"),
        rs.getBoolean("batch_flag"),
        rs.getString("search_tags"),
        JsonColumn.parse(rs.getString("specifications")),
        Columns.longOrNull(rs, "matched_product_id"),
        Columns.textOrNull(rs, "matched_title"),
        Columns.textOrNull(rs, "matched_number"),
        rs.getString("match_status"),
        JsonColumn.parse(rs.getString("match_candidates")),
        rs.getString("ai_match_decision"),
        rs.getString("ai_reasoning"),
        rs.getString("ai_suggested_title"),
        rs.getString("ai_suggested_brand"),
        rs.getString("ai_suggested_model"),
        rs.getString("notes"));
  }
}
