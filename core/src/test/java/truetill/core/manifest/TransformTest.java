package truetill.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules-inventory section 6, mapping entry; promise 26. */
final class TransformTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          none                 | ' a '                | ' a '
          trim                 | '\u00a0 a '          | a
          title_case           | men's 32gb usb-c     | Men's 32Gb Usb-C
          upper                | straße               | STRASSE
          lower                | ACME                 | acme
          remove_special_chars | Café® #1 (A/B)-x_y.z! | Café 1 A/B-x_y.z
          remove_special_chars | Cafe\u0301 \u0301*   | 'Cafe\u0301 '
          remove_special_chars | 日本 😀 №5            | '日本  5'
          """)
  void aStepDoesWhatItsNameSays(String type, String cell, String text) {
    TransformType step = TransformType.ofWire(type).orElseThrow();
    assertThat(Transform.of(step).apply(cell)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"a.b.c, ., -, a-b-c", "a.b, '', -, a.b", "a1b, [0-9], -, a1b", "a b, ' ', '', ab"})
  void replaceIsPlainText(String cell, String from, String to, String text) {
    assertThat(Transform.replace(from, to).apply(cell)).isEqualTo(text);
  }

  @Test
  void theFunctionsOfferedAreTheContracts() {
    assertThat(TransformType.available().stream().map(TransformType::wire))
        .containsExactly("trim", "title_case", "upper", "lower", "remove_special_chars", "replace");
  }

  @Test
  void anUnknownStepIsNone() {
    assertThat(TransformType.ofWire("TRIM")).isEmpty();
  }
}
