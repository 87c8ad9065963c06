package truetill.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WholeCharactersTest {
  @ParameterizedTest
  @CsvSource({
    "abc, 3, abc",
    "abcd, 3, abc",
    "ab cd, 3, ab",
    "ab\uD83D\uDE00, 3, ab",
    "ab\uD83D\uDE00, 4, ab\uD83D\uDE00",
    "abe\u0301, 3, ab",
    "a\uD83D\uDC69\u200D\uD83D\uDCBB, 3, a",
    "e\u0301\u0301\u0301, 2, e\u0301"
  })
  void noCharacterIsHalved(String text, int length, String cut) {
    assertThat(WholeCharacters.cut(text, length)).isEqualTo(cut);
  }
}
