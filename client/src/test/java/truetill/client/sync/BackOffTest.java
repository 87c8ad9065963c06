package truetill.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackOffTest {
  private static final int OUTAGES = 2_000;
  private static final long HOUR_MS = 3_600_000;
  private static final int MOST_A_MINUTE = 20;

  @Test
  void anOutageIsAskedAboutAtMostTwentyTimesAMinute() {
    int most = 0;
    long requests = 0;
    for (int seed = 0; seed < OUTAGES; seed++) {
      Random random = new Random(seed);
      BackOff backOff = new BackOff(random);
      Deque<Long> lastMinute = new ArrayDeque<>();
      lastMinute.add(0L); // the long poll that broke off
      long now_ms = 0;
      while (now_ms < HOUR_MS) {
        lastMinute.add(now_ms);
        while (lastMinute.getFirst() <= now_ms - 60_000) {
          lastMinute.removeFirst();
        }
        requests++;
        most = Math.max(most, lastMinute.size());
        now_ms += backOff.next(null, random.nextInt(10) > 0).toMillis();
      }
    }
    System.out.printf(
        "I25 outages=%d requests=%d requests_a_minute_most=%d%n", OUTAGES, requests, most);
    assertThat(most).isBetween(10, MOST_A_MINUTE);
  }

  @Test
  void aRegisterNobodyWorksAtAsksOnceAMinuteOrSo() {
    BackOff backOff = new BackOff(new Random(1));
    Duration hours = Duration.ZERO;
    int requests = 0;
    while (hours.compareTo(Duration.ofHours(10)) < 0) {
      hours = hours.plus(backOff.next(null, false));
      requests++;
    }
    assertThat(requests).isBetween(600, 2_000);
  }

  @Test
  void whatTheStoreAskedForIsWaited() {
    BackOff backOff = new BackOff(new Random(1));
    assertThat(backOff.next(Duration.ofSeconds(90), true)).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void aSuccessBeginsItAnew() {
    BackOff backOff = new BackOff(new Random(1));
    for (int failure = 0; failure < 10; failure++) {
      assertThat(backOff.next(null, false)).isPositive();
    }
    backOff.succeeded();
    assertThat(backOff.next(null, false)).isLessThanOrEqualTo(Duration.ofSeconds(1));
  }
}
