package truetill.core.hr;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The change of a shift an employee asks for; null means "leave as is". */
public record ShiftChange(
    @Nullable Instant clockIn, @Nullable Instant clockOut, @Nullable Integer breakMinutes) {

  /** Whether it asks for nothing at all. */
  public boolean isEmpty() {
    return clockIn == null && clockOut == null && breakMinutes == null;
  }

  /** The shift as it would be; whether it keeps the rules is for {@link Shift#checked}. */
  public Shift on(Shift shift) {
    return new Shift(
        clockIn == null ? shift.clockIn() : clockIn,
        clockOut == null ? shift.clockOut() : clockOut,
        breakMinutes == null ? shift.breakMinutes() : breakMinutes);
  }
}
