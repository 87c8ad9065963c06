package truetill.server.hr;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which time entries a list or a summary is about; null means no filter.
 *
 * @param from first store-local date
 * @param to last store-local date
 * @param nothing whether the wishes exclude each other, such as somebody else's entries for a
 *     caller who sees only own ones
 */
record TimeEntryFilter(
    @Nullable Long employee,
    @Nullable String status,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    boolean nothing) {

  /** Everything. */
  static final TimeEntryFilter NONE = new TimeEntryFilter(null, null, null, null, false);

  /**
   * Puts the parameters of a request together.
   *
   * @param only the one employee the caller may see, null for all
   * @param date the one day, beside the range
   */
  static TimeEntryFilter of(
      @Nullable Long only,
      @Nullable Long employee,
      @Nullable LocalDate date,
      @Nullable String status,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {
    LocalDate first = date == null || (from != null && from.isAfter(date)) ? from : date;
    LocalDate last = date == null || (to != null && to.isBefore(date)) ? to : date;
    boolean hidden = only != null && employee != null && !only.equals(employee);
    boolean empty = first != null && last != null && first.isAfter(last);
    return new TimeEntryFilter(
        only == null ? employee : only, status, first, last, hidden || empty);
  }
}
