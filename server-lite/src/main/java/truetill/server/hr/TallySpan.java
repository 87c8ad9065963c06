package truetill.server.hr;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a range of dates that is added up from one kind of rows: whole months from the tally
 * of months, the days at the ends one by one.
 *
 * @param months whether it is whole months; {@code from} and {@code to} are then firsts of months
 * @param from null when the range has no beginning
 * @param to inclusive; null when the range has no end
 */
record TallySpan(boolean months, @Nullable LocalDate from, @Nullable LocalDate to) {

  /** Cuts a range of dates, both inclusive, into pieces that do not meet; from is not after to. */
  static List<TallySpan> of(@Nullable LocalDate from, @Nullable LocalDate to) {
    LocalDate firstMonth = from == null ? null : monthAtOrAfter(from);
    LocalDate lastMonth = to == null ? null : lastFullMonth(to);
    if (firstMonth != null && lastMonth != null && firstMonth.isAfter(lastMonth)) {
      return List.of(new TallySpan(false, from, to));
    }
    List<TallySpan> spans = new ArrayList<>();
    if (from != null && firstMonth != null && from.isBefore(firstMonth)) {
      spans.add(new TallySpan(false, from, firstMonth.minusDays(1)));
    }
    spans.add(new TallySpan(true, firstMonth, lastMonth));
    if (to != null && lastMonth != null) {
      LocalDate afterLast = lastMonth.plusMonths(1);
      if (!afterLast.isAfter(to)) {
        spans.add(new TallySpan(false, afterLast, to));
      }
    }
    return spans;
  }

  private static LocalDate monthAtOrAfter(LocalDate day) {
    return day.getDayOfMonth() == 1 ? day : day.with(TemporalAdjusters.firstDayOfNextMonth());
  }

  /** First day of the last month that is over by the end of {@code day}. */
  private static LocalDate lastFullMonth(LocalDate day) {
    return day.plusDays(1).withDayOfMonth(1).minusMonths(1);
  }
}
