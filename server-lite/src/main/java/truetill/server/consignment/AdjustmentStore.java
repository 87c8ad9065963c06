package truetill.server.consignment;

import java.util.List;
import truetill.core.money.Money;
import truetill.server.db.Columns;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** Rows of {@code consignment_adjustment}: clawbacks and the payouts that take them up. */
final class AdjustmentStore {
  /**
   * Remembers what a consignee has to give back.
   *
   * @param line the sale line that was voided
   * @param amount negative
   */
  void insert(WriteTx tx, long consignee, long line, Money amount) {
    tx.handle()
        .createUpdate(
            """
            insert into consignment_adjustment
              (uid, consignee_id, cart_line_id, amount_cents, created_at)
            values (:uid, :consignee, :line, :amount, :now)
            """)
        .bind("uid", tx.newUid())
        .bind("consignee", consignee)
        .bind("line", line)
        .bind("amount", amount)
        .bind("now", tx.now())
        .execute();
  }

  /** The clawbacks no payout has taken up; the consignee's account is locked. */
  List<Money> open(WriteTx tx, long consignee) {
    return tx.handle()
        .createQuery(
            "select amount_cents from consignment_adjustment"
                + " where consignee_id = :consignee and payout_id is null")
        .bind("consignee", consignee)
        .map((rs, context) -> Columns.money(rs, "amount_cents"))
        .list();
  }

  /** The clawbacks a payout has taken up. */
  List<Money> ofPayout(ReadTx tx, long payout) {
    return tx.handle()
        .createQuery("select amount_cents from consignment_adjustment where payout_id = :payout")
        .bind("payout", payout)
        .map((rs, context) -> Columns.money(rs, "amount_cents"))
        .list();
  }

  /** Puts every open clawback of the consignee into the payout. */
  void takeUp(WriteTx tx, long consignee, long payout) {
    tx.handle()
        .createUpdate(
            """
            update consignment_adjustment set payout_id = :payout
             where consignee_id = :consignee and payout_id is null
            """)
        .bind("payout", payout)
        .bind("consignee", consignee)
        .execute();
  }
}
