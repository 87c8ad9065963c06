package truetill.client.sim;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import truetill.core.outcome.Outcome;

/** How often what happened, over all histories of a run. */
final class SimFigures {
  private final Map<String, Long> counts = new TreeMap<>();

  void add(String what) {
    add(what, 1);
  }

  void add(String what, long times) {
    counts.merge(what, times, Long::sum);
  }

  long of(String what) {
    return counts.getOrDefault(what, 0L);
  }

  /**
   * Counts an answer of a till.
   *
   * @param outcome null when power went before it came
   * @return whether it was done
   */
  boolean answered(String command, @Nullable Outcome<?> outcome) {
    add("op." + command);
    switch (outcome) {
      case null -> add("outcome.power_cut");
      case Outcome.Done<?> done -> {
        add("outcome.done");
        add("done." + command);
        return true;
      }
      case Outcome.Refused<?> refused -> add("refused." + refused.code());
    }
    return false;
  }

  void addAll(SimFigures other) {
    other.counts.forEach(this::add);
  }

  /** How often everything happened whose name begins so, as one line. */
  String line(String prefix) {
    StringBuilder line = new StringBuilder();
    counts.forEach((name, count) -> {
      if (name.startsWith(prefix)) {
        line.append(line.isEmpty() ? "" : " ")
            .append(name.substring(prefix.length()))
            .append('=')
            .append(count);
      }
    });
    return line.toString();
  }
}
