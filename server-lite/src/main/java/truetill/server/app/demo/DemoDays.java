package truetill.server.app.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import truetill.core.clock.StoreClock;

/** Turns the files' "days before today" and store-local times into dates and instants. */
record DemoDays(StoreClock clock, LocalDate today) {
  static DemoDays before(StoreClock clock) {
    return new DemoDays(clock, clock.today());
  }

  LocalDate date(int daysBefore) {
    return today.minusDays(daysBefore);
  }

  Instant at(int daysBefore, LocalTime time) {
    return date(daysBefore).atTime(time).atZone(clock.zone()).toInstant();
  }

  /**
   * A moment of the working day for rows whose file names only the day; {@code spread} keeps them
   * from all falling on the same second.
   */
  Instant duringDay(int daysBefore, int spread) {
    return at(daysBefore, LocalTime.of(9, 50).plusSeconds(Math.floorMod(spread * 131L, 26_000)));
  }
}
