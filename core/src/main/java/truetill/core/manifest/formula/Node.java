package truetill.core.manifest.formula;

import java.util.List;

/** The tree of a formula. A group in brackets leaves no node of its own. */
sealed interface Node {
  record Text(String value) implements Node {}

  /** Digits without leading zeros. */
  record Digits(String value) implements Node {}

  record Column(String header) implements Node {}

  /** Two or more parts joined with plus; flat, so that a long sum is not a deep tree. */
  record Join(List<Node> parts) implements Node {}

  /**
   * A call with a permitted number of arguments.
   *
   * @param offset of the name, for errors of evaluation
   */
  record Call(FormulaFunction function, List<Node> arguments, int offset) implements Node {}
}
