package truetill.core.hr;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import truetill.core.outcome.Outcome;

class ShiftTest {
  private static final Instant NOW = Instant.parse("2026-02-12T22:29:00Z");
  private static final Instant NINE = Instant.parse("2026-02-12T15:00:00Z");

  @Test
  void aDayWithABreakCountsItsHours() {
    Instant out = NINE.plus(Duration.ofHours(7)).plus(Duration.ofMinutes(29));
    Hours hours = Shift.checked(NINE, out, 30, NOW).orElseThrow().worked();
    assertThat(hours).hasToString("6.98");
  }

  @Test
  void anOpenShiftHasNoHoursYet() {
    assertThat(Shift.checked(NINE, null, 0, NOW).orElseThrow().worked()).isNull();
  }

  @Test
  void aClockOutMayRunFiveMinutesAhead() {
    assertThat(Shift.checked(NINE, NOW.plus(Duration.ofMinutes(5)), 0, NOW).isDone()).isTrue();
    assertThat(code(NINE, NOW.plus(Duration.ofMinutes(5)).plusMillis(1), 0))
        .isEqualTo("bad_clock_out");
  }

  @Test
  void aClockInInTheFutureIsRefused() {
    assertThat(code(NOW.plus(Duration.ofMinutes(6)), null, 0)).isEqualTo("bad_clock_in");
  }

  @Test
  void aClockOutMustComeAfterTheClockIn() {
    assertThat(code(NINE, NINE, 0)).isEqualTo("bad_clock_out");
    assertThat(code(NINE, NINE.minusSeconds(1), 0)).isEqualTo("bad_clock_out");
  }

  @Test
  void aShiftIsAtMostADayLong() {
    Instant yesterday = NOW.minus(Duration.ofHours(24));
    assertThat(Shift.checked(yesterday, NOW, 0, NOW).isDone()).isTrue();
    assertThat(code(yesterday.minusSeconds(1), NOW, 0)).isEqualTo("bad_clock_out");
  }

  @Test
  void theBreakIsShorterThanTheShift() {
    Instant out = NINE.plus(Duration.ofMinutes(30));
    assertThat(Shift.checked(NINE, out, 29, NOW).isDone()).isTrue();
    assertThat(code(NINE, out, 30)).isEqualTo("bad_break");
    assertThat(code(NINE, out, -1)).isEqualTo("bad_break");
  }

  private static String code(Instant clockIn, @Nullable Instant clockOut, int breakMinutes) {
    return Shift.checked(clockIn, clockOut, breakMinutes, NOW)
            instanceof Outcome.Refused<Shift>(String code, String detail)
        ? code
        : "done";
  }
}
