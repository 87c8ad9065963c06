package truetill.core.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {
  @Test
  void alwaysRisesWhateverTheClockDoes() {
    Random random = new Random(5);
    AtomicLong millis = new AtomicLong(1_800_000_000_000L);
    Ids ids = new TimeOrderedIds(() -> Instant.ofEpochMilli(millis.get()), random);
    UUID last = ids.next();
    for (int run = 0; run < 50_000; run++) {
      switch (random.nextInt(4)) {
        case 0 -> millis.addAndGet(random.nextLong(5));
        case 1 -> millis.addAndGet(-random.nextLong(100_000));
        default -> {}
      }
      UUID next = ids.next();
      assertThat(next.version()).isEqualTo(7);
      assertThat(next.variant()).isEqualTo(2);
      assertThat(next.toString()).isGreaterThan(last.toString());
      last = next;
    }
  }
}
