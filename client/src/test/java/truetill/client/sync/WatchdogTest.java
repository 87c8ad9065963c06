package truetill.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class WatchdogTest {
  private static final Instant START = Instant.parse("2026-11-27T09:00:00Z");

  private final Watchdog dog = new Watchdog();

  private boolean barks(long delivered, long recorded, boolean answered, int second) {
    return dog.barks(delivered, recorded, answered, START.plusSeconds(second));
  }

  @Test
  void barksOnceAMinuteWhileNothingIsTakenAndTheStoreAnswers() {
    assertThat(barks(5, 8, true, 0)).isFalse();
    assertThat(barks(5, 8, true, 59)).isFalse();
    assertThat(barks(5, 9, true, 60)).isTrue();
    assertThat(barks(5, 9, true, 61)).isFalse();
    assertThat(barks(5, 9, true, 120)).isTrue();
  }

  @Test
  void keepsQuietWhileThingsMoveOrTheStoreIsAway() {
    assertThat(barks(5, 8, true, 0)).isFalse();
    assertThat(barks(6, 8, true, 50)).isFalse();
    assertThat(barks(6, 8, true, 100)).isFalse();
    assertThat(barks(6, 8, false, 200)).isFalse();
    assertThat(barks(6, 8, true, 250)).isFalse();
    assertThat(barks(8, 8, true, 400)).isFalse();
    assertThat(barks(8, 9, true, 1000)).isFalse();
    assertThat(barks(8, 9, true, 1059)).isFalse();
  }
}
