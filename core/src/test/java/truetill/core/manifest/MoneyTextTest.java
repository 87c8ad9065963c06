package truetill.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import truetill.core.money.Money;

/** Rules-inventory section 7 and promise 17. */
final class MoneyTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          $1,234.56     | 1234.56
          1.234,56      | 1234.56
          1.234.567,8   | 1234567.80
          EUR 12,50     | 12.50
          12.50 USD     | 12.50
          US$ 12.50     | 12.50
          '\u00a012,5 €' | 12.50
          £9            | 9.00
          12.50 each    | 12.50
          1,234         | 1234.00
          1,234,567     | 1234567.00
          1.234.567     | 1234567.00
          12,5          | 12.50
          0,05          | 0.05
          .50           | 0.50
          ',5'          | 0.50
          12.           | 12.00
          12.500        | 12.50
          0             | 0.00
          99999999.99   | 99999999.99
          99,999,999.99 | 99999999.99
          """)
  void anAmountIsReadInAnyCountrysWriting(String cell, String amount) {
    assertThat(MoneyText.read(cell)).isEqualTo(CellReading.of(Optional.of(Money.of(amount))));
  }

  @ParameterizedTest
  @CsvSource({"12.345, 12.35", "12.344, 12.34", "'1,234.5678', 1234.57", "0.005, 0.01"})
  void moreThanCentsAreRoundedOnceAndTold(String cell, String amount) {
    assertThat(MoneyText.read(cell))
        .isEqualTo(
            CellReading.warned(Optional.of(Money.of(amount)), RowWarningCode.RETAIL_VALUE_ROUNDED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "N/A", "n/a", "-", "$ -", "\u2014"})
  void noAmountIsNoWarning(String cell) {
    assertThat(MoneyText.read(cell)).isEqualTo(CellReading.of(Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(12.00)",
        "-5",
        "$-5",
        "5-",
        "1e5",
        "1.2.3",
        "abc",
        "$",
        "1,23.45",
        "1.23,45",
        "1,234.56.78",
        "1,234,56",
        "12,3456",
        "0,123",
        "12,",
        "1,234.",
        "5k",
        "12/ea",
        "100000000",
        "99999999.995",
        "99999999999999999999999999999999999999999999999999999999999999999"
      })
  void whatIsNoAmountIsNoneWithAWarning(String cell) {
    assertThat(MoneyText.read(cell))
        .isEqualTo(CellReading.warned(Optional.empty(), RowWarningCode.RETAIL_VALUE_UNREADABLE));
  }

  @Test
  void aCellOfAnyLengthIsAnsweredAtOnce() {
    assertThat(MoneyText.read("1,000".repeat(1 << 18)).warning())
        .contains(RowWarningCode.RETAIL_VALUE_UNREADABLE);
  }
}
