package truetill.core.clock;

import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * UUIDv7 as sync.md section 2 asks: when the clock goes back or stands still, the generator holds
 * the old millisecond and counts, so its ids always rise.
 */
public final class TimeOrderedIds implements Ids {
  private static final int COUNTER_LIMIT = 1 << 12;

  private final InstantSource time;
  private final RandomGenerator random;
  private long lastMillisecond = -1;
  private int counter;

  public TimeOrderedIds(InstantSource time, RandomGenerator random) {
    this.time = time;
    this.random = random;
  }

  @Override
  public synchronized UUID next() {
    long now = time.millis();
    if (now > lastMillisecond) {
      lastMillisecond = now;
      counter = random.nextInt(COUNTER_LIMIT / 2);
    } else if (++counter == COUNTER_LIMIT) {
      lastMillisecond++;
      counter = 0;
    }
    long high = (lastMillisecond << 16) | 0x7000L | counter;
    long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
