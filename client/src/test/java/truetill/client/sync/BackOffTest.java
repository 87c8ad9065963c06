package truetill.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How long a register waits after a failure (sync.md section 12). */
class BackOffTest {
  private final BackOff backOff = new BackOff(new Random(7));

  @Test
  void neverSoonerThanTheServerAsked() {
    Duration asked = Duration.ofSeconds(90);
    for (int failure = 0; failure < 20; failure++) {
      assertThat(backOff.next(asked)).isEqualTo(asked);
    }
    assertThat(backOff.next(Duration.ZERO)).isPositive();
  }

  @Test
  void atMostAMinuteByItself() {
    Duration longest = Duration.ZERO;
    for (int failure = 0; failure < 1_000; failure++) {
      Duration wait = backOff.next(null);
      assertThat(wait).isPositive().isLessThan(Duration.ofSeconds(61));
      longest = wait.compareTo(longest) > 0 ? wait : longest;
    }
    assertThat(longest).isGreaterThan(Duration.ofSeconds(30));
    backOff.succeeded();
    assertThat(backOff.next(null)).isLessThan(Duration.ofMillis(1_250));
  }
}
