package truetill.server.consignment;

import java.util.List;
import truetill.core.wire.consignment.MyConsignmentItem;
import truetill.core.wire.consignment.MyConsignmentPayout;
import truetill.core.wire.consignment.MyConsignmentSummary;
import truetill.server.db.Columns;
import truetill.server.db.ReadTx;

/** What one consignee may see: the own items, payouts and sums. */
final class PortalStore {
  private static final String ITEMS =
      "select c.id, c.uid, i.sku, i.title, i.price_cents, c.asking_price_cents, "
          + ConsignmentItemStore.LISTED_PRICE
          + ", c.status, c.received_at, c.listed_at, c.sold_at, c.sale_cents, c.earnings_cents"
          + " from consignment_item c"
          + " join consignment_agreement a on a.id = c.agreement_id"
          + " join item i on i.id = c.item_id"
          + " where a.consignee_id = :consignee"
          + " order by c.received_at desc, c.id desc";

  /** Newest received first. */
  List<MyConsignmentItem> items(ReadTx tx, long consignee) {
    return tx.handle()
        .createQuery(ITEMS)
        .bind("consignee", consignee)
        .map((rs, context) ->
            new MyConsignmentItem(
                rs.getLong("id"),
                Columns.uid(rs, "uid"),
                rs.getString("sku"),
                rs.getString("title"),
                Columns.money(rs, "price_cents"),
                Columns.money(rs, "asking_price_cents"),
                Columns.money(rs, "listed_cents"),
                rs.getString("status"),
                Columns.instant(rs, "received_at"),
                Columns.instantOrNull(rs, "listed_at"),
                Columns.instantOrNull(rs, "sold_at"),
                Columns.moneyOrNull(rs, "sale_cents"),
                Columns.moneyOrNull(rs, "earnings_cents"),
                rs.getString("sku"),
                rs.getString("title")))
        .list();
  }

  /** Newest first. */
  List<MyConsignmentPayout> payouts(ReadTx tx, long consignee) {
    return tx.handle()
        .createQuery(
            """
            select id, uid, payout_number, period_start, period_end, items_sold, sales_cents,
                   payout_cents, status, paid_at, payment_method
              from consignment_payout
             where consignee_id = :consignee
             order by created_at desc, id desc
            """)
        .bind("consignee", consignee)
        .map((rs, context) ->
            new MyConsignmentPayout(
                rs.getLong("id"),
                Columns.uid(rs, "uid"),
                rs.getString("payout_number"),
                Columns.date(rs, "period_start"),
                Columns.date(rs, "period_end"),
                rs.getInt("items_sold"),
                Columns.money(rs, "sales_cents"),
                Columns.money(rs, "payout_cents"),
                rs.getString("status"),
                Columns.instantOrNull(rs, "paid_at"),
                rs.getString("payment_method")))
        .list();
  }

  /**
   * The sums of rules-store section 7. A clawback is owed until a payout that took it up is paid,
   * as earnings are open until theirs is.
   */
  MyConsignmentSummary summary(ReadTx tx, long consignee) {
    return tx.handle()
        .createQuery(
            """
            select count(*) as total_items,
                   coalesce(sum(case when c.status = 'listed' then 1 else 0 end), 0) as listed,
                   coalesce(sum(case when c.status = 'sold' then 1 else 0 end), 0) as sold,
                   coalesce(sum(c.earnings_cents), 0) as earned_cents,
                   coalesce(sum(case when p.id is null or p.status <> 'paid'
                                     then c.earnings_cents else 0 end), 0)
                   + (select coalesce(sum(j.amount_cents), 0)
                        from consignment_adjustment j
                        left join consignment_payout t on t.id = j.payout_id
                       where j.consignee_id = :consignee
                         and (t.id is null or t.status <> 'paid')) as pending_cents
              from consignment_item c
              join consignment_agreement a on a.id = c.agreement_id
              left join consignment_payout p on p.id = c.payout_id
             where a.consignee_id = :consignee
            """)
        .bind("consignee", consignee)
        .map((rs, context) ->
            new MyConsignmentSummary(
                rs.getInt("total_items"),
                rs.getInt("listed"),
                rs.getInt("sold"),
                Columns.money(rs, "earned_cents"),
                Columns.money(rs, "pending_cents"),
                rs.getInt("listed"),
                rs.getInt("sold")))
        .one();
  }
}
