package truetill.client.sync;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Jitter from one second to sixty, and never sooner than the server asked (sync.md section 12).
 * While somebody works at the register a store that is away is looked for every five seconds; the
 * least wait grows to four, so that no draw makes it more than twenty requests a minute (I25).
 */
final class BackOff {
  private static final long FIRST_MS = 1_000;
  private static final long LONGEST_MS = 60_000;
  private static final long LONGEST_LEAST_MS = 4_000;
  private static final Duration IN_USE = Duration.ofSeconds(5);

  private final RandomGenerator random;
  private long ceilingMillis = FIRST_MS;

  BackOff(RandomGenerator random) {
    this.random = random;
  }

  void succeeded() {
    ceilingMillis = FIRST_MS;
  }

  /**
   * How long to wait after one more failure.
   *
   * @param retryAfter what the server asked for, null when it did not
   * @param inUse whether somebody works here
   */
  Duration next(@Nullable Duration retryAfter, boolean inUse) {
    long least = Math.min(LONGEST_LEAST_MS, ceilingMillis / 4);
    Duration jitter = Duration.ofMillis(least + random.nextLong(ceilingMillis - least));
    ceilingMillis = Math.min(LONGEST_MS, ceilingMillis * 2);
    if (retryAfter != null) {
      return retryAfter.compareTo(jitter) > 0 ? retryAfter : jitter;
    }
    return inUse && jitter.compareTo(IN_USE) > 0 ? IN_USE : jitter;
  }
}
