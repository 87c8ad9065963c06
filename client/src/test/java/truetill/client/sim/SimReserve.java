package truetill.client.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** The reserve of change of {@link SimModel}: its total, and its pieces while they are known. */
final class SimReserve {
  /** What a new store begins with. */
  private static final Map<String, Integer> FIRST =
      Map.ofEntries(
          Map.entry("fifties", 2),
          Map.entry("twenties", 5),
          Map.entry("tens", 10),
          Map.entry("fives", 20),
          Map.entry("ones", 65),
          Map.entry("quarters", 80),
          Map.entry("dimes", 100),
          Map.entry("nickels", 80),
          Map.entry("pennies", 100));

  private long total = 50_000;
  private Map<String, Integer> pieces = FIRST;

  long total() {
    return total;
  }

  void counted(long cents, Map<String, Integer> counted) {
    total = cents;
    pieces = Map.copyOf(counted);
  }

  /** Whether more was drawn than there was, in all or of one denomination. */
  boolean draw(long cents, JsonNode count) {
    Map<String, Integer> left = known() ? moved(count, -1) : pieces;
    boolean fits = left.values().stream().allMatch(number -> number >= 0);
    boolean isShort = cents > total || !fits;
    total -= cents;
    keep(left, fits);
    return isShort;
  }

  void putBack(long cents, JsonNode count) {
    Map<String, Integer> all = known() ? moved(count, 1) : pieces;
    total += cents;
    keep(all, true);
  }

  /** Money without a piece was not counted by pieces; no money is no piece. */
  private boolean known() {
    return total == 0 || pieces.values().stream().anyMatch(number -> number > 0);
  }

  private void keep(Map<String, Integer> next, boolean fits) {
    pieces = total > 0 && fits ? Map.copyOf(next) : Map.of();
  }

  private Map<String, Integer> moved(JsonNode count, int sign) {
    Map<String, Integer> next = new HashMap<>(pieces);
    count
        .properties()
        .forEach(
            piece -> next.merge(piece.getKey(), sign * piece.getValue().asInt(), Integer::sum));
    return next;
  }
}
