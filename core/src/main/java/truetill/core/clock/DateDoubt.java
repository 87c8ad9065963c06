package truetill.core.clock;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a cashier has to look at the date before a drawer is opened for it (sync.md section 8): the
 * clock was over ten minutes off, the date lies before the last day of business, or more than a day
 * after the last day anything was known.
 */
public final class DateDoubt {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, MMMM d, yyyy", Locale.US);

  private DateDoubt() {}

  /**
   * Why the date may be wrong, as a question; empty when nothing speaks against it.
   *
   * @param lastBusiness of the drawer closed last, null before the first
   * @param lastStore the store's date at the last contact, null before the first
   */
  public static Optional<String> about(
      LocalDate today,
      ClockOffset offset,
      @Nullable LocalDate lastBusiness,
      @Nullable LocalDate lastStore) {
    if (lastBusiness != null && today.isBefore(lastBusiness)) {
      return question(today, "the last drawer here was for " + DAY.format(lastBusiness));
    }
    LocalDate known = later(lastBusiness, lastStore);
    if (known != null && today.isAfter(known.plusDays(1))) {
      return question(today, "this register last knew " + DAY.format(known));
    }
    if (offset.isDoubtful()) {
      return question(
          today,
          "this PC's clock was "
              + offset.size().toMinutes()
              + " minutes "
              + (offset.isAhead() ? "ahead of" : "behind")
              + " the store's");
    }
    return Optional.empty();
  }

  private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isAfter(other) ? one : other;
  }

  private static Optional<String> question(LocalDate today, String because) {
    return Optional.of("Is today " + DAY.format(today) + "? Asked because " + because + ".");
  }
}
