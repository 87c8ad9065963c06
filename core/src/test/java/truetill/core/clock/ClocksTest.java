package truetill.core.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ClocksTest {
  private static final Instant NOON = Instant.parse("2026-11-27T18:00:00Z");
  private static final LocalDate FRIDAY = LocalDate.parse("2026-11-27");

  @Test
  void aSmallOffsetIsNoOffset() {
    ClockOffset small = ClockOffset.between(NOON, NOON.plusSeconds(120));
    assertThat(small.isNoticeable()).isFalse();
    assertThat(small.corrected(NOON)).isEqualTo(NOON);

    ClockOffset behind = ClockOffset.between(NOON, NOON.plusSeconds(121));
    assertThat(behind.isNoticeable()).isTrue();
    assertThat(behind.isAhead()).isFalse();
    assertThat(behind.corrected(NOON)).isEqualTo(NOON.plusSeconds(121));
    assertThat(behind.isDoubtful()).isFalse();

    ClockOffset ahead = ClockOffset.between(NOON, NOON.minusSeconds(601));
    assertThat(ahead.isAhead()).isTrue();
    assertThat(ahead.isDoubtful()).isTrue();
    assertThat(ahead.size()).isEqualTo(Duration.ofSeconds(601));
  }

  @Test
  void contactGrowsOldByTheStoresTimeAndNeverYounger() {
    StoreContact contact =
        new StoreContact(NOON, ClockOffset.between(NOON.minusSeconds(3600), NOON));
    assertThat(contact.age(NOON.minusSeconds(3600))).isEqualTo(Duration.ZERO);
    assertThat(contact.age(NOON)).isEqualTo(Duration.ofHours(1));
    assertThat(contact.age(NOON.minus(Duration.ofDays(300)))).isEqualTo(Duration.ZERO);
    assertThat(StoreContact.NEVER.age(NOON)).isGreaterThan(Duration.ofDays(365));
  }

  @Test
  void theDateIsDoubtedWhenSomethingSpeaksAgainstIt() {
    assertThat(DateDoubt.about(FRIDAY, ClockOffset.NONE, null, null)).isEmpty();
    assertThat(DateDoubt.about(FRIDAY, ClockOffset.NONE, FRIDAY, null)).isEmpty();
    assertThat(DateDoubt.about(FRIDAY, ClockOffset.NONE, FRIDAY.minusDays(1), null)).isEmpty();
    assertThat(DateDoubt.about(FRIDAY, ClockOffset.NONE, FRIDAY.minusDays(4), FRIDAY)).isEmpty();

    assertThat(DateDoubt.about(FRIDAY, ClockOffset.NONE, FRIDAY.plusDays(1), FRIDAY))
        .hasValue(
            "Is today Friday, November 27, 2026? Asked because the last drawer here was for"
                + " Saturday, November 28, 2026.");
    assertThat(DateDoubt.about(FRIDAY, ClockOffset.NONE, FRIDAY.minusDays(2), null))
        .hasValueSatisfying(said -> assertThat(said).contains("last knew Wednesday"));
    assertThat(DateDoubt.about(FRIDAY, ClockOffset.NONE, null, FRIDAY.minusDays(2))).isPresent();
    assertThat(DateDoubt.about(FRIDAY, new ClockOffset(-660_000), FRIDAY, FRIDAY))
        .hasValueSatisfying(said ->
            assertThat(said).endsWith("this PC's clock was 11 minutes ahead of the store's."));
  }
}
