package truetill.client.sync;

import java.time.Duration;

/**
 * How soon after one step of delivery or following the next may begin, so that a register stays
 * below ten requests a second (sync.md section 12). It counts from the beginning of a step: one
 * that waited for the store has waited long enough, and what changed there meanwhile is asked for
 * at once.
 */
enum Pace {
  /** Twice a second: what a fast hand records meanwhile goes in one request. */
  DELIVERY(Duration.ofMillis(500)),

  /**
   * Six times a second, while the store changes without a break; with two deliveries and two claims
   * that is ten.
   */
  FOLLOWING(Duration.ofMillis(167));

  private final Duration spacing;

  Pace(Duration spacing) {
    this.spacing = spacing;
  }

  /**
   * How long to rest after a step that went well.
   *
   * @param took how long the step took; less than nothing when the clock was set back
   */
  Duration rest(Duration took) {
    if (took.isNegative()) {
      return spacing;
    }
    Duration left = spacing.minus(took);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
