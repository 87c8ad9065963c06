package truetill.core.hr;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoursTest {
  @ParameterizedTest
  @CsvSource({
    "2026-02-12T09:00, 2026-02-12T16:29, 30, 6.98",
    "2026-03-07T22:00, 2026-03-08T06:00, 0, 7.00",
    "2026-10-31T22:00, 2026-11-01T06:00, 0, 9.00",
    "2026-02-12T09:00, 2026-02-12T09:10, 30, 0.00",
    "2026-02-12T09:00, 2026-02-12T08:00, 0, 0.00"
  })
  void measuresBetweenInstants(String in, String out, int breakMinutes, String hours) {
    assertThat(Hours.worked(chicago(in), chicago(out), breakMinutes)).hasToString(hours);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.00", "999999, 9999.99", "1000000, 0.00", "64721175, 0.00", "-1, 0.00"})
  void whatNoEntryHoldsCountsNothing(long hundredths, String counted) {
    assertThat(new Hours(hundredths).countable()).hasToString(counted);
  }

  private static Instant chicago(String local) {
    return LocalDateTime.parse(local).atZone(ZoneId.of("America/Chicago")).toInstant();
  }
}
