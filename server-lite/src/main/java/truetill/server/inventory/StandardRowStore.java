package truetill.server.inventory;

import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import truetill.core.manifest.StandardizedRow;
import truetill.core.money.Money;
import truetill.server.db.WriteTx;

/**
 * Writes the standardized rows of one order into {@code manifest_row}, a thousand at a time; {@link
 * #end} writes what is left.
 */
final class StandardRowStore {
  private static final int AT_ONCE = 1000;

  /** Prices a caller sent with ready-made rows. */
  record Pricing(@Nullable Money proposed, @Nullable Money settled, String stage, String notes) {
    static final Pricing NONE = new Pricing(null, null, "unpriced", "");
  }

  private final PreparedBatch batch;
  private final long order;

  StandardRowStore(WriteTx tx, long order) {
    this.order = order;
    this.batch =
        tx.handle()
            .prepareBatch(
                """
                insert into manifest_row
                  (purchase_order_id, row_number, quantity, description, title, brand, model,
                   category, condition, retail_value_cents, upc, vendor_item_number, notes,
                   proposed_price_cents, final_price_cents, pricing_stage, pricing_notes)
                values
                  (?, ?, ?, ?, ?, ?, ?,
                   ?, ?, ?, ?, ?, ?,
                   ?, ?, ?, ?)
                """);
  }

  void add(long rowNumber, StandardizedRow row, Pricing pricing) {
    batch
        .bind(0, order)
        .bind(1, rowNumber)
        .bind(2, row.quantity())
        .bind(3, row.description())
        .bind(4, row.title())
        .bind(5, row.brand())
        .bind(6, row.model())
        .bind(7, row.category())
        .bind(8, row.condition().wire())
        .bind(9, row.retailValue().map(Money::cents).orElse(null))
        .bind(10, row.upc())
        .bind(11, row.vendorItemNumber())
        .bind(12, row.notes())
        .bind(13, pricing.proposed() == null ? null : pricing.proposed().cents())
        .bind(14, pricing.settled() == null ? null : pricing.settled().cents())
        .bind(15, pricing.stage())
        .bind(16, pricing.notes())
        .add();
    if (batch.size() >= AT_ONCE) {
      batch.execute();
    }
  }

  /** Writes what is left. */
  void end() {
    if (batch.size() > 0) {
      batch.execute();
    }
  }
}
