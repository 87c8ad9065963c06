package truetill.client.sync;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Notices that what was recorded does not get away although the store answers (sync.md section 12):
 * nothing of it taken for a minute.
 */
final class Watchdog {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private @Nullable Instant stuckSince;
  private long delivered = -1;

  /**
   * Whether it is time to begin anew; told once a minute.
   *
   * @param deliveredSeq the last record the store has
   * @param recordedSeq the last record there is
   * @param answered the store was heard of just now
   */
  boolean barks(long deliveredSeq, long recordedSeq, boolean answered, Instant now) {
    Instant since = stuckSince;
    if (!answered || deliveredSeq >= recordedSeq || deliveredSeq != delivered || since == null) {
      delivered = deliveredSeq;
      stuckSince = deliveredSeq < recordedSeq ? now : null;
      return false;
    }
    if (Duration.between(since, now).compareTo(PATIENCE) < 0) {
      return false;
    }
    stuckSince = now;
    return true;
  }
}
