package truetill.server.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import truetill.server.http.Problem;
import truetill.server.http.Reply;

/**
 * How often one register PC may call: ten times a second (sync.md section 12). One that runs wild
 * leaves the server to the others. A bucket of calls for each PC: full at first, refilled at that
 * rate. It holds five seconds' worth, so that calls that belong together pass however fast they are
 * answered: 8,000 records of an outage are 40 deliveries, a set of 50,000 rows comes in 10 parts
 * (decision 085). A clock that jumps back takes nobody's calls away. Kept in memory, one entry for
 * each enrolled PC that called.
 */
final class DeviceRate {
  private static final Duration ONE_CALL = Duration.ofMillis(100);
  static final int AT_ONCE = 50;

  private final InstantSource time;

  /** When the bucket of each PC is full again. */
  private final Map<UUID, Instant> fullAt = new HashMap<>();

  DeviceRate(InstantSource time) {
    this.time = time;
  }

  /** Takes one call, or refuses it and says when to come again. */
  void admit(UUID device) {
    Duration wait = take(device);
    if (!wait.isZero()) {
      Map<String, String> body = new LinkedHashMap<>();
      body.put("detail", "This register calls too often. Try again in a second.");
      body.put("code", "too_many_requests");
      long seconds = wait.plusMillis(999).toSeconds();
      throw new Problem(Reply.of(429, body).with("Retry-After", Long.toString(seconds)));
    }
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
