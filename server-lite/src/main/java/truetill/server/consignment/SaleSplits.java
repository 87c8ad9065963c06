package truetill.server.consignment;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import truetill.core.consignment.PayoutStatus;
import truetill.core.consignment.Split;
import truetill.core.money.Money;
import truetill.server.db.AuditEvent;
import truetill.server.db.WriteTx;

/**
 * Divides a sale between store and consignees, and takes that back when the sale is voided
 * (rules-store section 6). The one code for sales made in the browser and sales that a register
 * delivers; the caller has locked the sale and its items and written both.
 */
public final class SaleSplits {
  private final SaleSplitStore store = new SaleSplitStore();
  private final AccountStore accounts = new AccountStore();
  private final AdjustmentStore adjustments = new AdjustmentStore();
  private final Payouts payouts = new Payouts();

  /** Gives consignees their part of every consigned item the sale owns. */
  public void saleCompleted(WriteTx tx, long cart, Instant soldAt) {
    for (SaleSplitStore.Sold sold : store.soldBy(tx, cart)) {
      store.markSold(tx, sold.id(), sold.line(), Split.of(sold.sale(), sold.storeShare()), soldAt);
    }
  }

  /**
   * Takes every part back: out of a pending payout, which is added up again; and as a clawback when
   * it was paid out.
   *
   * @param actor user id of who voided the sale
   */
  public void saleVoided(WriteTx tx, long cart, long actor) {
    for (long consignee : store.consigneesOf(tx, cart)) {
      accounts.lock(tx, consignee);
    }
    TreeSet<Long> shrunk = new TreeSet<>();
    for (SaleSplitStore.Earned earned : store.earnedBy(tx, cart)) {
      store.takeBack(tx, earned.id());
      if (earned.payoutStatus() == PayoutStatus.PAID) {
        clawBack(tx, earned, actor);
      } else if (earned.payout() != null) {
        shrunk.add(earned.payout());
      }
    }
    shrunk.forEach(payout -> payouts.recompute(tx, payout, actor));
  }

  private void clawBack(WriteTx tx, SaleSplitStore.Earned earned, long actor) {
    Money amount = earned.earnings().negate();
    if (amount.isZero()) {
      return;
    }
    adjustments.insert(tx, earned.consignee(), earned.line(), amount);
    tx.audit(
        new AuditEvent(
            actor,
            "consignment_clawback",
            "user_account",
            earned.consignee(),
            Map.of(),
            Map.of(
                "amount_cents", amount.cents(),
                "payout", Objects.requireNonNull(earned.payout()))));
  }
}
