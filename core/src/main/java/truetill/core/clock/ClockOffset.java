package truetill.core.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a register's clock is off the store's (sync.md section 8). Order never comes from it; it
 * corrects what is shown and reported.
 *
 * @param millis what must be added to the register's time to get the store's
 */
public record ClockOffset(long millis) {
  public static final ClockOffset NONE = new ClockOffset(0);

  /** Below this a clock is right, as far as anybody can tell over a network. */
  private static final Duration NOTICEABLE = Duration.ofMinutes(2);

  private static final Duration DOUBTFUL = Duration.ofMinutes(10);

  /** What the clocks said at one moment. */
  public static ClockOffset between(Instant register, Instant store) {
    return new ClockOffset(Duration.between(register, store).toMillis());
  }

  /** Over two minutes: a person should set the clock right. */
  public boolean isNoticeable() {
    return size().compareTo(NOTICEABLE) > 0;
  }

  /** Over ten minutes: even the date may be wrong. */
  public boolean isDoubtful() {
    return size().compareTo(DOUBTFUL) > 0;
  }

  public Duration size() {
    return Duration.ofMillis(millis).abs();
  }

  /** The register's clock shows a later time than the store's. */
  public boolean isAhead() {
    return millis < 0;
  }

  /** The store's time for a time of the register; a clock that is right is taken as it is. */
  public Instant corrected(Instant register) {
    return isNoticeable() ? register.plusMillis(millis) : register;
  }
}
