package truetill.core.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import truetill.core.money.Money;

/** Rules-inventory section 6, build. */
final class BatchRuleTest {
  @ParameterizedTest
  @CsvSource({
    "true,   1,       , false",
    "true,   1,   5.00, false",
    "true,   2,       , true",
    "true,   2, 500.00, true",
    "false,  5,   0.00, false",
    "false,  6,   0.00, true",
    "false,  6,  74.99, true",
    "false,  6,  75.00, false",
    "false, 99,  75.00, false",
    "false,  9,       , false",
    "false, 10,       , true",
  })
  void groupsWhatWasMarkedWhatIsCheapAndWhatIsMany(
      boolean flagged, long quantity, @Nullable String price, boolean batch) {
    Money money = price == null ? null : Money.of(price);
    assertThat(BatchRule.isBatch(flagged, quantity, money)).isEqualTo(batch);
  }
}
