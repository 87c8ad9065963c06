package truetill.core.hr;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.core.hr.EntryStatus.APPROVED;
import static truetill.core.hr.EntryStatus.FLAGGED;
import static truetill.core.hr.EntryStatus.PENDING;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReviewTest {
  private static final Instant NINE = Instant.parse("2026-02-12T15:00:00Z");
  private static final Instant TEN = Instant.parse("2026-02-12T16:00:00Z");
  private static final Instant ELEVEN = Instant.parse("2026-02-12T17:00:00Z");

  @Test
  void onlyAFinishedShiftIsApproved() {
    assertThat(PENDING.approve(new Shift(NINE, null, 0)).isDone()).isFalse();
    assertThat(FLAGGED.approve(new Shift(NINE, TEN, 0)).orElseThrow()).isEqualTo(APPROVED);
    assertThat(APPROVED.approve(new Shift(NINE, TEN, 0)).orElseThrow()).isEqualTo(APPROVED);
  }

  @Test
  void aMarkComesAndGoesUntilTheEntryIsApproved() {
    assertThat(PENDING.mark(FLAGGED).orElseThrow()).isEqualTo(FLAGGED);
    assertThat(FLAGGED.mark(PENDING).orElseThrow()).isEqualTo(PENDING);
    assertThat(APPROVED.mark(PENDING).isDone()).isFalse();
  }

  @Test
  void aRequestIsDecidedOnce() {
    assertThat(ReviewStatus.PENDING.whilePending(ReviewStatus.DENIED).orElseThrow())
        .isEqualTo(ReviewStatus.DENIED);
    assertThat(ReviewStatus.APPROVED.whilePending(ReviewStatus.DENIED).isDone()).isFalse();
    assertThat(ReviewStatus.DENIED.whilePending(ReviewStatus.APPROVED).isDone()).isFalse();
  }

  @Test
  void shiftsOverlapWhenTheyShareTime() {
    Shift morning = new Shift(NINE, TEN, 0);
    assertThat(morning.overlaps(new Shift(TEN, ELEVEN, 0))).isFalse();
    assertThat(new Shift(TEN, ELEVEN, 0).overlaps(morning)).isFalse();
    assertThat(morning.overlaps(new Shift(NINE.plusSeconds(1), ELEVEN, 0))).isTrue();
    assertThat(morning.overlaps(new Shift(NINE, null, 0))).isTrue();
    assertThat(morning.overlaps(new Shift(TEN, null, 0))).isFalse();
    assertThat(new Shift(NINE, null, 0).overlaps(new Shift(TEN, null, 0))).isTrue();
    assertThat(morning.overlaps(new Shift(NINE.plusSeconds(60), NINE.plusSeconds(60), 0)))
        .as("a shift of no length")
        .isFalse();
  }

  @Test
  void aChangeLeavesAsItIsWhatItDoesNotName() {
    Shift shift = new Shift(NINE, TEN, 15);
    assertThat(new ShiftChange(null, ELEVEN, null).on(shift))
        .isEqualTo(new Shift(NINE, ELEVEN, 15));
    assertThat(new ShiftChange(null, null, 0).on(shift)).isEqualTo(new Shift(NINE, TEN, 0));
    assertThat(new ShiftChange(null, null, null).isEmpty()).isTrue();
    assertThat(new ShiftChange(null, null, 0).isEmpty()).isFalse();
  }
}
