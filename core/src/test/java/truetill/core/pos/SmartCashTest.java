package truetill.core.pos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import truetill.core.money.Money;

class SmartCashTest {
  @Test
  void offersExactAndTheNextRoundAmountsOnce() {
    assertThat(SmartCash.amounts(Money.of("63.70")))
        .extracting(Money::toString)
        .containsExactly("63.70", "64.00", "65.00", "70.00", "80.00", "100.00");
    assertThat(SmartCash.amounts(Money.of("20.00")))
        .extracting(Money::toString)
        .containsExactly("20.00", "50.00", "100.00");
  }

  @Test
  void handsBackTheFewestPieces() {
    assertThat(SmartCash.handBack(Money.of("16.30")))
        .containsExactly(
            new SmartCash.Pieces(Denomination.TENS, 1),
            new SmartCash.Pieces(Denomination.FIVES, 1),
            new SmartCash.Pieces(Denomination.ONES, 1),
            new SmartCash.Pieces(Denomination.QUARTERS, 1),
            new SmartCash.Pieces(Denomination.NICKELS, 1));
    assertThat(SmartCash.handBack(Money.ZERO)).isEqualTo(List.of());
  }
}
