package truetill.core.consignment;

import java.util.Collection;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;

/**
 * What a payout adds up to (rules-store section 7).
 *
 * @param adjustment sum of the clawbacks in it, zero or negative
 * @param amount earnings plus clawbacks: what the consignee is handed
 */
public record PayoutTotals(
    int itemsSold, Money sales, Money commission, Money adjustment, Money amount) {
  /** The sums over the sold items and the clawbacks of one payout. */
  public static PayoutTotals of(Collection<Split> sold, Collection<Money> clawbacks) {
    Money adjustment = Money.sum(clawbacks);
    return new PayoutTotals(
        sold.size(),
        Money.sum(sold.stream().map(Split::sale).toList()),
        Money.sum(sold.stream().map(Split::commission).toList()),
        adjustment,
        Money.sum(sold.stream().map(Split::earnings).toList()).plus(adjustment));
  }

  /** Refused with {@code nothing_to_pay} when clawbacks leave nothing to hand over. */
  public Outcome<PayoutTotals> checkPayable() {
    return adjustment.isNegative() && !amount.isPositive()
        ? Outcome.refused("nothing_to_pay", "Nothing to pay: clawbacks exceed earnings.")
        : Outcome.done(this);
  }
}
