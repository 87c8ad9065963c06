package truetill.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules-inventory section 7 and promise 16. */
final class QuantityTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          7          | 7
          ' 7 '      | 7
          '\u00a07'  | 7
          2.0        | 2
          2.00       | 2
          1.000      | 1
          2,0        | 2
          10,00      | 10
          007        | 7
          2 pcs      | 2
          2pcs.      | 2
          4 EA       | 4
          3 Units    | 3
          1,000      | 1000
          1,000.00   | 1000
          1.000,00   | 1000
          10000      | 10000
          10,000 pcs | 10000
          ''         | 1
          '  '       | 1
          """)
  void aWholeNumberIsRead(String cell, long pieces) {
    assertThat(QuantityText.read(cell)).isEqualTo(CellReading.of(pieces));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0", "0.0", "-3", "abc", "3-4", "12.5", "12,5", "1e3", "1E3", "(5)", "1/2", "7 of 10",
        "2 dozen", "5 kg", "pcs", "1,00,0", "1,0000", "\u0663", "12 x 5"
      })
  void anythingElseIsOnePieceAndAWarning(String cell) {
    assertThat(QuantityText.read(cell))
        .isEqualTo(CellReading.warned(1L, RowWarningCode.QUANTITY_DEFAULTED));
  }

  @ParameterizedTest
  @CsvSource({
    "10001, 10001",
    "'10,001', 10001",
    "012345678905, 12345678905",
    "1.000.000, 1000000",
    "99999999999999999999999, 999999999999999"
  })
  void moreThanARowCanHoldIsToldAsItStands(String cell, long pieces) {
    assertThat(QuantityText.read(cell))
        .isEqualTo(CellReading.warned(pieces, RowWarningCode.QUANTITY_OUT_OF_RANGE));
  }

  @Test
  void aCellOfAnyLengthIsAnsweredAtOnce() {
    assertThat(QuantityText.read("1".repeat(1 << 20)).warning())
        .contains(RowWarningCode.QUANTITY_DEFAULTED);
  }
}
