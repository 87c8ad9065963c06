package truetill.client.sim;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a failing history shorter: leaves out ever smaller runs of commands, then whole devices, as
 * long as the same invariant still breaks.
 */
final class SimShrinker {
  private final String invariant;
  private int runsLeft;
  private SimHistory shortest;
  private Broken broken;

  private SimShrinker(SimHistory history, Broken broken, int runs) {
    this.shortest = history;
    this.broken = broken;
    this.invariant = broken.invariant();
    this.runsLeft = runs;
  }

  /** The shortest history found and what breaks in it. */
  record Found(SimHistory history, Broken broken) {}

  /**
   * Shrinks.
   *
   * @param runs histories that may be played for it
   */
  static Found shrink(SimHistory history, Broken broken, int runs) {
    SimShrinker shrinker = new SimShrinker(history, broken, runs);
    shrinker.devices();
    for (int size = history.commands().size() / 2; size > 0; size /= 2) {
      shrinker.commands(size);
    }
    shrinker.devices();
    return new Found(shrinker.shortest, shrinker.broken);
  }

  private void devices() {
    for (int device = shortest.devices() - 1; device >= 0; device--) {
      int without = device;
      List<SimHistory.Command> rest =
          shortest.commands().stream().filter(command -> command.device() != without).toList();
      if (rest.size() < shortest.commands().size()) {
        keepIfBroken(rest);
      }
    }
  }

  private void commands(int size) {
    for (int from = shortest.commands().size() - size; from >= 0; from -= size) {
      List<SimHistory.Command> rest = new ArrayList<>(shortest.commands());
      rest.subList(from, from + size).clear();
      keepIfBroken(rest);
    }
  }

  private void keepIfBroken(List<SimHistory.Command> commands) {
    if (runsLeft > 0) {
      runsLeft--;
      SimHistory shorter = shortest.with(commands);
      @Nullable Broken still = SimRun.of(shorter).broken();
      if (still != null && still.invariant().equals(invariant)) {
        shortest = shorter;
        broken = still;
      }
    }
  }
}
