package truetill.client.register;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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
  private Instant until;

  /**
   * As the journal left it: a program that is started again forgives nothing.
   *
   * @param failures wrong tries in a row
   */
  Lockout(int failures, Instant until) {
    this.failures = failures;
    this.until = until;
  }

  /** A lock that begins, after so many wrong tries in a row. */
  record Begun(int failures, Duration length) {}

  /** How long sign-in stays locked; zero when it is not. */
  Duration remaining(Instant now) {
    return now.isBefore(until) ? Duration.between(now, until) : Duration.ZERO;
  }

  /** Answers the lock that begins with this failure, null while there is none. */
  @Nullable Begun failed(Instant now) {
    failures++;
    if (failures < FREE_FAILURES) {
      return null;
    }
    int doublings = Math.min(failures - FREE_FAILURES, MOST_DOUBLINGS);
    Duration doubled = FIRST.multipliedBy(1L << doublings);
    Duration length = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    until = now.plus(length);
    return new Begun(failures, length);
  }

  void succeeded() {
    failures = 0;
    until = Instant.MIN;
  }
}
