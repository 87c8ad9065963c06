package truetill.core.pos;

import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;

/**
 * What the customer hands over, before it is accepted. Whether it covers the sale, and the change,
 * is decided here and nowhere else (rules-store section 7); change is never taken from a client.
 *
 * @param cashTendered cash handed over; null means exact
 * @param cardAmount the part on the card; null means the whole total of a card sale
 */
public record Tender(
    PaymentMethod method, @Nullable Money cashTendered, @Nullable Money cardAmount) {
  public static Tender exactCash() {
    return new Tender(PaymentMethod.CASH, null, null);
  }

  public static Tender cash(Money tendered) {
    return new Tender(PaymentMethod.CASH, tendered, null);
  }

  public static Tender card() {
    return new Tender(PaymentMethod.CARD, null, null);
  }

  public static Tender split(Money card, @Nullable Money tendered) {
    return new Tender(PaymentMethod.SPLIT, tendered, card);
  }

  /**
   * Refusals: {@code short_tender} when the cash does not cover its part, {@code bad_card_amount}
   * when the card part does not fit the method, {@code bad_amount} for a negative or absurd amount.
   */
  public Outcome<Payment> settle(Money total) {
    if (cashTendered != null
        && (cashTendered.isNegative() || cashTendered.compareTo(Money.MAX) > 0)) {
      return Outcome.refused("bad_amount", "The cash handed over cannot be " + cashTendered + ".");
    }
    return switch (method) {
      case CASH -> takeCash(total, total, null);
      case CARD ->
          cardAmount == null || cardAmount.equals(total)
              ? Outcome.done(new Payment(method, Money.ZERO, null, null, total))
              : Outcome.refused(
                  "bad_card_amount", "A card sale is paid with exactly " + total + ".");
      case SPLIT -> {
        if (cardAmount == null || !cardAmount.isPositive() || cardAmount.compareTo(total) >= 0) {
          yield Outcome.refused(
              "bad_card_amount", "The card part must be above 0.00 and below " + total + ".");
        }
        yield takeCash(total, total.minus(cardAmount), cardAmount);
      }
    };
  }

  private Outcome<Payment> takeCash(Money total, Money due, @Nullable Money card) {
    Money tendered = cashTendered == null ? due : cashTendered;
    if (tendered.compareTo(due) < 0) {
      return Outcome.refused(
          "short_tender",
          "The cash is "
              + due.minus(tendered)
              + " short: "
              + due
              + (card == null ? " is due." : " of " + total + " is due in cash."));
    }
    return Outcome.done(new Payment(method, due, tendered, tendered.minus(due), card));
  }

  /**
   * An accepted tender.
   *
   * @param cashDue what stays in the drawer: total, cash part, or 0.00. Change is already out of it
   *     and is never subtracted again
   * @param tendered cash handed over, null for a pure card sale
   * @param change cash handed back, null for a pure card sale
   * @param cardAmount the part on the card, null for a pure cash sale
   */
  public record Payment(
      PaymentMethod method,
      Money cashDue,
      @Nullable Money tendered,
      @Nullable Money change,
      @Nullable Money cardAmount) {

    /** A payment as it was recorded, read back: what is not on the card stayed in the drawer. */
    public static Payment recorded(
        PaymentMethod method,
        Money total,
        @Nullable Money tendered,
        @Nullable Money change,
        @Nullable Money cardAmount) {
      Money cashDue = cardAmount == null ? total : total.minus(cardAmount);
      return new Payment(method, cashDue, tendered, change, cardAmount);
    }
  }
}
