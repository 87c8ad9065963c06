package truetill.core.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules-inventory section 9 and promise 35. */
final class MatchKeyTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          012345678905, 12345678905
          0-12345-67890-5, 12345678905
          ' 0 12345 67890 5 ', 12345678905
          B00TEST123, B00TEST123
          ' x-1 ', x-1
          00120X, 00120X
          """)
  void aUpcIsComparedWithoutLeadingZerosBlanksAndHyphens(String upc, String key) {
    assertThat(MatchKey.ofUpc(upc)).contains(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "0",
        "0000000",
        "000-000",
        "-",
        "--",
        "N/A",
        "na",
        "None",
        "NULL",
        "unknown",
        "Does not apply",
        "7.1E+11",
        "7,1e11",
        "71E10"
      })
  void aPlaceholderIsNoKey(String text) {
    assertThat(MatchKey.ofUpc(text)).isEmpty();
    assertThat(MatchKey.ofItemNumber(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"' 00-12 ', 00-12", "A 1, A 1"})
  void anItemNumberIsComparedAsItStands(String number, String key) {
    assertThat(MatchKey.ofItemNumber(number)).contains(key);
  }
}
