package truetill.server.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.server.db.Columns;
import truetill.server.db.JsonColumn;
import truetill.server.db.ReadTx;
import truetill.server.db.SqlList;
import truetill.server.db.WriteTx;

/** What review reads of manifest rows and writes into them, all rows at once. */
final class ReviewRowStore {
  /**
   * A row as review sees it; texts are those of the clean-up where it wrote any.
   *
   * @param title clean-up title, else the row's own
   * @param candidate the first product matching found, if any
   * @param made the product an earlier review of this row made, if it is still there
   */
  record Row(
      long id,
      String title,
      String description,
      String brand,
      String model,
      String category,
      String upc,
      String itemNumber,
      String specificationsJson,
      @Nullable Money price,
      @Nullable Money retailValue,
      @Nullable Long matched,
      @Nullable Long candidate,
      @Nullable Long made) {}

  /** What a review makes of a row. */
  record Decided(long row, long product, boolean isNew, @Nullable Long made) {}

  /** Those of the rows that belong to the order. */
  List<Row> rows(ReadTx tx, long order, Collection<Long> ids) {
    return tx.handle()
        .createQuery(
            """
            select id, title, description, brand, model, category, upc, vendor_item_number,
                   specifications, coalesce(final_price_cents, proposed_price_cents) as price_cents,
                   retail_value_cents, matched_product_id, match_candidates, reviewed_product_id,
                   ai_suggested_title, ai_suggested_brand, ai_suggested_model
              from manifest_row
             where purchase_order_id = :order
               and id = any(cast(:ids as bigint array))
            """)
        .bind("order", order)
        .bind("ids", SqlList.bigints(ids))
        .map((rs, context) ->
            new Row(
                rs.getLong("id"),
                MatchRowStore.filled(rs.getString("ai_suggested_title"), rs.getString("title")),
                rs.getString("description"),
                MatchRowStore.filled(rs.getString("ai_suggested_brand"), rs.getString("brand")),
                MatchRowStore.filled(rs.getString("ai_suggested_model"), rs.getString("model")),
                rs.getString("category"),
                rs.getString("upc"),
                rs.getString("vendor_item_number"),
                rs.getString("specifications"),
                Columns.moneyOrNull(rs, "price_cents"),
                Columns.moneyOrNull(rs, "retail_value_cents"),
                Columns.longOrNull(rs, "matched_product_id"),
                firstCandidate(rs.getString("match_candidates")),
                Columns.longOrNull(rs, "reviewed_product_id")))
        .list();
  }

  private static @Nullable Long firstCandidate(String candidates) {
    long id = JsonColumn.parse(candidates).path(0).path("product_id").asLong();
    return id == 0 ? null : id;
  }

  void write(WriteTx tx, List<Decided> rows) {
    List<Long> ids = new ArrayList<>();
    List<Long> products = new ArrayList<>();
    List<String> statuses = new ArrayList<>();
    List<String> decisions = new ArrayList<>();
    List<@Nullable Long> made = new ArrayList<>();
    for (Decided row : rows) {
      ids.add(row.row());
      products.add(row.product());
      statuses.add(row.isNew() ? "new" : "matched");
      decisions.add(row.isNew() ? "new_product" : "confirmed");
      made.add(row.made());
    }
    tx.handle()
        .createUpdate(
            """
            merge into manifest_row r
            using (
              select v.id, v.product, v.status, v.decision, v.made
                from unnest(cast(:ids as bigint array), cast(:products as bigint array),
                            cast(:statuses as varchar array), cast(:decisions as varchar array),
                            cast(:made as bigint array))
                  as v (id, product, status, decision, made)
            ) m
            on r.id = m.id
            when matched then update
              set matched_product_id = m.product, match_status = m.status,
                  ai_match_decision = m.decision, reviewed = true,
                  reviewed_product_id = m.made, counted_product_id = m.product
            """)
        .bind("ids", SqlList.bigints(ids))
        .bind("products", SqlList.bigints(products))
        .bind("statuses", SqlList.texts(statuses))
        .bind("decisions", SqlList.texts(decisions))
        .bind("made", SqlList.bigints(made))
        .execute();
  }
}
