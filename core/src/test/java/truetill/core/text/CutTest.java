package truetill.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CutTest {
  @Test
  void aTextIsCutBetweenCharacters() {
    assertThat(Cut.to(3, "abc")).isEqualTo("abc");
    assertThat(Cut.to(2, "abc")).isEqualTo("ab");
    assertThat(Cut.to(2, "a\uD83D\uDC4Dc")).isEqualTo("a");
    assertThat(Cut.to(3, "a\uD83D\uDC4Dc")).isEqualTo("a\uD83D\uDC4D");
    assertThat(Cut.to(0, "abc")).isEmpty();
  }
}
