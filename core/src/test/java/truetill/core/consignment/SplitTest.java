package truetill.core.consignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import truetill.core.money.Money;
import truetill.core.money.Rate;
import truetill.core.outcome.Outcome;

/** The figures of rules-store section 7. */
class SplitTest {
  @Test
  void theWorkedFigures() {
    assertThat(split("33.33", "40.00")).isEqualTo(parts("33.33", "13.33", "20.00"));
    assertThat(split("20.00", "40.00")).isEqualTo(parts("20.00", "8.00", "12.00"));
  }

  @Test
  void theCommissionRoundsHalfUpAndNotToEven() {
    assertThat(split("0.30", "35")).isEqualTo(parts("0.30", "0.11", "0.19"));
  }

  @Test
  void theShareMayBeNothingOrEverything() {
    assertThat(split("19.99", "0")).isEqualTo(parts("19.99", "0.00", "19.99"));
    assertThat(split("19.99", "100")).isEqualTo(parts("19.99", "19.99", "0.00"));
  }

  @Test
  void thePartsAlwaysAddUpToTheSale() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      Money sale = Money.ofCents(random.nextLong(1_000_000));
      Split split = Split.of(sale, new Rate(random.nextInt(10_001)));
      assertThat(split.commission().plus(split.earnings())).isEqualTo(sale);
      assertThat(split.earnings().isNegative()).isFalse();
      assertThat(split.commission().isNegative()).isFalse();
    }
  }

  @Test
  void aPayoutIsEarningsPlusClawbacks() {
    List<Split> sold = List.of(split("33.33", "40"), split("20.00", "40"));
    assertThat(PayoutTotals.of(sold, List.of(Money.of("-12.00"))))
        .isEqualTo(
            new PayoutTotals(
                2, Money.of("53.33"), Money.of("21.33"), Money.of("-12.00"), Money.of("20.00")));
  }

  @Test
  void clawbacksMayNotEatTheWholePayout() {
    List<Split> sold = List.of(split("20.00", "40"));
    assertThat(PayoutTotals.of(sold, List.of(Money.of("-11.99"))).checkPayable().isDone()).isTrue();
    assertThat(PayoutTotals.of(sold, List.of(Money.of("-12.00"))).checkPayable())
        .isEqualTo(Outcome.refused("nothing_to_pay", "Nothing to pay: clawbacks exceed earnings."));
    assertThat(PayoutTotals.of(List.of(split("20.00", "100")), List.of()).checkPayable().isDone())
        .isTrue();
  }

  @Test
  void aPercentageIsFromZeroToAHundredWithTwoDecimals() {
    assertThat(Rate.ofPercent(new BigDecimal("37.55")).orElseThrow().toPercent())
        .isEqualTo(new BigDecimal("37.55"));
    for (String bad : List.of("-0.01", "100.01", "12.345")) {
      assertThat(Rate.ofPercent(new BigDecimal(bad)).isDone()).as(bad).isFalse();
    }
  }

  private static Split split(String sale, String percent) {
    return Split.of(Money.of(sale), Rate.ofPercent(new BigDecimal(percent)).orElseThrow());
  }

  private static Split parts(String sale, String commission, String earnings) {
    return new Split(Money.of(sale), Money.of(commission), Money.of(earnings));
  }
}
