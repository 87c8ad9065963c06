package truetill.core.pos;

import truetill.core.money.Money;
import truetill.core.outcome.Outcome;

/**
 * The sums that say how much cash a drawer should hold. This is the one expected-cash formula, for
 * close, hand-off and drop, on the register and on the server (rules-store section 7, I5).
 *
 * @param sales cash kept from sales; change is already out of it
 * @param refunds cash paid out of this drawer for voided sales
 * @param drops taken out to the safe
 * @param drawsIn brought in from the supplemental drawer
 * @param returnsOut taken back to the supplemental drawer
 * @param unread signed cash of records a server holds and could not apply yet: money counts even
 *     where nobody knows what for (sync.md rule 1)
 */
public record DrawerCash(
    Money opening,
    Money sales,
    Money refunds,
    Money drops,
    Money drawsIn,
    Money returnsOut,
    Money unread) {
  public static DrawerCash openedWith(Money opening) {
    return new DrawerCash(
        opening, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);
  }

  /** opening + sales − refunds − drops + draws in − returns + unread. */
  public Money expected() {
    return opening
        .plus(sales)
        .minus(refunds)
        .minus(drops)
        .plus(drawsIn)
        .minus(returnsOut)
        .plus(unread);
  }

  /** The contract's {@code cash_sales_total}: sales less refunds, may be negative. */
  public Money cashSalesTotal() {
    return sales.minus(refunds);
  }

  /** Counted less expected; negative is a shortage. */
  public Money variance(Money counted) {
    return counted.minus(expected());
  }

  /** A drop to the safe is more than nothing and at most what the drawer should hold. */
  public Outcome<Money> checkDrop(Money total) {
    if (!total.isPositive()) {
      return Outcome.refused("bad_amount", "A drop is more than 0.00.");
    }
    if (total.compareTo(expected()) > 0) {
      return Outcome.refused("drop_too_large", "The drawer should not hold that much cash.");
    }
    return Outcome.done(total);
  }

  /** A drawer gets more than nothing out of the supplemental drawer. */
  public static Outcome<Money> checkDraw(Money total) {
    return total.isPositive() && total.compareTo(Money.MAX) <= 0
        ? Outcome.done(total)
        : Outcome.refused("bad_amount", "The amount must be from 0.01 to " + Money.MAX + ".");
  }

  /** A drawer gives the supplemental drawer at most what it should hold itself. */
  public Outcome<Money> checkReturn(Money total) {
    return total.compareTo(expected()) > 0
        ? Outcome.refused("return_too_large", "The drawer should not hold that much cash.")
        : Outcome.done(total);
  }

  public DrawerCash withSale(Money cashDue) {
    return new DrawerCash(
        opening, sales.plus(cashDue), refunds, drops, drawsIn, returnsOut, unread);
  }

  public DrawerCash withRefund(Money cash) {
    return new DrawerCash(opening, sales, refunds.plus(cash), drops, drawsIn, returnsOut, unread);
  }

  public DrawerCash withDrop(Money total) {
    return new DrawerCash(opening, sales, refunds, drops.plus(total), drawsIn, returnsOut, unread);
  }

  /** Change out of the reserve came in. */
  public DrawerCash withDraw(Money total) {
    return new DrawerCash(opening, sales, refunds, drops, drawsIn.plus(total), returnsOut, unread);
  }

  /** Cash went back to the reserve. */
  public DrawerCash withReturn(Money total) {
    return new DrawerCash(opening, sales, refunds, drops, drawsIn, returnsOut.plus(total), unread);
  }
}
