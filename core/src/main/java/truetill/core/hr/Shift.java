package truetill.core.hr;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import truetill.core.outcome.Outcome;

/**
 * One stretch of work, checked by the rules of a time entry (rules-store section 6).
 *
 * @param clockOut null while the person is still at work
 */
public record Shift(Instant clockIn, @Nullable Instant clockOut, int breakMinutes) {
  private static final Duration CLOCK_SLACK = Duration.ofMinutes(5);
  private static final Duration LONGEST = Duration.ofHours(24);

  /**
   * clock_in &lt; clock_out ≤ now + 5 minutes; at most 24 hours; 0 ≤ break &lt; length. Refused
   * with {@code bad_clock_in}, {@code bad_clock_out} or {@code bad_break}, which name the field.
   */
  public static Outcome<Shift> checked(
      Instant clockIn, @Nullable Instant clockOut, int breakMinutes, Instant now) {
    Instant latest = now.plus(CLOCK_SLACK);
    if (clockIn.isAfter(latest)) {
      return Outcome.refused("bad_clock_in", "The clock-in lies in the future.");
    }
    if (breakMinutes < 0) {
      return Outcome.refused("bad_break", "Ensure this value is greater than or equal to 0.");
    }
    if (clockOut == null) {
      return Outcome.done(new Shift(clockIn, null, breakMinutes));
    }
    if (!clockIn.isBefore(clockOut)) {
      return Outcome.refused("bad_clock_out", "The clock-out must be after the clock-in.");
    }
    if (clockOut.isAfter(latest)) {
      return Outcome.refused("bad_clock_out", "The clock-out lies in the future.");
    }
    Duration length = Duration.between(clockIn, clockOut);
    if (length.compareTo(LONGEST) > 0) {
      return Outcome.refused(
          "bad_clock_out", "A shift is at most 24 hours. Ask a manager to correct the entry.");
    }
    if (breakMinutes > 0 && Duration.ofMinutes(breakMinutes).compareTo(length) >= 0) {
      return Outcome.refused("bad_break", "The break must be shorter than the shift.");
    }
    return Outcome.done(new Shift(clockIn, clockOut, breakMinutes));
  }

  /** The same rules for a shift that stands already, or is put together from one that does. */
  public Outcome<Shift> rechecked(Instant now) {
    return checked(clockIn, clockOut, breakMinutes, now);
  }

  /**
   * Whether the two cover a common stretch of time; ending when the other begins is none. An open
   * shift has no end. A shift of no length (a clock-out that came without its clock-in) covers
   * nothing.
   */
  public boolean overlaps(Shift other) {
    return !isEmpty()
        && !other.isEmpty()
        && (clockOut == null || other.clockIn.isBefore(clockOut))
        && (other.clockOut == null || clockIn.isBefore(other.clockOut));
  }

  private boolean isEmpty() {
    return clockOut != null && !clockIn.isBefore(clockOut);
  }

  /** Null while the shift lasts. */
  public @Nullable Hours worked() {
    return clockOut == null ? null : Hours.worked(clockIn, clockOut, breakMinutes);
  }
}
