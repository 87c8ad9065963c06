package truetill.core.clock;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/**
 * The handed-in time together with the store's zone. Every "today", every date in a number and
 * every date filter uses the store's zone (rules-store section 1).
 *
 * @param source where "now" comes from; a test hands in its own
 * @param zone the IANA zone of the first active location
 */
public record StoreClock(InstantSource source, ZoneId zone) {
  /** The zone of a store that has not said otherwise. */
  public static final ZoneId DEFAULT_ZONE = ZoneId.of("America/Chicago");

  public Instant now() {
    return source.instant();
  }

  public LocalDate today() {
    return dateOf(now());
  }

  public LocalDate dateOf(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }

  /** The instant a store-local day begins; the day ends where the next one begins (23 to 25 h). */
  public Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  public OffsetDateTime local(Instant instant) {
    return instant.atZone(zone).toOffsetDateTime();
  }
}
