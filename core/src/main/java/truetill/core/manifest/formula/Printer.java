package truetill.core.manifest.formula;

import java.util.List;

/** A tree as a formula that parses to the same tree. */
final class Printer {
  private final StringBuilder out = new StringBuilder();

  private Printer() {}

  static String print(Node tree) {
    Printer printer = new Printer();
    printer.node(tree);
    return printer.out.toString();
  }

  private void node(Node node) {
    switch (node) {
      case Node.Text(String value) ->
          out.append('"').append(value.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
      case Node.Digits(String digits) -> out.append(digits);
      case Node.Column(String header) -> out.append('[').append(header).append(']');
      case Node.Join(List<Node> parts) -> join(parts);
      case Node.Call call -> call(call);
    }
  }

  private void join(List<Node> parts) {
    String between = "";
    for (Node part : parts) {
      out.append(between);
      between = " + ";
      if (part instanceof Node.Join) {
        out.append('(');
        node(part);
        out.append(')');
      } else {
        node(part);
      }
    }
  }

  private void call(Node.Call call) {
    out.append(call.function()).append('(');
    String between = "";
    for (Node argument : call.arguments()) {
      out.append(between);
      between = ", ";
      node(argument);
    }
    out.append(')');
  }
}
