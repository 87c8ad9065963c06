package truetill.server.consignment;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.core.clock.StoreClock;
import truetill.core.consignment.PayoutPeriod;
import truetill.core.consignment.PayoutStatus;
import truetill.core.consignment.PayoutTotals;
import truetill.core.outcome.Outcome;
import truetill.server.db.AuditEvent;
import truetill.server.db.WriteTx;

/**
 * What happens to payouts (rules-store sections 6 and 7). Everything is done under the lock of the
 * consignee's account, so a sale is in one payout at most however many ask at once (promise 81).
 */
public final class Payouts {
  private final AccountStore accounts = new AccountStore();
  private final PayoutStore payouts = new PayoutStore();
  private final AdjustmentStore adjustments = new AdjustmentStore();

  /**
   * Puts the unpaid sales of a period and every open clawback into a new pending payout; answers
   * its id. Refused with {@code nothing_sold} or {@code nothing_to_pay}.
   *
   * @param consignee id of a user with a consignee account
   */
  public Outcome<Long> generate(
      WriteTx tx, long consignee, PayoutPeriod period, StoreClock clock, long actor) {
    AccountStore.Terms terms = accounts.lock(tx, consignee).orElseThrow();
    List<PayoutStore.SoldItem> sold =
        payouts.lockUnpaid(
            tx, consignee, clock.startOf(period.start()), clock.startOf(period.end().plusDays(1)));
    if (sold.isEmpty()) {
      return Outcome.refused("nothing_sold", "No sold items found for this period.");
    }
    return PayoutTotals.of(
            sold.stream().map(PayoutStore.SoldItem::split).toList(),
            adjustments.open(tx, consignee))
        .checkPayable()
        .map(totals -> {
          long id = payouts.insert(tx, consignee, period, totals, terms.payoutMethod());
          payouts.addItems(tx, id, sold);
          adjustments.takeUp(tx, consignee, id);
          audit(tx, actor, "payout_generated", id, Map.of(), shown(totals));
          return id;
        });
  }

  /** The payout, its consignee's account locked; empty when there is none. */
  Optional<PayoutStore.Stored> lock(WriteTx tx, long id) {
    Optional<PayoutStore.Stored> seen = payouts.stored(tx, id);
    if (seen.isEmpty()) {
      return seen;
    }
    accounts.lock(tx, seen.get().consignee());
    return payouts.stored(tx, id);
  }

  /**
   * Writes that a pending payout was handed over; it stands as it is from now on.
   *
   * @param method null to leave it
   * @param notes null to leave them
   */
  Outcome<PayoutStatus> pay(
      WriteTx tx,
      PayoutStore.Stored payout,
      @Nullable String method,
      @Nullable String notes,
      long actor) {
    return payout
        .status()
        .pay()
        .ifDone(paid -> {
          setWords(tx, payout, method, notes);
          payouts.markPaid(tx, payout.id(), actor);
          audit(
              tx,
              actor,
              "payout_paid",
              payout.id(),
              Map.of(),
              Map.of(
                  "payout_cents", payout.amount().cents(),
                  "method", Objects.requireNonNullElse(method, payout.method())));
        });
  }

  /** As {@link #generate} and {@link #pay} in one, for a payout that was handed over at once. */
  public Outcome<Long> generatePaid(
      WriteTx tx, long consignee, PayoutPeriod period, StoreClock clock, long actor) {
    return generate(tx, consignee, period, clock, actor)
        .then(
            id -> pay(tx, payouts.stored(tx, id).orElseThrow(), null, null, actor).map(paid -> id));
  }

  /** How it will be paid is recorded; notes alone move no money. */
  Outcome<PayoutStatus> change(
      WriteTx tx,
      PayoutStore.Stored payout,
      @Nullable String method,
      @Nullable String notes,
      long actor) {
    return payout
        .status()
        .checkChange()
        .ifDone(pending -> {
          setWords(tx, payout, method, notes);
          if (method != null && !method.equals(payout.method())) {
            audit(
                tx,
                actor,
                "payout_changed",
                payout.id(),
                Map.of("method", payout.method()),
                Map.of("method", method));
          }
        });
  }

  Outcome<PayoutStatus> delete(WriteTx tx, PayoutStore.Stored payout, long actor) {
    return payout
        .status()
        .checkDelete()
        .ifDone(pending -> {
          payouts.delete(tx, payout.id());
          audit(
              tx,
              actor,
              "payout_deleted",
              payout.id(),
              Map.of("payout_cents", payout.amount().cents()),
              Map.of());
        });
  }

  /**
   * Adds a pending payout up again after a sale was taken out of it. One that is empty, or that its
   * clawbacks now eat up, is dissolved: what is left in it waits for the next payout.
   */
  void recompute(WriteTx tx, long id, long actor) {
    PayoutStore.Stored payout = payouts.stored(tx, id).orElseThrow();
    PayoutTotals totals = PayoutTotals.of(payouts.splits(tx, id), adjustments.ofPayout(tx, id));
    if (totals.itemsSold() == 0 || !totals.checkPayable().isDone()) {
      delete(tx, payout, actor).orElseThrow();
      return;
    }
    payouts.setTotals(tx, id, totals);
    audit(
        tx,
        actor,
        "payout_recomputed",
        id,
        Map.of("payout_cents", payout.amount().cents()),
        shown(totals));
  }

  private void setWords(
      WriteTx tx, PayoutStore.Stored payout, @Nullable String method, @Nullable String notes) {
    payouts.setWords(
        tx,
        payout.id(),
        Objects.requireNonNullElse(method, payout.method()),
        Objects.requireNonNullElse(notes, payout.notes()));
  }

  private static Map<String, ?> shown(PayoutTotals totals) {
    return Map.of(
        "items_sold", totals.itemsSold(),
        "adjustment_cents", totals.adjustment().cents(),
        "payout_cents", totals.amount().cents());
  }

  private static void audit(
      WriteTx tx, long actor, String action, long id, Map<String, ?> before, Map<String, ?> after) {
    tx.audit(new AuditEvent(actor, action, "consignment_payout", id, before, after));
  }
}
