package truetill.server.inventory;

import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;
import truetill.core.wire.inventory.AiCleanupStatus;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** What clean-up writes into {@code manifest_row}, and what it reads of products. */
final class RowCleanupStore {
  /** Every brand a product has, each once. */
  List<String> productBrands(ReadTx tx) {
    return tx.handle()
        .createQuery("select distinct brand from product where brand <> ''")
        .mapTo(String.class)
        .list();
  }

  /** A reason that matching wrote does not make a row clean (promise 31). */
  AiCleanupStatus status(ReadTx tx, long order) {
    return tx.handle()
        .createQuery(
            """
            select count(*) as total_rows,
                   count(case when ai_reasoning <> '' and not match_wrote_reasoning then 1 end)
                     as cleaned_rows
              from manifest_row where purchase_order_id = :order
            """)
        .bind("order", order)
        .map((rs, context) -> {
          long total = rs.getLong("total_rows");
          long cleaned = rs.getLong("cleaned_rows");
          return new AiCleanupStatus(total, cleaned, total - cleaned);
        })
        .one();
  }

  /** Writes those that are still rows of the locked order; answers how many that were. */
  int save(WriteTx tx, long order, List<CleanedRow> rows) {
    if (rows.isEmpty()) {
      return 0;
    }
    PreparedBatch batch =
        tx.handle()
            .prepareBatch(
                """
                update manifest_row
                   set ai_suggested_title = :title, ai_suggested_brand = :brand,
                       ai_suggested_model = :model, search_tags = :tags,
                       specifications = :specifications, ai_reasoning = :reasoning,
                       match_wrote_reasoning = false
                 where id = :id and purchase_order_id = :order
                """);
    for (CleanedRow row : rows) {
      batch
          .bind("title", row.title())
          .bind("brand", row.brand())
          .bind("model", row.model())
          .bind("tags", row.searchTags())
          .bind("specifications", row.specifications().toString())
          .bind("reasoning", row.reasoning())
          .bind("id", row.id())
          .bind("order", order)
          .add();
    }
    return Arrays.stream(batch.execute()).sum();
  }

  /** Takes clean-up and matching back on every row of the locked order; prices stay. */
  int clear(WriteTx tx, long order) {
    return tx.handle()
        .createUpdate(
            """
            update manifest_row
               set ai_suggested_title = '', ai_suggested_brand = '', ai_suggested_model = '',
                   ai_reasoning = '', match_wrote_reasoning = false, search_tags = '',
                   specifications = '{}', matched_product_id = null, match_status = 'pending',
                   match_candidates = '[]', ai_match_decision = '', reviewed = false
             where purchase_order_id = :order
            """)
        .bind("order", order)
        .execute();
  }
}
