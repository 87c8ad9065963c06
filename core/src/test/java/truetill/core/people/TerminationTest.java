package truetill.core.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TerminationTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 2, 12);

  @Test
  void isInForceFromItsDayOn() {
    assertThat(new Termination(TODAY, "layoff").isInForce(TODAY)).isTrue();
    assertThat(new Termination(TODAY.minusDays(1), "layoff").isInForce(TODAY)).isTrue();
    assertThat(new Termination(TODAY.plusDays(1), "layoff").isInForce(TODAY)).isFalse();
    assertThat(Termination.NONE.isInForce(TODAY)).isFalse();
  }

  @Test
  void needsAReasonOnceInForce() {
    assertThat(new Termination(TODAY, "").check(TODAY).isDone()).isFalse();
    assertThat(new Termination(TODAY, "layoff").check(TODAY).isDone()).isTrue();
    assertThat(new Termination(TODAY.plusDays(1), "").check(TODAY).isDone()).isTrue();
    assertThat(Termination.NONE.check(TODAY).isDone()).isTrue();
  }
}
