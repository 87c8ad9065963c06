package truetill.core.manifest.formula;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import truetill.core.manifest.formula.FormulaError.Code;

/**
 * One formula over one row. Every node costs a step and every character of text it makes costs one
 * more; nested REPLACE could otherwise make text without end. Text is measured before it is made.
 */
final class Evaluation {
  private final Row row;
  private long stepsLeft = Formula.MAX_STEPS;
  private @Nullable FormulaError error;

  private Evaluation(Row row) {
    this.row = row;
  }

  static Checked<String> of(Node tree, Row row) {
    Evaluation evaluation = new Evaluation(row);
    String text = evaluation.node(tree);
    FormulaError error = evaluation.error;
    return error != null ? new Checked.Wrong<>(error) : new Checked.Right<>(text);
  }

  private String node(Node node) {
    if (error != null || !spend(1, 0)) {
      return "";
    }
    return switch (node) {
      case Node.Text(String value) -> value;
      case Node.Digits(String digits) -> digits;
      case Node.Column(String header) -> {
        String cell = row.cell(header);
        yield cell == null ? "" : cell;
      }
      case Node.Join(List<Node> parts) -> joined(parts, 0);
      case Node.Call call -> call(call);
    };
  }

  private String call(Node.Call call) {
    List<Node> arguments = call.arguments();
    int offset = call.offset();
    if (call.function() == FormulaFunction.CONCAT) {
      return joined(arguments, offset);
    }
    String text = node(arguments.getFirst());
    if (error != null || !spend(text.length(), offset)) {
      return "";
    }
    return switch (call.function()) {
      case UPPER -> text.toUpperCase(Locale.ROOT);
      case LOWER -> text.toLowerCase(Locale.ROOT);
      case TITLE -> TitleCase.of(text);
      case TRIM -> Blanks.trim(text);
      case REPLACE -> replaced(text, node(arguments.get(1)), node(arguments.get(2)), offset);
      case LEFT, RIGHT -> cut(call.function(), text, node(arguments.get(1)), offset);
      case CONCAT -> throw new IllegalStateException("CONCAT is answered above");
    };
  }

  private String joined(List<Node> parts, int offset) {
    StringBuilder out = new StringBuilder();
    for (Node part : parts) {
      String text = node(part);
      if (error != null || !spend(text.length(), offset)) {
        return "";
      }
      out.append(text);
    }
    return out.toString();
  }

  private String replaced(String text, String find, String with, int offset) {
    if (error != null) {
      return "";
    }
    if (find.isEmpty()) {
      return spread(text, with, offset);
    }
    // A search compares up to text times find characters, many at once.
    boolean fits = find.length() <= text.length();
    if (fits && !spend((long) text.length() * (find.length() / 16), offset)) {
      return "";
    }
    long found = 0;
    for (int at = text.indexOf(find); at >= 0; at = text.indexOf(find, at + find.length())) {
      found++;
    }
    return spend(found * with.length(), offset) ? text.replace(find, with) : "";
  }

  private String spread(String text, String with, int offset) {
    long places = text.codePointCount(0, text.length()) + 1L;
    if (!spend(places * with.length(), offset)) {
      return "";
    }
    StringBuilder out = new StringBuilder(with);
    text.codePoints().forEach(each -> out.appendCodePoint(each).append(with));
    return out.toString();
  }

  private String cut(FormulaFunction function, String text, String countText, int offset) {
    if (error != null) {
      return "";
    }
    int characters = text.codePointCount(0, text.length());
    int count = count(function, countText, characters, offset);
    return function == FormulaFunction.LEFT
        ? text.substring(0, text.offsetByCodePoints(0, count))
        : text.substring(text.offsetByCodePoints(0, characters - count));
  }

  /** The count, from 0 to all characters there are. */
  private int count(FormulaFunction function, String written, int most, int offset) {
    String trimmed = Blanks.trim(written);
    boolean signed = trimmed.startsWith("-") || trimmed.startsWith("+");
    String digits = signed ? trimmed.substring(1) : trimmed;
    if (digits.isEmpty() || !digits.chars().allMatch(each -> each >= '0' && each <= '9')) {
      String shown = written.length() > 40 ? written.substring(0, 40) + "…" : written;
      fail(
          Code.BAD_COUNT,
          "%s() at position %d needs a whole number as its count, got '%s'. Write digits only."
              .formatted(function, offset, shown),
          offset);
      return 0;
    }
    if (trimmed.startsWith("-")) {
      return 0;
    }
    long count = 0;
    for (int at = 0; at < digits.length() && count < most; at++) {
      count = count * 10 + (digits.charAt(at) - '0');
    }
    return (int) Math.min(count, most);
  }

  private boolean spend(long steps, int offset) {
    stepsLeft -= steps;
    if (stepsLeft >= 0) {
      return true;
    }
    fail(
        Code.TOO_DEEP,
        "The part at position %d makes more than %d characters of text for one row. Nest fewer calls."
            .formatted(offset, Formula.MAX_STEPS),
        offset);
    return false;
  }

  private void fail(Code code, String message, int offset) {
    if (error == null) {
      error = new FormulaError(code, message, offset);
    }
  }
}
