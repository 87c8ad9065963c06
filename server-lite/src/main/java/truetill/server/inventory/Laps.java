package truetill.server.inventory;

/** Measures the stretches of one call, in milliseconds with one decimal. */
final class Laps {
  private static final double NANOS_OF_A_TENTH = 100_000;

  private final long start = System.nanoTime();
  private long lap = start;

  /** Since the last lap. */
  double next() {
    long now = System.nanoTime();
    double took = tenths(now - lap);
    lap = now;
    return took;
  }

  double total() {
    return tenths(System.nanoTime() - start);
  }

  private static double tenths(long nanos) {
    return Math.round(nanos / NANOS_OF_A_TENTH) / 10.0;
  }
}
