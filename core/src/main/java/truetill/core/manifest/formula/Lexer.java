package truetill.core.manifest.formula;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import truetill.core.manifest.formula.FormulaError.Code;

/** Cuts a formula into tokens; the first piece that no token fits is the error. */
final class Lexer {
  private final String formula;
  private final List<Token> tokens = new ArrayList<>();
  private int position;

  private Lexer(String formula) {
    this.formula = formula;
  }

  static Checked<List<Token>> tokens(String formula) {
    return new Lexer(formula).run();
  }

  private Checked<List<Token>> run() {
    while (true) {
      position = skipBlanks(position);
      if (position == formula.length()) {
        return new Checked.Right<>(tokens);
      }
      int start = position;
      Token token = next();
      if (token == null) {
        return new Checked.Wrong<>(misfit(start));
      }
      tokens.add(token);
    }
  }

  /** The misfit reaches up to the next piece that is a token, so a whole wrong word is named. */
  private FormulaError misfit(int start) {
    int end = start + 1;
    while (end < formula.length() && !startsToken(end)) {
      end++;
    }
    int offset = offsetOf(start);
    String piece = "'" + formula.substring(start, end).strip() + "'";
    String said =
        end == formula.length()
            ? "Unexpected characters at end: " + piece + " at position " + offset
            : "Unexpected characters: " + piece + " at position " + offset;
    return new FormulaError(
        Code.UNEXPECTED_CHARACTERS,
        said
            + ". Write text in double quotes, a column as [Header], and a function in capitals with"
            + " its brackets, such as TRIM([Brand]).",
        offset);
  }

  private boolean startsToken(int start) {
    int before = position;
    position = start;
    boolean fits = next() != null;
    position = before;
    return fits;
  }

  /** The token at the position, which moves behind it; null, and not moved, when none fits. */
  private @Nullable Token next() {
    char first = formula.charAt(position);
    return switch (first) {
      case '(' -> single(Token.Kind.LPAREN);
      case ')' -> single(Token.Kind.RPAREN);
      case ',' -> single(Token.Kind.COMMA);
      case '+' -> single(Token.Kind.PLUS);
      case '"' -> text();
      case '[' -> column();
      default -> isDigit(first) ? number() : function();
    };
  }

  private Token single(Token.Kind kind) {
    return take(kind, formula.substring(position, position + 1), position + 1);
  }

  private @Nullable Token text() {
    StringBuilder text = new StringBuilder();
    for (int at = position + 1; at < formula.length(); at++) {
      char each = formula.charAt(at);
      if (each == '"') {
        return take(Token.Kind.STRING, text.toString(), at + 1);
      }
      if (each == '\\') {
        at++;
        if (at == formula.length() || formula.charAt(at) == '\n' || formula.charAt(at) == '\r') {
          return null;
        }
        char escaped = formula.charAt(at);
        if (escaped != '"' && escaped != '\\') {
          text.append('\\');
        }
        text.append(escaped);
      } else {
        text.append(each);
      }
    }
    return null;
  }

  private @Nullable Token column() {
    int close = formula.indexOf(']', position);
    return close <= position + 1
        ? null
        : take(Token.Kind.COLREF, formula.substring(position + 1, close), close + 1);
  }

  private Token number() {
    int end = position;
    while (end < formula.length() && isDigit(formula.charAt(end))) {
      end++;
    }
    int first = position;
    while (first < end - 1 && formula.charAt(first) == '0') {
      first++;
    }
    return take(Token.Kind.NUMBER, formula.substring(first, end), end);
  }

  private @Nullable Token function() {
    for (FormulaFunction function : FormulaFunction.values()) {
      if (formula.startsWith(function.name(), position)) {
        int end = position + function.name().length();
        int bracket = skipBlanks(end);
        if (bracket < formula.length() && formula.charAt(bracket) == '(') {
          return take(Token.Kind.FUNC, function.name(), end);
        }
      }
    }
    return null;
  }

  private Token take(Token.Kind kind, String text, int end) {
    Token token = new Token(kind, text, offsetOf(position));
    position = end;
    return token;
  }

  private int offsetOf(int index) {
    return formula.codePointCount(0, index);
  }

  private int skipBlanks(int from) {
    int at = from;
    while (at < formula.length() && Blanks.isBlank(formula.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(char each) {
    return each >= '0' && each <= '9';
  }
}
