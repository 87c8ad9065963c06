package truetill.client.devices.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaperTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain ASCII 0-9 ~!",
        "Crème brûlée, Übergröße, señor, smörgåsbord, façade",
        "€ 5, £ 3, ¢ 50, § 2, © ® ™",
        "“curly” ‘quotes’ „low“ «angled» – dash — long … more • dot",
      })
  void keeps_what_the_code_page_has(String text) {
    assertThat(PaperText.printable(text)).isEqualTo(text);
  }

  @Test
  void every_control_character_but_blanks_becomes_a_mark() {
    for (char control = 0; control < 0xA0; control++) {
      if (Character.isISOControl(control)) {
        boolean blank = control == '\t' || control == '\n' || control == '\r';
        assertThat(PaperText.printable("a" + control + "b")).isEqualTo(blank ? "a b" : "a?b");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Łódź,Lódz",
    "Đorđe,Dorde",
    "Dvořák,Dvorák",
    "naı̈ve,naive",
    "ﬁne,fine",
    "１２．５０,12.50",
    "⅔ off,2/3 off",
    "−5,-5",
    "a→b,a->b",
    "It′s 5″,It's 5\"",
    "☃ and ★,* and *",
    "Lamp 😀,Lamp *",
    "👍🏽 fine,* fine",
    "日本,??",
    "Привет,??????",
  })
  void nears_what_the_code_page_lacks(String text, String paper) {
    assertThat(PaperText.printable(text)).isEqualTo(paper);
  }

  @Test
  void composes_accents_typed_apart() {
    assertThat(PaperText.printable("e\u0301te\u0301")).isEqualTo("été");
  }

  @Test
  void drops_what_draws_nothing_and_cannot_turn_the_line() {
    assertThat(PaperText.printable("a\u200Bb\u202Ec\u2066d\uFEFFe\u00ADf\u200Dg\uFE0Fh"))
        .isEqualTo("abcdefgh");
  }

  @Test
  void a_lone_half_of_a_pair_becomes_a_mark() {
    assertThat(PaperText.printable("a\uD83Db\uDE00")).isEqualTo("a?b?");
  }

  @Test
  void whatever_goes_in_comes_out_as_bytes_of_the_code_page_above_control_codes() {
    for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
      String paper = PaperText.printable(Character.toString(character));
      String read = new String(paper.getBytes(PaperText.CODE_PAGE), PaperText.CODE_PAGE);
      if (!read.equals(paper) || paper.chars().anyMatch(Character::isISOControl)) {
        assertThat(paper)
            .as("U+%04X", character)
            .isEqualTo(read)
            .doesNotContainPattern("\\p{Cntrl}");
      }
    }
  }
}
