package truetill.core.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import truetill.core.money.Money;

/** Rules-inventory section 5, stage rules, and promise 40. */
final class PricingStageTest {
  private static @Nullable Money money(@Nullable String amount) {
    return amount == null ? null : Money.of(amount);
  }

  @ParameterizedTest
  @CsvSource({
    "UNPRICED, false, true, , 9.00, FINAL",
    "DRAFT, true, true, 8.00, 9.00, FINAL",
    "FINAL, false, true, , 9.00, FINAL",
    "UNPRICED, true, false, 8.00, , DRAFT",
    "DRAFT, true, false, 8.00, , DRAFT",
    "FINAL, true, false, 8.00, 9.00, FINAL",
    "FINAL, true, true, , , UNPRICED",
    "DRAFT, true, false, , , UNPRICED",
    "FINAL, false, true, , , UNPRICED",
    "FINAL, false, true, 8.00, , DRAFT",
    "FINAL, true, true, 8.00, , DRAFT",
    "FINAL, true, false, , 9.00, FINAL",
    "FINAL, false, false, , , FINAL",
    "UNPRICED, false, false, 8.00, 9.00, UNPRICED"
  })
  void after(
      PricingStage before,
      boolean proposedSent,
      boolean finalSent,
      @Nullable String proposed,
      @Nullable String finalPrice,
      PricingStage expected) {
    assertThat(before.after(proposedSent, finalSent, money(proposed), money(finalPrice)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"unpriced, UNPRICED", "draft, DRAFT", "final, FINAL"})
  void words(String word, PricingStage stage) {
    assertThat(stage.wire()).isEqualTo(word);
    assertThat(PricingStage.ofWire(word)).contains(stage);
    assertThat(PricingStage.ofWire(word + "x")).isEmpty();
  }
}
