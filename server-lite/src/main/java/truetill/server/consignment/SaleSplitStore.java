package truetill.server.consignment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import truetill.core.consignment.PayoutStatus;
import truetill.core.consignment.Split;
import truetill.core.money.Money;
import truetill.core.money.Rate;
import truetill.server.db.Columns;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** What a sale and its void write in {@code consignment_item}. */
final class SaleSplitStore {
  /**
   * A consigned item a sale has just sold.
   *
   * @param line id of the sale line
   * @param sale its price before tax
   * @param storeShare the agreement's rate now
   */
  record Sold(long id, long line, Money sale, Rate storeShare) {}

  /**
   * A sale of a consigned item that is on record.
   *
   * @param payout id of the payout it is in, null for none
   */
  record Earned(
      long id,
      long consignee,
      long line,
      Money earnings,
      @Nullable Long payout,
      @Nullable PayoutStatus payoutStatus) {}

  /**
   * The consigned items a sale owns, without the lines that sold an item a second time: those earn
   * nothing until somebody has resolved them.
   */
  List<Sold> soldBy(ReadTx tx, long cart) {
    return tx.handle()
        .createQuery(
            """
            select c.id, l.id as line_id, l.line_total_cents, a.commission_percent
              from cart_line l
              join item i on i.id = l.item_id and i.sold_cart_id = l.cart_id
              join consignment_item c on c.item_id = i.id and c.status <> 'sold'
              join consignment_agreement a on a.id = c.agreement_id
             where l.cart_id = :cart and not l.double_sale
             order by c.id
            """)
        .bind("cart", cart)
        .map((rs, context) ->
            new Sold(
                rs.getLong("id"),
                rs.getLong("line_id"),
                Columns.money(rs, "line_total_cents"),
                Rate.ofPercent(rs.getBigDecimal("commission_percent")).orElseThrow()))
        .list();
  }

  /** The price tag is kept as it hung on the item. */
  void markSold(WriteTx tx, long id, long line, Split split, Instant soldAt) {
    tx.handle()
        .createUpdate(
            """
            update consignment_item
               set status = 'sold', sold_at = :at, sale_cents = :sale,
                   commission_cents = :commission, earnings_cents = :earnings,
                   cart_line_id = :line, payout_id = null, return_date = null,
                   listed_price_cents =
                     (select i.price_cents from item i where i.id = consignment_item.item_id)
             where id = :id
            """)
        .bind("at", soldAt)
        .bind("sale", split.sale())
        .bind("commission", split.commission())
        .bind("earnings", split.earnings())
        .bind("line", line)
        .bind("id", id)
        .execute();
  }

  /** The consignees who earned from a sale, in the order in which their accounts are locked. */
  List<Long> consigneesOf(ReadTx tx, long cart) {
    return tx.handle()
        .createQuery(
            """
            select distinct a.consignee_id
              from cart_line l
              join consignment_item c on c.cart_line_id = l.id
              join consignment_agreement a on a.id = c.agreement_id
             where l.cart_id = :cart
             order by a.consignee_id
            """)
        .bind("cart", cart)
        .mapTo(Long.class)
        .list();
  }

  /** What was earned from a sale. */
  List<Earned> earnedBy(ReadTx tx, long cart) {
    return tx.handle()
        .createQuery(
            """
            select c.id, a.consignee_id, l.id as line_id, c.earnings_cents, c.payout_id,
                   p.status as payout_status
              from cart_line l
              join consignment_item c on c.cart_line_id = l.id
              join consignment_agreement a on a.id = c.agreement_id
              left join consignment_payout p on p.id = c.payout_id
             where l.cart_id = :cart
             order by c.id
            """)
        .bind("cart", cart)
        .map((rs, context) -> {
          String status = Columns.textOrNull(rs, "payout_status");
          return new Earned(
              rs.getLong("id"),
              rs.getLong("consignee_id"),
              rs.getLong("line_id"),
              Columns.money(rs, "earnings_cents"),
              Columns.longOrNull(rs, "payout_id"),
              status == null ? null : PayoutStatus.ofWire(status).orElseThrow());
        })
        .list();
  }

  /** Back to listed, as if it had not been sold. */
  void takeBack(WriteTx tx, long id) {
    tx.handle()
        .createUpdate(
            """
            update consignment_item
               set status = 'listed', sold_at = null, sale_cents = null, commission_cents = null,
                   earnings_cents = null, cart_line_id = null, payout_id = null,
                   listed_at = coalesce(listed_at, :now)
             where id = :id
            """)
        .bind("now", tx.now())
        .bind("id", id)
        .execute();
  }
}
