package truetill.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import truetill.server.http.HeaderTime.Look;

/** Which connection has a header that does not end (fault-tests section 4, case 18). */
class HeaderTimeTest {
  private static final Instant NOON = Instant.parse("2026-02-12T12:00:00Z");

  private static Instant after(int seconds) {
    return NOON.plusSeconds(seconds);
  }

  @Test
  void aHeaderThatTricklesIsTooLongHalfAMinuteAfterItsFirstByte() {
    Look look = Look.FIRST;
    for (int second = 0; second <= HeaderTime.GRANTED.toSeconds(); second++) {
      look = look.then(0, 20 + second / 10, false, after(second));
      assertThat(look.isTooLong(after(second))).as("after %d s", second).isFalse();
    }
    look = look.then(0, 23, false, after(31));
    assertThat(look.isTooLong(after(31))).isTrue();
  }

  @Test
  void aConnectionOnWhichNothingComesIsLeftToTheLibrary() {
    Look opened = Look.FIRST.then(0, 0, false, NOON);
    assertThat(opened.then(0, 0, false, after(3_600)).isTooLong(after(3_600))).isFalse();
    Look answered = opened.then(1, 500, false, after(1));
    assertThat(answered.then(1, 500, false, after(3_600)).isTooLong(after(3_600))).isFalse();
  }

  @Test
  void aBodyIsNoHeaderHoweverLongItTakes() {
    Look look = Look.FIRST;
    for (int second = 0; second < 100; second++) {
      look = look.then(1, 500 + second, true, after(second));
    }
    look = look.then(1, 900, false, after(101)); // its end came between two looks
    look = look.then(1, 900, false, after(1_000));
    assertThat(look.isTooLong(after(1_000))).isFalse();
  }

  @Test
  void theNextHeaderHasItsOwnHalfMinute() {
    Look look = Look.FIRST.then(0, 20, false, NOON).then(1, 500, false, after(29));
    look = look.then(1, 501, false, after(40)).then(1, 502, false, after(70));
    assertThat(look.isTooLong(after(70))).isFalse();
    assertThat(look.isTooLong(after(71))).isTrue();
    assertThat(look.then(2, 900, false, after(71)).isTooLong(after(71))).isFalse();
  }

  @Test
  void aClockPutBackGivesHalfAMinuteAndNotADay() {
    Look look = Look.FIRST.then(0, 20, false, NOON);
    Instant yesterday = NOON.minus(Duration.ofDays(1));
    look = look.then(0, 21, false, yesterday);
    assertThat(look.isTooLong(yesterday.plusSeconds(31))).isTrue();
  }
}
