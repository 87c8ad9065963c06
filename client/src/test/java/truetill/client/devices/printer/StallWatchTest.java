package truetill.client.devices.printer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StallWatchTest {
  @Test
  void a_whole_limit_without_a_step_is_a_stall() {
    StallWatch watch = new StallWatch();
    for (int look = 1; look < StallWatch.LOOKS_PER_LIMIT; look++) {
      assertThat(watch.stalledAt(0)).isFalse();
    }
    assertThat(watch.stalledAt(0)).isTrue();
  }

  @Test
  void one_step_per_limit_goes_on_for_ever() {
    StallWatch watch = new StallWatch();
    for (int look = 1; look < 100 * StallWatch.LOOKS_PER_LIMIT; look++) {
      assertThat(watch.stalledAt(look / StallWatch.LOOKS_PER_LIMIT)).isFalse();
    }
  }
}
