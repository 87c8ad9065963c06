package truetill.core.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * When a register last heard of its store, and how its clock stood then.
 *
 * @param storeTime the store's time at that moment
 */
public record StoreContact(Instant storeTime, ClockOffset offset) {
  /** A register that cannot tell. */
  public static final StoreContact NEVER = new StoreContact(Instant.EPOCH, ClockOffset.NONE);

  /**
   * How long ago that was. Never less than nothing: turning the clock back does not make it longer
   * ago than it was (sync.md section 8).
   *
   * @param wall the register's clock now
   */
  public Duration age(Instant wall) {
    Duration age = Duration.between(storeTime, offset.corrected(wall));
    return age.isNegative() ? Duration.ZERO : age;
  }
}
