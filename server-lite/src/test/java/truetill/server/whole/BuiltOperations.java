package truetill.server.whole;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The lines of the permission table whose operations the server has. */
final class BuiltOperations {
  private BuiltOperations() {}

  /** Operation, such as {@code POST /pos/carts/}, to its access word, in the table's order. */
  static Map<String, String> withAccess() {
    Set<String> missing =
        lines("/contract/not-built-yet.txt").stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .collect(Collectors.toSet());
    Map<String, String> built = new LinkedHashMap<>();
    for (String line : lines("/contract/permissions.tsv").stream().skip(1).toList()) {
      List<String> cells = List.of(line.split("\t", -1));
      String operation = cells.get(0) + " " + cells.get(1);
      if (!missing.contains(operation)) {
        built.put(operation, cells.get(2));
      }
    }
    return built;
  }

  static List<String> lines(String resource) {
    try (InputStream in = BuiltOperations.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
