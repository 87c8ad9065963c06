package truetill.server.pos;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.server.db.Columns;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/**
 * Rows of {@code cart_line} of a paid sale. Text, code and amounts never change again: the receipt
 * says them; only which item the line was about may.
 */
public final class SaleLineStore {
  /**
   * One line of a paid sale.
   *
   * @param item null when this server did not know it
   * @param doubleSale the item belongs to another sale
   * @param completedAt when the sale was paid
   */
  public record SoldLine(
      long id,
      long cart,
      @Nullable Long item,
      @Nullable String sku,
      String description,
      Money unitPrice,
      Money total,
      boolean doubleSale,
      Instant completedAt) {}

  /**
   * The line with this number.
   *
   * @param number counted from 1, in the order of the receipt
   */
  public Optional<SoldLine> find(ReadTx tx, long cart, int number) {
    return tx.handle()
        .createQuery(
            """
            select n.id, n.cart_id, n.item_id, n.item_sku, n.description, n.unit_price_cents,
                   n.line_total_cents, n.double_sale, c.completed_at
              from cart_line n join cart c on c.id = n.cart_id
             where n.cart_id = :cart and c.completed_at is not null
             order by n.id
            offset :before rows fetch next 1 rows only
            """)
        .bind("cart", cart)
        .bind("before", number - 1)
        .map((rs, context) ->
            new SoldLine(
                rs.getLong("id"),
                rs.getLong("cart_id"),
                Columns.longOrNull(rs, "item_id"),
                Columns.textOrNull(rs, "item_sku"),
                rs.getString("description"),
                Columns.money(rs, "unit_price_cents"),
                Columns.money(rs, "line_total_cents"),
                rs.getBoolean("double_sale"),
                Columns.instant(rs, "completed_at")))
        .findOne();
  }

  /** Says which item the line was about. */
  public void link(WriteTx tx, long line, long item, boolean doubleSale) {
    tx.handle()
        .createUpdate("update cart_line set item_id = :item, double_sale = :double where id = :id")
        .bind("item", item)
        .bind("double", doubleSale)
        .bind("id", line)
        .execute();
  }
}
