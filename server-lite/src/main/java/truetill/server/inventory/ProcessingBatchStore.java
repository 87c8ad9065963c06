package truetill.server.inventory;

import truetill.server.db.WriteTx;

/** Rows of {@code processing_batch}: one for each time an order's items were built. */
final class ProcessingBatchStore {
  /** Answers the new id; the run is complete as it is written. */
  long insert(WriteTx tx, long order, long rows, long items, long actor) {
    return tx.handle()
        .createUpdate(
            """
            insert into processing_batch
              (purchase_order_id, status, total_rows, processed_count, items_created, started_at,
               completed_at, created_by, created_at)
            values (:order, 'complete', :rows, :rows, :items, :now, :now, :actor, :now)
            """)
        .bind("order", order)
        .bind("rows", rows)
        .bind("items", items)
        .bind("actor", actor)
        .bind("now", tx.now())
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }
}
