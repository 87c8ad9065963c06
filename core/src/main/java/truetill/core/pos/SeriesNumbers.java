package truetill.core.pos;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import truetill.core.people.CustomerNumber;

/**
 * The highest numbers given so far in a register's own series (sync.md section 7); the next one is
 * one more.
 *
 * @param receipts highest receipt counter by business date (I7)
 * @param customers highest customer counter, 0 for none
 */
public record SeriesNumbers(Map<LocalDate, Integer> receipts, int customers) {
  public static final SeriesNumbers NONE = new SeriesNumbers(Map.of(), 0);

  public SeriesNumbers {
    receipts = Collections.unmodifiableMap(new LinkedHashMap<>(receipts));
  }

  /** The counter of the next receipt of that date. */
  public int nextReceipt(LocalDate date) {
    return receipts.getOrDefault(date, 0) + 1;
  }

  public SeriesNumbers with(ReceiptNumber number) {
    Map<LocalDate, Integer> highest = new LinkedHashMap<>(receipts);
    highest.merge(number.date(), number.counter(), Math::max);
    return new SeriesNumbers(highest, customers);
  }

  public SeriesNumbers with(CustomerNumber number) {
    return new SeriesNumbers(receipts, Math.max(customers, number.counter()));
  }

  /** Above both. */
  public SeriesNumbers with(SeriesNumbers other) {
    Map<LocalDate, Integer> highest = new LinkedHashMap<>(receipts);
    other.receipts.forEach((date, counter) -> highest.merge(date, counter, Math::max));
    return new SeriesNumbers(highest, Math.max(customers, other.customers));
  }
}
