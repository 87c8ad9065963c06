package truetill.server.db;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import truetill.core.clock.StoreClock;

/**
 * The store's time: the handed-in clock, in whole microseconds (what the columns hold), and the
 * zone of the first active location (rules-store section 1).
 */
public final class StoreTime {
  private final InstantSource source;
  private volatile StoreClock clock;

  public StoreTime(InstantSource source) {
    this.source = () -> source.instant().truncatedTo(ChronoUnit.MICROS);
    this.clock = new StoreClock(this.source, StoreClock.DEFAULT_ZONE);
  }

  /** The clock with today's zone; ask each time, a location may be edited meanwhile. */
  public StoreClock clock() {
    return clock;
  }

  public Instant now() {
    return clock.now();
  }

  /** Reads the zone again; call after a location was written and at start. */
  public void refresh(ReadTx tx) {
    ZoneId zone =
        tx.handle()
            .createQuery(
                "select timezone from work_location where is_active order by id"
                    + " fetch first 1 rows only")
            .mapTo(String.class)
            .findOne()
            .flatMap(StoreTime::zone)
            .orElse(StoreClock.DEFAULT_ZONE);
    clock = new StoreClock(source, zone);
  }

  private static Optional<ZoneId> zone(String id) {
    try {
      return Optional.of(ZoneId.of(id));
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }
}
