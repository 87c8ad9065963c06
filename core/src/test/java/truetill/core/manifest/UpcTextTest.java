package truetill.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules-inventory sections 7 and 9, promise 35. */
final class UpcTextTest {
  @ParameterizedTest
  @CsvSource({
    "012345678905, 012345678905, 12345678905",
    "012345678905.0, 012345678905, 12345678905",
    "' 0-12345-67890-5 ', 0-12345-67890-5, 12345678905",
    "B00TEST123, B00TEST123, B00TEST123",
    "v1.0, v1.0, v1.0"
  })
  void aCodeIsKeptAsItStandsAndComparedByItsKey(String cell, String text, String key) {
    assertThat(UpcText.read(cell)).isEqualTo(CellReading.of(new UpcText(text, Optional.of(key))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'012345678905", "=\"012345678905\"", "'012345678905.0"})
  void signsThatGuardTheZerosAreNoPartOfTheCode(String cell) {
    assertThat(UpcText.read(cell).value().text()).isEqualTo("012345678905");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'B00", "=\"B00\"", "'0123'"})
  void otherSignsStay(String cell) {
    assertThat(UpcText.read(cell).value().text()).isEqualTo(cell);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "000000000000", "N/A", "none", "-", "Does not apply"})
  void aPlaceholderStaysAndIsNoKey(String cell) {
    assertThat(UpcText.read(cell)).isEqualTo(CellReading.of(new UpcText(cell, Optional.empty())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7.1E+11", "7,1e11", "8.12345678901E+11"})
  void whatASpreadsheetRoundedStaysWithAWarning(String cell) {
    assertThat(UpcText.read(cell))
        .isEqualTo(
            CellReading.warned(new UpcText(cell, Optional.empty()), RowWarningCode.UPC_UNUSABLE));
  }

  @ParameterizedTest
  @CsvSource({
    "012345678905, true",
    "12345678905, true",
    "0-12345-67890-5, true",
    "4006381333931, true",
    "00012345678905, true",
    "96385074, true",
    "012345678906, false",
    "4006381333930, false",
    "1234567, false",
    "000000000000, false",
    "123456789012345, false",
    "B00TEST123, false",
    "'', false"
  })
  void theLastDigitChecksTheOthers(String cell, boolean right) {
    assertThat(UpcText.read(cell).value().hasRightCheckDigit()).isEqualTo(right);
  }
}
