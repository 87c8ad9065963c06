package truetill.core.manifest.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import truetill.core.manifest.formula.FormulaError.Code;

class FormulaTest {
  static Stream<FormulaCases.Case> cases() {
    return FormulaCases.all().stream();
  }

  @Test
  void theWholeFileOfCasesIsRead() {
    assertThat(FormulaCases.all()).hasSize(88);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void givesWhatTheContractSays(FormulaCases.Case each) {
    String said =
        switch (evaluated(each.expression(), each.row()::get)) {
          case Checked.Right<String>(String text) -> "value " + text;
          case Checked.Wrong<String>(FormulaError error) -> "error " + error.code().wire();
        };
    assertThat(said).isEqualTo(each.kind() + " " + each.result());
  }

  /** The syntax check finds every error of the file but the count that a row decides. */
  @ParameterizedTest
  @MethodSource("cases")
  void theSyntaxCheckFindsAllButTheBadCount(FormulaCases.Case each) {
    boolean wrong = Formula.parse(each.expression()) instanceof Checked.Wrong<Formula>;
    assertThat(wrong).isEqualTo(each.kind().equals("error") && !each.result().equals("bad_count"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "FOO([A])              | 0  | 'FOO'",
        "[A] & [B]             | 4  | '&'",
        "\"\uD83D\uDE00\" - 1         | 4  | '-'",
        "[A] + \"open          | 6  | '\"open'",
        "\"a\" +               | 5  | end of expression",
        "[A] \"b\"             | 4  | STRING ('b')",
        "+ 1                   | 0  | PLUS ('+')",
        "LEFT([A], 1 2)        | 12 | NUMBER ('2')",
        "1 + REPLACE([A], \"x\") | 4 | REPLACE() requires at least 3 argument(s), got 2",
        "UPPER(1, 2)           | 0  | UPPER() accepts at most 1 argument(s), got 2",
        "\"n\" + LEFT(1, \"x\")  | 6  | LEFT()"
      })
  void anErrorNamesItsPlaceAndThePiece(String formula, int offset, String piece) {
    FormulaError error = errorOf(formula);
    assertThat(error.offset()).isEqualTo(offset);
    assertThat(error.message()).contains(piece).contains("position " + offset);
  }

  @Test
  void wrongSyntaxIsToldBeforeAWrongNumberOfArguments() {
    assertThat(errorOf("UPPER() +").code()).isEqualTo(Code.UNEXPECTED_END);
  }

  @ParameterizedTest
  @CsvSource({"100, true", "101, false"})
  void groupsAndCallsTogetherNestToAHundred(int levels, boolean fine) {
    String formula =
        "(UPPER(".repeat(levels / 2) + "(".repeat(levels % 2) + "1" + ")".repeat(levels);
    assertThat(Formula.parse(formula) instanceof Checked.Right<Formula>).isEqualTo(fine);
  }

  @Test
  void aFormulaTooLongIsRefusedAndALongFlatOneIsNot() {
    String longest = "1+".repeat(Formula.MAX_LENGTH / 2 - 1) + "12";
    assertThat(evaluated(longest, header -> null))
        .isInstanceOfSatisfying(
            Checked.Right.class, right -> assertThat((String) right.value()).hasSize(5001));
    assertThat(errorOf(longest + "+1").code()).isEqualTo(Code.TOO_DEEP);
  }

  @Test
  void textThatGrowsWithoutEndStopsAtTheLimitOfSteps() {
    String formula = "[A]";
    for (int level = 0; level < 40; level++) {
      formula = "REPLACE(" + formula + ", \"\", \"xxxxxxxxxx\")";
    }
    assertThat(errorOf(formula).code()).isEqualTo(Code.TOO_DEEP);
  }

  @Test
  void aSearchThatComparesWithoutEndStopsAtTheLimitOfSteps() {
    String text = "a".repeat(1_000_000);
    Map<String, String> row = Map.of("T", text, "F", "a".repeat(500_000) + "b");
    assertThat(evaluated("REPLACE([T], [F], \"\")", row::get)).isInstanceOf(Checked.Wrong.class);
  }

  @ParameterizedTest
  @CsvSource({
    "they'll we've i'm he'd, They'll We've I'm He'd",
    "rock 'n' roll, Rock 'N' Roll",
    "men\u2019s, Men\u2019s",
    "o'tool, O'Tool",
    "\u00DFa \u01C6, Ssa \u01C5"
  })
  void titleKeepsTailsLower(String text, String titled) {
    assertThat(evaluated("TITLE([T])", header -> text)).isEqualTo(new Checked.Right<>(titled));
  }

  @ParameterizedTest
  @CsvSource({"+2, ab", "99999999999999999999, abc", "-99999999999999999999, ''", "0002, ab"})
  void aCountMayBeSignedAndOfAnySize(String count, String left) {
    assertThat(evaluated("LEFT(\"abc\", [N])", header -> count))
        .isEqualTo(new Checked.Right<>(left));
  }

  @Test
  void namesTheColumnsItReads() {
    assertThat(parsed("[B] + UPPER([A] + [B])").columns()).containsExactly("B", "A");
  }

  static Formula parsed(String formula) {
    return switch (Formula.parse(formula)) {
      case Checked.Right<Formula>(Formula right) -> right;
      case Checked.Wrong<Formula>(FormulaError error) -> throw new AssertionError(error);
    };
  }

  static Checked<String> evaluated(String formula, Row row) {
    return switch (Formula.parse(formula)) {
      case Checked.Right<Formula>(Formula right) -> right.evaluate(row);
      case Checked.Wrong<Formula>(FormulaError error) -> new Checked.Wrong<>(error);
    };
  }

  private static FormulaError errorOf(String formula) {
    return switch (evaluated(formula, header -> "cell")) {
      case Checked.Wrong<String>(FormulaError error) -> error;
      case Checked.Right<String>(String text) -> throw new AssertionError("gave " + text);
    };
  }
}
