package truetill.core.manifest.formula;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import truetill.core.manifest.formula.FormulaError.Code;

/**
 * A formula that says what a standard column of a manifest gets, made from the file's own columns
 * (rules-inventory section 8). Parsed once, evaluated per row; immutable. No formula, however
 * written, throws or runs without end: the limits here answer {@code too_deep}.
 */
public final class Formula {
  /** Groups and calls together. */
  public static final int MAX_DEPTH = 100;

  /** Length of the formula as written, in UTF-16 units. */
  public static final int MAX_LENGTH = 10_000;

  /** Nodes visited and characters made for one row. */
  public static final long MAX_STEPS = 8_000_000;

  private final Node tree;

  Formula(Node tree) {
    this.tree = tree;
  }

  /** The formula, or its first error: all but {@code bad_count} and the limit of steps. */
  public static Checked<Formula> parse(String written) {
    if (written.length() > MAX_LENGTH) {
      return new Checked.Wrong<>(
          new FormulaError(
              Code.TOO_DEEP,
              "The formula has %d characters; at most %d are read. Shorten it."
                  .formatted(written.length(), MAX_LENGTH),
              0));
    }
    return switch (Lexer.tokens(written)) {
      case Checked.Wrong<List<Token>>(FormulaError error) -> new Checked.Wrong<>(error);
      case Checked.Right<List<Token>>(List<Token> tokens) ->
          switch (Parser.tree(tokens, written.codePointCount(0, written.length()))) {
            case Checked.Wrong<Node>(FormulaError error) -> new Checked.Wrong<>(error);
            case Checked.Right<Node>(Node tree) -> new Checked.Right<>(new Formula(tree));
          };
    };
  }

  /** The text for this row; wrong only as {@code bad_count} or over the limit of steps. */
  public Checked<String> evaluate(Row row) {
    return Evaluation.of(tree, row);
  }

  /** The headers the formula reads, in order of first use. */
  public Set<String> columns() {
    Set<String> headers = new LinkedHashSet<>();
    collect(tree, headers);
    return headers;
  }

  private static void collect(Node node, Set<String> headers) {
    switch (node) {
      case Node.Column(String header) -> headers.add(header);
      case Node.Join(List<Node> parts) -> parts.forEach(part -> collect(part, headers));
      case Node.Call call -> call.arguments().forEach(each -> collect(each, headers));
      case Node.Text _ -> {}
      case Node.Digits _ -> {}
    }
  }

  /** The formula in its plainest writing; it parses back to the same formula. */
  @Override
  public String toString() {
    return Printer.print(tree);
  }
}
