package truetill.core.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import truetill.core.outcome.Outcome;
import truetill.core.outcome.Outcome.Refused;

class MoneyTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0.00",
    "12.5, 12.50",
    ".5, 0.50",
    "7., 7.00",
    "-0.50, -0.50",
    "99999999.99, 99999999.99",
    "200.10000000000002, 200.10",
    "1.005000000001, refused",
    "0012.30, 12.30"
  })
  void readsDollarsAPersonWrites(String typed, String expected) {
    String read =
        switch (Money.parse(typed)) {
          case Outcome.Done<Money>(Money amount) -> amount.toString();
          case Refused<Money> refused -> "refused";
        };
    assertThat(read).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "abc",
        "12,50",
        "1e3",
        "NaN",
        "Infinity",
        "$5",
        "12.345",
        "100000000.00",
        "--1",
        "1 000",
        "٣",
        "0x10"
      })
  void refusesWhatIsNoAmountAndSaysSo(String typed) {
    assertThat(Money.parse(typed)).isInstanceOf(Refused.class);
    assertThat(((Refused<Money>) Money.parse(typed)).detail()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "1e400, refused",
    "1e2147483647, refused",
    "-1e2147483647, refused",
    "1e-4000, 0.00",
    "1e-999999999, 0.00",
    "-1e-2147483647, 0.00",
    "0e-2147483647, 0.00",
    "0e2147483647, 0.00",
    "1e-6, 0.00",
    "0.000002, refused",
    "0.00999999, 0.01"
  })
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void anAbsurdExponentIsJudgedWithoutUnfoldingIt(String number, String expected) {
    String read =
        switch (Money.ofDecimal(new BigDecimal(number))) {
          case Outcome.Done<Money>(Money amount) -> amount.toString();
          case Refused<Money> refused -> "refused";
        };
    assertThat(read).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1.50, 700, 0.11", "15.05, 700, 1.05", "0.30, 3500, 0.11", "33.33, 4000, 13.33"})
  void roundsHalfUpOnce(String amount, int rate, String expected) {
    assertThat(Money.of(amount).timesRate(new Rate(rate))).isEqualTo(Money.of(expected));
  }

  @Test
  void timesRateAgreesWithDecimalArithmetic() {
    Random random = new Random(11);
    for (int run = 0; run < 100_000; run++) {
      Money amount = Money.ofCents(random.nextLong(20_000_000) - 10_000_000);
      Rate rate = new Rate(random.nextInt(10_000));
      BigDecimal exact =
          new BigDecimal(amount.toString())
              .multiply(new BigDecimal(rate.toString()))
              .setScale(2, RoundingMode.HALF_UP);
      assertThat(new BigDecimal(amount.timesRate(rate).toString())).isEqualByComparingTo(exact);
    }
  }

  @Test
  void writesTwoDecimalsAndReadsThemBack() {
    Random random = new Random(12);
    for (int run = 0; run < 10_000; run++) {
      Money amount = Money.ofCents(random.nextLong(2_000_000) - 1_000_000);
      assertThat(amount.toString()).matches("-?\\d+\\.\\d{2}");
      assertThat(Money.parse(amount.toString()).orElseThrow()).isEqualTo(amount);
    }
    assertThat(Money.of("1234567.80").toDisplay()).isEqualTo("$1,234,567.80");
    assertThat(Money.of("-0.05").toDisplay()).isEqualTo("-$0.05");
  }
}
