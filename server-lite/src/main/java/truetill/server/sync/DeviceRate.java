package truetill.server.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * How often one register PC may call: ten times a second over half a minute (sync.md section 12). A
 * till that works comes nowhere near it; one that runs wild leaves the server to the others. A
 * bucket of calls for each PC: full at first, refilled at that rate. A clock that jumps back takes
 * nobody's calls away. Kept in memory, one entry for each enrolled PC that called.
 */
final class DeviceRate {
  private static final Duration ONE_CALL = Duration.ofMillis(100);
  static final int AT_ONCE = 300;

  private final InstantSource time;

  /** When the bucket of each PC is full again. */
  private final Map<UUID, Instant> fullAt = new HashMap<>();

  DeviceRate(InstantSource time) {
    this.time = time;
  }

  /**
   * Takes one call.
   *
   * @return zero when it may be made; else how long to wait first, and nothing was taken
   */
  synchronized Duration take(UUID device) {
    Instant now = time.instant();
    Instant emptyUntil = now.plus(ONE_CALL.multipliedBy(AT_ONCE));
    Instant full = fullAt.getOrDefault(device, now);
    if (full.isBefore(now)) {
      full = now;
    } else if (full.isAfter(emptyUntil)) {
      full = emptyUntil;
    }
    Instant after = full.plus(ONE_CALL);
    if (after.isAfter(emptyUntil)) {
      fullAt.put(device, full);
      return Duration.between(emptyUntil, after);
    }
    fullAt.put(device, after);
    return Duration.ZERO;
  }
}
