package truetill.server.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import truetill.server.http.Problem;
import truetill.server.http.Reply;

/**
 * Counts events by key in a sliding window and answers 429 above the limit. Kept in memory, for the
 * latest ten thousand keys.
 */
public final class Throttle {
  private static final int MAX_KEYS = 10_000;

  private final InstantSource time;
  private final int limit;
  private final Duration window;
  private final Map<String, Deque<Instant>> events =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
          return size() > MAX_KEYS;
        }
      };

  /**
   * @param limit events allowed in one window
   */
  public Throttle(InstantSource time, int limit, Duration window) {
    this.time = time;
    this.limit = limit;
    this.window = window;
  }

  /** Ends the call as 429 with {@code Retry-After} when the key has used up its events. */
  public synchronized void check(String key) {
    Instant now = time.instant();
    Deque<Instant> recent = recent(key, now);
    if (recent.size() >= limit) {
      long seconds = Math.max(1, Duration.between(now, recent.getFirst().plus(window)).toSeconds());
      throw new Problem(
          Reply.detail(429, "Request was throttled. Expected available in " + seconds + " seconds.")
              .with("Retry-After", Long.toString(seconds)));
    }
  }

  /** {@link #check} and {@link #count} in one step. */
  public synchronized void take(String key) {
    check(key);
    count(key);
  }

  public synchronized void count(String key) {
    Instant now = time.instant();
    recent(key, now).addLast(now);
  }

  /** A success wipes the slate. */
  public synchronized void forget(String key) {
    events.remove(key);
  }

  private Deque<Instant> recent(String key, Instant now) {
    Deque<Instant> recent = events.computeIfAbsent(key, name -> new ArrayDeque<>());
    while (!recent.isEmpty() && !recent.getFirst().plus(window).isAfter(now)) {
      recent.removeFirst();
    }
    return recent;
  }
}
