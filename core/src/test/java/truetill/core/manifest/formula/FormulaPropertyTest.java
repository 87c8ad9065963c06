package truetill.core.manifest.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Seeded random formulas: none throws, and every tree prints as a formula that means the same. */
class FormulaPropertyTest {
  private static final long SEED = 20261126;
  private static final List<String> PIECES =
      List.of(
          "UPPER",
          "LEFT(",
          "REPLACE(",
          "CONCAT (",
          "TITLE(",
          "(",
          ")",
          ")",
          ",",
          "+",
          "\"",
          "\"x\"",
          "\\",
          "[",
          "]",
          "[A]",
          "7",
          " ",
          "\u00A0",
          "\n",
          "'",
          "\uD83D",
          "\uDE00",
          "\u03A3",
          "-",
          "");

  @Test
  void noTextThrows() {
    Random random = new Random(SEED);
    int right = 0;
    for (int run = 0; run < 200_000; run++) {
      StringBuilder formula = new StringBuilder();
      for (int piece = random.nextInt(12); piece >= 0; piece--) {
        formula.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      String written = formula.toString();
      switch (Formula.parse(written)) {
        case Checked.Right<Formula>(Formula parsed) -> {
          right++;
          parsed.evaluate(header -> written);
        }
        case Checked.Wrong<Formula>(FormulaError error) ->
            assertThat(error.offset()).isBetween(0, written.codePointCount(0, written.length()));
      }
    }
    assertThat(right).as("sound formulas among them").isGreaterThan(5_000);
  }

  @Test
  void aTreePrintsAndParsesBack() {
    Random random = new Random(SEED);
    for (int run = 0; run < 20_000; run++) {
      Formula formula = new Formula(tree(random, 6));
      Formula again = FormulaTest.parsed(formula.toString());
      assertThat(again).hasToString(formula.toString());
      assertThat(again.columns()).isEqualTo(formula.columns());
      assertThat(outcome(again)).isEqualTo(outcome(formula));
    }
  }

  /** Without the place of an error, which only a written formula has. */
  private static String outcome(Formula formula) {
    return switch (formula.evaluate(header -> "7 \u00DFx" + header)) {
      case Checked.Right<String>(String text) -> "value " + text;
      case Checked.Wrong<String>(FormulaError error) -> "error " + error.code();
    };
  }

  private static Node tree(Random random, int depth) {
    int kind = random.nextInt(depth == 0 ? 3 : 6);
    return switch (kind) {
      case 0 -> new Node.Text(word(random, "ab \"\\\n\u00E9+)"));
      case 1 -> new Node.Digits(Integer.toString(random.nextInt(20)));
      case 2 -> new Node.Column("H" + word(random, "ab \"\\[+)"));
      case 3 -> new Node.Join(trees(random, 2 + random.nextInt(2), depth - 1));
      default -> call(random, depth - 1);
    };
  }

  private static Node call(Random random, int depth) {
    FormulaFunction[] functions = FormulaFunction.values();
    FormulaFunction function = functions[random.nextInt(functions.length)];
    return new Node.Call(function, trees(random, function.fewest(), depth), 0);
  }

  private static List<Node> trees(Random random, int count, int depth) {
    List<Node> trees = new ArrayList<>();
    for (int each = 0; each < count; each++) {
      trees.add(tree(random, depth));
    }
    return List.copyOf(trees);
  }

  private static String word(Random random, String letters) {
    StringBuilder word = new StringBuilder();
    for (int length = random.nextInt(5); length > 0; length--) {
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    return word.toString();
  }
}
