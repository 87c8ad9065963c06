package truetill.core.manifest.formula;

/**
 * One piece of a formula.
 *
 * @param text what the piece means: text without quotes, header without brackets
 * @param offset 0-based, in code points
 */
record Token(Kind kind, String text, int offset) {
  /** The contract's names of tokens, used in messages. */
  enum Kind {
    STRING,
    NUMBER,
    COLREF,
    FUNC,
    LPAREN,
    RPAREN,
    COMMA,
    PLUS
  }

  String described() {
    return kind + " ('" + text + "')";
  }
}
