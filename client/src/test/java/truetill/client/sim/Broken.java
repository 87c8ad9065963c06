package truetill.client.sim;

/** An invariant does not hold; the history that showed it is worth keeping. */
final class Broken extends RuntimeException {
  private final String invariant;

  /**
   * @param invariant such as {@code I5}
   */
  Broken(String invariant, String what) {
    super(invariant + ": " + what);
    this.invariant = invariant;
  }

  String invariant() {
    return invariant;
  }

  /** What does not hold, in words. */
  String what() {
    return String.valueOf(getMessage());
  }

  /** Its first line. */
  String firstLine() {
    return what().lines().findFirst().orElse("");
  }

  static void unless(boolean holds, String invariant, String what) {
    if (!holds) {
      throw new Broken(invariant, what);
    }
  }
}
