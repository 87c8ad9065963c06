package truetill.client.sim;

import java.util.ArrayList;
import java.util.List;
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

  /** The one line of a run; what is not in it was not tested. */
  String summary(long seed, long wallSeconds) {
    return String.format(
        "SIM seed=%d histories=%d devices=%d ops=%d records=%d told=%d lost=%d doubled=%d"
            + " cents_off=%d drawers=%d closed_changed=%d receipts=%d gaps_or_twice=%d"
            + " double_sale=%d unmatched=%d own_resell=%d hash_diff=%d rebuilds=%d rebuild_diff=%d"
            + " replays=%d replay_mismatch=%d stalled=%d crashes=%d server_crashes=%d"
            + " flips_found=%d flips_missed=%d bugs=%d wall=%ds",
        seed,
        of("histories"),
        of("devices"),
        of("ops"),
        of("records"),
        of("told"),
        of("broken.I1"),
        of("broken.I2") + of("broken.I3"),
        of("broken.I5"),
        of("drawers"),
        of("broken.I6"),
        of("receipts"),
        of("broken.I7"),
        of("case.double_sale"),
        of("broken.I8"),
        of("broken.I12"),
        of("broken.I9"),
        of("cache_rebuilt"),
        of("broken.I13"),
        of("replays"),
        of("broken.I15"),
        of("broken.I24") + of("broken.I22"),
        of("crashes"),
        of("server_crashes"),
        of("bit_found"),
        of("broken.I31"),
        of("broken.bug") + of("broken.office") + of("broken.start") + of("broken.I4"),
        wallSeconds);
  }

  /** How often each thing occurred, a line a kind. */
  List<String> coverage() {
    List<String> lines = new ArrayList<>();
    for (String kind :
        List.of("op.", "done.", "refused.", "fault.", "net.", "disk.", "outcome.", "case.")) {
      lines.add("SIM " + kind.replace(".", ": ") + line(kind));
    }
    return lines;
  }

  /** Counts whose name begins so, as one line. */
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
