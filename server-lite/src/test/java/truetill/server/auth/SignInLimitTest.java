package truetill.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import truetill.server.app.TestClock;
import truetill.server.http.Problem;

/** One common password on everybody, and one account from everywhere (sync.md section 11). */
class SignInLimitTest {
  private static final String HERE = "192.0.2.1";
  private static final String THERE = "192.0.2.2";

  private final TestClock clock = new TestClock(Instant.parse("2026-02-12T18:00:00Z"));
  private final SignInLimit limit = new SignInLimit(clock);

  /** Whether a wrong password is answered at all. */
  private boolean guess(String email, String client) {
    try {
      limit.check(email, client);
      limit.failed(email, client);
      return true;
    } catch (Problem throttled) {
      assertThat(throttled.reply().status()).isEqualTo(429);
      return false;
    }
  }

  private long answered(int users, String client) {
    return IntStream.range(0, users)
        .filter(number -> guess("user" + number + "@shop.test", client))
        .count();
  }

  @Test
  void aThousandUsersAndOnePasswordFromOneAddressAreFiftyGuesses() {
    assertThat(answered(1_000, HERE)).isEqualTo(50);
    assertThat(guess("else@shop.test", THERE)).as("from another address").isTrue();
    clock.advance(Duration.ofMinutes(5).minusSeconds(1));
    assertThat(answered(10, HERE)).isZero();
    clock.advance(Duration.ofSeconds(1));
    assertThat(answered(1_000, HERE)).isEqualTo(50);
  }

  @Test
  void oneAccountIsTenGuessesFromEachAddress() {
    for (String client : new String[] {HERE, THERE}) {
      for (int i = 0; i < 10; i++) {
        assertThat(guess("Carl@shop.test", client)).isTrue();
      }
      assertThat(guess("carl@SHOP.test", client)).as("however it is spelt").isFalse();
    }
  }

  @Test
  void anOwnAccountWipesNothingButItsOwnSlate() {
    for (int i = 0; i < 49; i++) {
      assertThat(guess("user" + i + "@shop.test", HERE)).isTrue();
    }
    limit.check("own@shop.test", HERE);
    limit.succeeded("own@shop.test", HERE);
    assertThat(guess("user50@shop.test", HERE)).isTrue();
    assertThat(guess("user51@shop.test", HERE)).isFalse();
  }
}
