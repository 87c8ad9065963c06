package truetill.server.inventory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import truetill.core.inventory.BuildPlan;
import truetill.core.inventory.BuildProduct;
import truetill.core.inventory.BuildRow;
import truetill.core.inventory.MatchKey;
import truetill.core.inventory.RowPrice;
import truetill.server.db.Columns;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** What the build reads of an order's manifest rows and of the catalogue, and what it links. */
final class BuildRowStore {
  private static final int KEYS_AT_ONCE = 500;
  private static final String PRODUCT =
      """
      select p.id, p.title, p.brand, p.model, p.category, p.upc, p.specifications,
             p.default_price_cents, p.upc_key
        from product p
      """;

  /** By row number, then id. */
  List<BuildRow> rows(ReadTx tx, long order) {
    return tx.handle()
        .createQuery(
            """
            select r.id, r.row_number, r.quantity, r.description, r.title, r.ai_suggested_title,
                   r.brand, r.model, r.category, r.condition, r.retail_value_cents,
                   r.proposed_price_cents, r.final_price_cents, r.batch_flag, r.upc,
                   r.specifications, r.matched_product_id
              from manifest_row r
             where r.purchase_order_id = :order order by r.row_number, r.id
            """)
        .bind("order", order)
        .map((rs, context) -> row(rs))
        .list();
  }

  /** How many items the rows make; a quantity below one counts as one. */
  long pieces(ReadTx tx, long order) {
    return tx.handle()
        .createQuery(
            """
            select coalesce(sum(case when quantity < 1 then 1 else quantity end), 0)
              from manifest_row where purchase_order_id = :order
            """)
        .bind("order", order)
        .mapTo(Long.class)
        .one();
  }

  /** The products these rows of the order are linked to, and those that have their UPC keys. */
  BuildPlan.Catalogue catalogue(ReadTx tx, long order, List<BuildRow> rows) {
    Map<Long, BuildProduct> byId = new HashMap<>();
    tx.handle()
        .createQuery(
            PRODUCT
                + """
                where p.id in (select matched_product_id from manifest_row
                                where purchase_order_id = :order)
                """)
        .bind("order", order)
        .map((rs, context) -> product(rs))
        .forEach(product -> byId.put(Objects.requireNonNull(product.id()), product));
    List<String> keys =
        rows.stream()
            .filter(row -> row.matchedProduct() == null)
            .flatMap(row -> MatchKey.ofUpc(row.upc()).stream())
            .distinct()
            .toList();
    Map<String, BuildProduct> byKey = new HashMap<>();
    for (int from = 0; from < keys.size(); from += KEYS_AT_ONCE) {
      tx.handle()
          .createQuery(PRODUCT + " where p.upc_key in (<keys>) and p.is_active order by p.id")
          .bindList("keys", keys.subList(from, Math.min(keys.size(), from + KEYS_AT_ONCE)))
          .map((rs, context) -> Map.entry(rs.getString("upc_key"), product(rs)))
          .forEach(entry -> byKey.putIfAbsent(entry.getKey(), entry.getValue()));
    }
    return new Preloaded(byId, byKey);
  }

  private record Preloaded(Map<Long, BuildProduct> byId, Map<String, BuildProduct> byKey)
      implements BuildPlan.Catalogue {
    @Override
    public @Nullable BuildProduct byId(long id) {
      return byId.get(id);
    }

    @Override
    public @Nullable BuildProduct byUpcKey(String key) {
      return byKey.get(key);
    }
  }

  /**
   * Links the rows that had no product.
   *
   * @param products ids, by the plan's index
   */
  void link(WriteTx tx, List<BuildPlan.Line> lines, List<Long> products) {
    List<BuildPlan.Line> fresh = new ArrayList<>(lines);
    fresh.removeIf(line -> line.link() == BuildPlan.Link.KEPT);
    if (fresh.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        tx.handle()
            .prepareBatch(
                """
                update manifest_row set matched_product_id = :product, match_status = :status
                 where id = :id
                """);
    for (BuildPlan.Line line : fresh) {
      batch
          .bind("product", products.get(line.product()))
          .bind("status", line.link() == BuildPlan.Link.MADE ? "new" : "matched")
          .bind("id", line.row().id())
          .add();
    }
    batch.execute();
  }

  private static BuildRow row(ResultSet rs) throws SQLException {
    return new BuildRow(
        rs.getLong("id"),
        rs.getLong("row_number"),
        rs.getLong("quantity"),
        rs.getString("description"),
        rs.getString("title"),
        rs.getString("ai_suggested_title"),
        rs.getString("brand"),
        rs.getString("model"),
        rs.getString("category"),
        rs.getString("condition"),
        Columns.moneyOrNull(rs, "retail_value_cents"),
        new RowPrice(
            Columns.moneyOrNull(rs, "proposed_price_cents"),
            Columns.moneyOrNull(rs, "final_price_cents")),
        rs.getBoolean("batch_flag"),
        rs.getString("upc"),
        rs.getString("specifications"),
        Columns.longOrNull(rs, "matched_product_id"));
  }

  private static BuildProduct product(ResultSet rs) throws SQLException {
    return new BuildProduct(
        rs.getLong("id"),
        rs.getString("title"),
        rs.getString("brand"),
        rs.getString("model"),
        rs.getString("category"),
        rs.getString("upc"),
        rs.getString("specifications"),
        Columns.moneyOrNull(rs, "default_price_cents"));
  }
}
