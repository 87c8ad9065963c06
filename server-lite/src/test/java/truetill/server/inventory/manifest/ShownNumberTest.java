package truetill.server.inventory.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownNumberTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "12.50 ~ General ~ 12.5",
        "0.1 ~ 0.00 ~ 0.10",
        "1.005 ~ 0.00 ~ 1.01",
        "-1234.5 ~ #,##0.00 ~ -1234.50",
        "-3 ~ 0;[Red](0) ~ -3",
        "7 ~ 00000 ~ 00007",
        "0.075 ~ 0.0% ~ 7.5%",
        "711719541028 ~ 0.00E+00 ~ 711719541028",
        "45292.5 ~ yyyy-mm-dd hh:mm ~ 2024-01-01 12:00:00",
        "45292 ~ d/m/yy ~ 2024-01-01",
        "0.25 ~ h:mm ~ 06:00:00",
        "5 ~ 0 \"days\" ~ 5",
        "1E+99999999 ~ General ~ 1E+99999999",
        "1E-99999999 ~ 0.00 ~ 1E-99999999",
        "0 ~ General ~ 0",
      })
  void isShownByItsFormat(String number, String format, String shown) {
    assertThat(ShownNumber.of(new BigDecimal(number), format, false)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"0,1904-01-01", "43830,2024-01-01"})
  void countsFrom1904WhenTheBookDoes(String number, String shown) {
    assertThat(ShownNumber.of(new BigDecimal(number), "yyyy-mm-dd", true)).isEqualTo(shown);
  }
}
