package truetill.core.manifest.formula;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import truetill.core.manifest.formula.FormulaError.Code;

/**
 * Tokens to a tree. The first error of syntax is kept and parsing runs out; a wrong number of
 * arguments is told only when the syntax is sound.
 */
final class Parser {
  private final List<Token> tokens;
  private final int endOffset;
  private int position;
  private int depth;
  private @Nullable FormulaError syntaxError;
  private @Nullable FormulaError countError;

  private Parser(List<Token> tokens, int endOffset) {
    this.tokens = tokens;
    this.endOffset = endOffset;
  }

  static Checked<Node> tree(List<Token> tokens, int endOffset) {
    return new Parser(tokens, endOffset).run();
  }

  private Checked<Node> run() {
    if (tokens.isEmpty()) {
      return new Checked.Right<>(new Node.Text(""));
    }
    Node tree = concat();
    if (syntaxError == null && position < tokens.size()) {
      unexpected();
    }
    FormulaError error = syntaxError != null ? syntaxError : countError;
    return error != null ? new Checked.Wrong<>(error) : new Checked.Right<>(tree);
  }

  private Node concat() {
    Node first = primary();
    if (!at(Token.Kind.PLUS)) {
      return first;
    }
    List<Node> parts = new ArrayList<>();
    parts.add(first);
    while (syntaxError == null && at(Token.Kind.PLUS)) {
      position++;
      parts.add(primary());
    }
    return new Node.Join(List.copyOf(parts));
  }

  private Node primary() {
    if (syntaxError != null || position == tokens.size()) {
      return unexpected();
    }
    Token token = tokens.get(position);
    return switch (token.kind()) {
      case STRING -> {
        position++;
        yield new Node.Text(token.text());
      }
      case NUMBER -> {
        position++;
        yield new Node.Digits(token.text());
      }
      case COLREF -> {
        position++;
        yield new Node.Column(token.text());
      }
      case FUNC -> call(token);
      case LPAREN -> group(token);
      case RPAREN, COMMA, PLUS -> unexpected();
    };
  }

  private Node group(Token open) {
    if (!descend(open)) {
      return new Node.Text("");
    }
    position++;
    Node inner = concat();
    close();
    return inner;
  }

  private Node call(Token name) {
    if (!descend(name)) {
      return new Node.Text("");
    }
    // The lexer makes a FUNC only where a bracket follows.
    position += 2;
    List<Node> arguments = new ArrayList<>();
    if (!at(Token.Kind.RPAREN)) {
      arguments.add(concat());
      while (syntaxError == null && at(Token.Kind.COMMA)) {
        position++;
        arguments.add(concat());
      }
    }
    close();
    FormulaFunction function = FormulaFunction.valueOf(name.text());
    checkCount(function, arguments.size(), name.offset());
    return new Node.Call(function, List.copyOf(arguments), name.offset());
  }

  private void checkCount(FormulaFunction function, int count, int offset) {
    if (countError != null) {
      return;
    }
    if (count < function.fewest()) {
      countError =
          new FormulaError(
              Code.TOO_FEW_ARGUMENTS,
              "%s() requires at least %d argument(s), got %d at position %d. Add what is missing."
                  .formatted(function, function.fewest(), count, offset),
              offset);
    } else if (count > function.most()) {
      countError =
          new FormulaError(
              Code.TOO_MANY_ARGUMENTS,
              "%s() accepts at most %d argument(s), got %d at position %d. Take out the rest."
                  .formatted(function, function.most(), count, offset),
              offset);
    }
  }

  private boolean descend(Token token) {
    depth++;
    if (depth <= Formula.MAX_DEPTH) {
      return true;
    }
    fail(
        Code.TOO_DEEP,
        "'%s' at position %d is nested deeper than %d levels. Use fewer brackets."
            .formatted(token.text(), token.offset(), Formula.MAX_DEPTH),
        token.offset());
    return false;
  }

  private void close() {
    depth--;
    if (syntaxError != null) {
      return;
    }
    if (at(Token.Kind.RPAREN)) {
      position++;
    } else if (position == tokens.size()) {
      unexpected();
    } else {
      Token got = tokens.get(position);
      fail(
          Code.EXPECTED_TOKEN,
          "Expected RPAREN, got %s at position %d. Put a ) or a + before it."
              .formatted(got.described(), got.offset()),
          got.offset());
    }
  }

  private Node unexpected() {
    if (position == tokens.size()) {
      fail(
          Code.UNEXPECTED_END,
          "Unexpected end of expression at position %d. Finish the formula: a part or a ) is missing."
              .formatted(endOffset),
          endOffset);
    } else {
      Token got = tokens.get(position);
      fail(
          Code.UNEXPECTED_TOKEN,
          "Unexpected token: %s at position %d. Take it out, or join parts with +."
              .formatted(got.described(), got.offset()),
          got.offset());
    }
    return new Node.Text("");
  }

  private void fail(Code code, String message, int offset) {
    if (syntaxError == null) {
      syntaxError = new FormulaError(code, message, offset);
    }
  }

  private boolean at(Token.Kind kind) {
    return position < tokens.size() && tokens.get(position).kind() == kind;
  }
}
