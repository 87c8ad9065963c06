package truetill.core.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import truetill.core.money.Money;

/** Rules-inventory section 5. */
final class RowPriceTest {
  @ParameterizedTest
  @CsvSource({
    "1.00, 2.00, 3.00, 2.00, 2.00",
    "1.00,     , 3.00, 1.00, 1.00",
    "    , 2.00, 3.00, 2.00, 2.00",
    "    ,     , 3.00,     , 3.00",
    "    ,     ,     ,     , 0.00",
    "1.00, 0.00, 3.00, 0.00, 0.00",
    "0.00,     , 3.00, 0.00, 0.00",
  })
  void finalThenProposedThenTheProducts(
      @Nullable String proposed,
      @Nullable String decided,
      @Nullable String productDefault,
      @Nullable String row,
      String item) {
    RowPrice price = new RowPrice(money(proposed), money(decided));
    assertThat(price.value()).isEqualTo(money(row));
    assertThat(price.ofItem(money(productDefault))).isEqualTo(money(item));
  }

  private static @Nullable Money money(@Nullable String dollars) {
    return dollars == null ? null : Money.of(dollars);
  }
}
