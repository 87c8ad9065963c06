package truetill.server.hr;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TallySpanTest {
  @Test
  void aRangeIsCutIntoWholeMonthsAndTheDaysAroundThem() {
    assertThat(TallySpan.of(day("2026-01-20"), day("2026-04-10")))
        .containsExactly(
            days("2026-01-20", "2026-01-31"),
            months("2026-02-01", "2026-03-01"),
            days("2026-04-01", "2026-04-10"));
    assertThat(TallySpan.of(day("2026-01-01"), day("2026-01-31")))
        .containsExactly(months("2026-01-01", "2026-01-01"));
    assertThat(TallySpan.of(day("2026-01-02"), day("2026-01-31")))
        .containsExactly(days("2026-01-02", "2026-01-31"));
    assertThat(TallySpan.of(null, null)).containsExactly(new TallySpan(true, null, null));
    assertThat(TallySpan.of(day("2026-01-15"), null))
        .containsExactly(
            days("2026-01-15", "2026-01-31"), new TallySpan(true, day("2026-02-01"), null));
    assertThat(TallySpan.of(null, day("2026-01-15")))
        .containsExactly(
            new TallySpan(true, null, day("2025-12-01")), days("2026-01-01", "2026-01-15"));
  }

  @Test
  void everyDayOfARangeIsInExactlyOnePiece() {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      LocalDate from = day("2024-01-01").plusDays(random.nextInt(200));
      LocalDate to = from.plusDays(random.nextInt(130));
      List<LocalDate> covered = new ArrayList<>();
      for (TallySpan span : TallySpan.of(from, to)) {
        LocalDate first = Objects.requireNonNull(span.from());
        LocalDate last = Objects.requireNonNull(span.to());
        first
            .datesUntil(span.months() ? last.plusMonths(1) : last.plusDays(1))
            .forEach(covered::add);
      }
      assertThat(covered).containsExactlyElementsOf(from.datesUntil(to.plusDays(1)).toList());
    }
  }

  private static TallySpan days(String from, String to) {
    return new TallySpan(false, day(from), day(to));
  }

  private static TallySpan months(String from, String to) {
    return new TallySpan(true, day(from), day(to));
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }
}
