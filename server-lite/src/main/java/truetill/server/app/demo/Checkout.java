package truetill.server.app.demo;

import java.util.List;
import truetill.core.money.Money;
import truetill.core.pos.PaymentMethod;
import truetill.core.pos.Tender;

/** How the demo shop's customers pay; whether it suffices is {@link Tender}'s decision. */
final class Checkout {
  private static final List<PaymentMethod> METHODS =
      List.of(PaymentMethod.CASH, PaymentMethod.CARD, PaymentMethod.SPLIT);
  private static final List<Integer> METHOD_SHARES = List.of(50, 43, 7);

  private static final List<Integer> NOTES_CENTS = List.of(100, 500, 1000, 2000, 5000, 10_000);
  private static final List<Integer> NOTE_SHARES = List.of(20, 20, 22, 26, 9, 3);

  /** Below this nobody splits a sale between card and cash. */
  private static final int WORTH_SPLITTING_DOLLARS = 10;

  private final Dice dice;

  Checkout(Dice dice) {
    this.dice = dice;
  }

  Tender.Payment pay(Money total) {
    PaymentMethod method = dice.pick(METHODS, METHOD_SHARES);
    int wholeDollars = (int) (total.cents() / 100);
    Tender tender;
    if (method == PaymentMethod.CARD) {
      tender = Tender.card();
    } else if (method == PaymentMethod.SPLIT && wholeDollars >= WORTH_SPLITTING_DOLLARS) {
      Money card = Money.ofCents(dice.between(3, wholeDollars - 3) * 100L);
      tender = Tender.split(card, handedOver(total.minus(card)));
    } else {
      tender = Tender.cash(handedOver(total));
    }
    return tender.settle(total).orElseThrow();
  }

  /** Exact now and then, else the amount due rounded up to whole dollars, fives, tens, … */
  private Money handedOver(Money due) {
    if (dice.percent(18)) {
      return due;
    }
    int note = dice.pick(NOTES_CENTS, NOTE_SHARES);
    return Money.ofCents((due.cents() + note - 1) / note * note);
  }
}
