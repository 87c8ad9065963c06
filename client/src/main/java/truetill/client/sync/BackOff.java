package truetill.client.sync;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Full jitter from one second to sixty, and never sooner than the server asked (sync.md section
 * 12).
 */
final class BackOff {
  private static final long FIRST_MS = 1_000;
  private static final long LONGEST_MS = 60_000;

  private final RandomGenerator random;
  private long ceilingMillis = FIRST_MS;

  BackOff(RandomGenerator random) {
    this.random = random;
  }

  void succeeded() {
    ceilingMillis = FIRST_MS;
  }

  /** How long to wait after one more failure. */
  Duration next(@Nullable Duration retryAfter) {
    Duration jitter = Duration.ofMillis(FIRST_MS / 4 + random.nextLong(ceilingMillis));
    ceilingMillis = Math.min(LONGEST_MS, ceilingMillis * 2);
    return retryAfter != null && retryAfter.compareTo(jitter) > 0 ? retryAfter : jitter;
  }
}
