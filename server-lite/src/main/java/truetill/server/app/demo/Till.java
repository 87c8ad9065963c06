package truetill.server.app.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.money.Rate;

/** What a customer owes and how they pay it, by the formulas of rules-store section 7. */
final class Till {
  private static final List<String> METHODS = List.of(DemoSale.CASH, DemoSale.CARD, DemoSale.SPLIT);
  private static final List<Integer> METHOD_SHARES = List.of(50, 43, 7);
  private static final List<Integer> NOTES_CENTS = List.of(100, 500, 1000, 2000, 5000, 10_000);

  /**
   * @param cardAmount null for cash
   * @param cashTendered null for card
   * @param changeGiven null for card
   */
  record Payment(
      String method,
      Money subtotal,
      Money tax,
      Money total,
      @Nullable Money cardAmount,
      @Nullable Money cashTendered,
      @Nullable Money changeGiven) {}

  private final Dice dice;

  Till(Dice dice) {
    this.dice = dice;
  }

  Payment pay(List<DemoLine> lines) {
    Money subtotal = Money.sum(lines.stream().map(DemoLine::lineTotal).toList());
    Money tax = subtotal.timesRate(Rate.DEFAULT_TAX);
    Money total = subtotal.plus(tax);
    String method = dice.pick(METHODS, METHOD_SHARES);
    if (method.equals(DemoSale.CARD)) {
      return new Payment(method, subtotal, tax, total, total, null, null);
    }
    Money card = null;
    Money cashDue = total;
    int wholeDollars = (int) (total.cents() / 100);
    if (method.equals(DemoSale.SPLIT) && wholeDollars >= 10) {
      card = Money.ofCents(dice.between(3, wholeDollars - 3) * 100L);
      cashDue = total.minus(card);
    } else {
      method = DemoSale.CASH;
    }
    Money tendered = tender(cashDue);
    return new Payment(method, subtotal, tax, total, card, tendered, tendered.minus(cashDue));
  }

  /** Exact now and then, else the due amount rounded up to whole dollars, fives, tens, … */
  private Money tender(Money due) {
    if (dice.percent(18)) {
      return due;
    }
    int note = dice.pick(NOTES_CENTS, List.of(20, 20, 22, 26, 9, 3));
    return Money.ofCents((due.cents() + note - 1) / note * note);
  }
}
