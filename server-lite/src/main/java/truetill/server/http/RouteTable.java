package truetill.server.http;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the row for a method and path: a tree of path segments, a fixed segment before a parameter,
 * the last slash optional.
 */
public final class RouteTable {
  private final List<Route> rows;
  private final Node root = new Node();

  public RouteTable(List<Route> rows) {
    this.rows = List.copyOf(rows);
    for (Route row : rows) {
      Node node = root;
      for (String segment : segments(row.path())) {
        node = node.childFor(segment);
      }
      if (node.routes.put(row.method(), row) != null) {
        throw new IllegalArgumentException("two rows for " + row.method() + " " + row.path());
      }
    }
  }

  public List<Route> rows() {
    return rows;
  }

  /**
   * All rows of one path and its parameters.
   *
   * @param routes the methods offered here, never empty
   * @param parameters path parameters by name, as they stood in the address
   */
  record Match(Map<Method, Route> routes, Map<String, String> parameters) {
    /** The rows' own path, with the names of its parameters in place of what the caller sent. */
    String path() {
      return routes.values().iterator().next().path();
    }

    Set<String> allowed() {
      Set<String> names = new TreeSet<>();
      routes.keySet().forEach(method -> names.add(method.name()));
      return names;
    }
  }

  Optional<Match> match(String path) {
    Map<String, String> parameters = new HashMap<>();
    Node node = find(root, segments(path), 0, parameters);
    return node == null ? Optional.empty() : Optional.of(new Match(node.routes, parameters));
  }

  private static @Nullable Node find(
      Node node, String[] segments, int at, Map<String, String> parameters) {
    if (at == segments.length) {
      return node.routes.isEmpty() ? null : node;
    }
    Node fixed = node.fixed.get(segments[at]);
    if (fixed != null) {
      Node found = find(fixed, segments, at + 1, parameters);
      if (found != null) {
        return found;
      }
    }
    Node variable = node.variable;
    if (variable != null) {
      Node found = find(variable, segments, at + 1, parameters);
      if (found != null) {
        parameters.putIfAbsent(node.variableName, segments[at]);
        return found;
      }
    }
    return null;
  }

  private static String[] segments(String path) {
    int end = path.endsWith("/") ? path.length() - 1 : path.length();
    return end <= 1 ? new String[0] : path.substring(1, end).split("/", -1);
  }

  private static final class Node {
    private final Map<String, Node> fixed = new HashMap<>();
    private final Map<Method, Route> routes = new EnumMap<>(Method.class);
    private @Nullable Node variable;
    private String variableName = "";

    Node childFor(String segment) {
      if (!segment.startsWith("{")) {
        return fixed.computeIfAbsent(segment, word -> new Node());
      }
      String name = segment.substring(1, segment.length() - 1);
      Node child = variable;
      if (child == null) {
        child = new Node();
        variable = child;
        variableName = name;
      } else if (!variableName.equals(name)) {
        throw new IllegalArgumentException("one place, two names: " + variableName + ", " + name);
      }
      return child;
    }
  }
}
