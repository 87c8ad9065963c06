package truetill.client.register;

import java.time.Duration;
import java.time.Instant;

/**
 * Slows guessing down: five failures on this register lock sign-in for 30 s, each further one twice
 * as long, at most an hour (sync.md section 11). A success ends it.
 */
final class Lockout {
  private static final int FREE_FAILURES = 5;
  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 7;

  private int failures;
  private Instant until = Instant.MIN;

  /** How long sign-in stays locked; zero when it is not. */
  Duration remaining(Instant now) {
    return now.isBefore(until) ? Duration.between(now, until) : Duration.ZERO;
  }

  void failed(Instant now) {
    failures++;
    if (failures >= FREE_FAILURES) {
      int doublings = Math.min(failures - FREE_FAILURES, MOST_DOUBLINGS);
      Duration length = FIRST.multipliedBy(1L << doublings);
      until = now.plus(length.compareTo(LONGEST) < 0 ? length : LONGEST);
    }
  }

  void succeeded() {
    failures = 0;
    until = Instant.MIN;
  }
}
