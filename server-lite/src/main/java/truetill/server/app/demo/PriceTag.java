package truetill.server.app.demo;

import java.util.List;
import truetill.core.money.Money;

/** Price endings as a thrift shop writes them: 0.49, 3.99, 12.50, 45.00. */
final class PriceTag {
  private PriceTag() {}

  /** The tag price near {@code wanted}, never below 0.49. */
  static Money near(Money wanted, Dice dice) {
    long dollars = wanted.cents() / 100;
    if (dollars == 0) {
      return Money.ofCents(wanted.cents() < 60 ? 49 : 99);
    }
    if (dollars < 10) {
      return Money.ofCents(
          dollars * 100 + dice.pick(List.of(99, 49, 0, 79), List.of(65, 20, 10, 5)));
    }
    if (dollars < 40) {
      return Money.ofCents(dollars * 100 + dice.pick(List.of(99, 0, 50), List.of(55, 28, 17)));
    }
    return dollars < 100 ? Money.ofCents(dollars * 100) : Money.ofCents(dollars / 5 * 500);
  }
}
