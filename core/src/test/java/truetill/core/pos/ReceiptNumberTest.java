package truetill.core.pos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptNumberTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  @Test
  void looksAsTheProtocolSaysAndReadsBack() {
    ReceiptNumber number = new ReceiptNumber(DAY, 2, 17);
    assertThat(number).hasToString("R-20261122-020017");
    assertThat(ReceiptNumber.parse("R-20261122-020017")).contains(number);
    ReceiptNumber many = new ReceiptNumber(DAY, 2, 12_345);
    assertThat(ReceiptNumber.parse(many.toString())).contains(many);
  }

  @Test
  void theTwoSeriesNeverMeet() {
    assertThat(ReceiptNumber.ofServer(DAY, 1)).isEqualTo("R-20261122-001");
    assertThat(ReceiptNumber.parse(ReceiptNumber.ofServer(DAY, 99_999))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "R-20261122-001",
        "R-20261322-020017",
        "R-20261122-000017",
        "R-20261122-020000"
      })
  void whatIsNoNumberOfOursIsNone(String text) {
    assertThat(ReceiptNumber.parse(text)).isEmpty();
  }
}
