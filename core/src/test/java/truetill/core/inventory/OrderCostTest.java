package truetill.core.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import truetill.core.money.Money;

/** Rules-inventory section 5 and promise 50. */
final class OrderCostTest {
  @Test
  void aMissingPartCountsNothing() {
    assertThat(new OrderCost(Money.of("100.10"), null, Money.of("0.90")).total())
        .isEqualTo(Money.of("101.00"));
    assertThat(new OrderCost(null, Money.ZERO, null).total()).isEqualTo(Money.ZERO);
  }

  @Test
  void whatNobodyKnowsHasNoTotal() {
    assertThat(OrderCost.UNKNOWN.total()).isNull();
  }
}
