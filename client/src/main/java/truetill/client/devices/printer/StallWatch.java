package truetill.client.devices.printer;

/**
 * Tells a printer that stands still from a slow one, whatever a whole job takes: only looks in a
 * row without any progress between them count.
 */
final class StallWatch {
  /** How many looks a limit is divided into. */
  static final int LOOKS_PER_LIMIT = 10;

  private int seen;
  private int looks;

  /** Called once per look with the steps done so far; true when a whole limit brought none. */
  boolean stalledAt(int steps) {
    looks = steps == seen ? looks + 1 : 0;
    seen = steps;
    return looks >= LOOKS_PER_LIMIT;
  }
}
