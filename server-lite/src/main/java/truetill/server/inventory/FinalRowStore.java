package truetill.server.inventory;

import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;
import truetill.server.db.WriteTx;

/** What finalizing writes into {@code manifest_row}. */
final class FinalRowStore {
  /** Writes rows of a locked order; their stage becomes final. */
  void save(WriteTx tx, List<RowEdit.FinalRow> rows) {
    PreparedBatch batch =
        tx.handle()
            .prepareBatch(
                """
                update manifest_row
                   set title = :title, brand = :brand, model = :model, category = :category,
                       condition = :condition, search_tags = :tags, notes = :notes,
                       specifications = :specifications, batch_flag = :flag,
                       proposed_price_cents = :proposed, final_price_cents = :decided,
                       pricing_stage = 'final'
                 where id = :id
                """);
    for (RowEdit.FinalRow row : rows) {
      batch
          .bind("title", row.title())
          .bind("brand", row.brand())
          .bind("model", row.model())
          .bind("category", row.category())
          .bind("condition", row.condition())
          .bind("tags", row.searchTags())
          .bind("notes", row.notes())
          .bind("specifications", row.specificationsJson())
          .bind("flag", row.batchFlag())
          .bind("proposed", row.price().proposed())
          .bind("decided", row.price().decided())
          .bind("id", row.id())
          .add();
    }
    batch.execute();
  }
}
