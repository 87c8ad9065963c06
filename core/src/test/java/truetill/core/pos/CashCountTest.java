package truetill.core.pos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome.Refused;

class CashCountTest {
  @Test
  void addsFaceValues() {
    CashCount count =
        CashCount.of(Map.of(Denomination.TWENTIES, 5, Denomination.ONES, 3, Denomination.DIMES, 7))
            .orElseThrow();
    assertThat(count.total()).isEqualTo(Money.of("103.70"));
    assertThat(count.agreedWith(Money.of("103.70")).isDone()).isTrue();
    assertThat(count.agreedWith(Money.of("103.71"))).isInstanceOf(Refused.class);
  }

  @Test
  void nothingButZerosMeansNotCounted() {
    CashCount zeros = CashCount.of(Map.of(Denomination.ONES, 0)).orElseThrow();
    assertThat(zeros.isCounted()).isFalse();
    assertThat(zeros).isEqualTo(CashCount.NOT_COUNTED);
    assertThat(zeros.agreedWith(Money.of("200.00")).orElseThrow()).isEqualTo(Money.of("200.00"));
    assertThat(zeros.toWire()).hasSize(10);
  }

  @Test
  void aNegativeNumberOfPiecesIsRefused() {
    assertThat(CashCount.of(Map.of(Denomination.ONES, -1))).isInstanceOf(Refused.class);
  }
}
