package truetill.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaceTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void stepsThatTakeNoTimeStayWithinTenASecondTogether() {
    int steps = 0;
    for (Pace pace : Pace.values()) {
      for (Duration passed = Duration.ZERO;
          passed.compareTo(SECOND) < 0;
          passed = passed.plus(pace.rest(Duration.ZERO))) {
        steps++;
      }
    }
    assertThat(steps).isBetween(8, 10);
  }

  @ParameterizedTest
  @EnumSource(Pace.class)
  void aStepThatWaitedForTheStoreIsFollowedByTheNextAtOnce(Pace pace) {
    assertThat(pace.rest(Duration.ofSeconds(25))).isZero();
    assertThat(pace.rest(Duration.ofMillis(500))).isZero();
  }

  @ParameterizedTest
  @EnumSource(Pace.class)
  void aShortStepRestsForWhatIsLeft(Pace pace) {
    Duration whole = pace.rest(Duration.ZERO);
    assertThat(pace.rest(Duration.ofMillis(40))).isEqualTo(whole.minusMillis(40));
  }

  @Test
  void aClockThatWasSetBackBringsNoRush() {
    assertThat(Pace.FOLLOWING.rest(Duration.ofHours(-1)))
        .isEqualTo(Pace.FOLLOWING.rest(Duration.ZERO));
  }
}
