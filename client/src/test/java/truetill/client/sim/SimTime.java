package truetill.client.sim;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The true time of a history. */
final class SimTime implements InstantSource {
  /** A Monday morning in the store. */
  private static final Instant START = Instant.parse("2026-03-02T14:30:00Z");

  private Instant now = START;

  void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
