package truetill.server.sync;

import java.time.LocalDate;
import java.util.Map;
import truetill.core.people.CustomerNumber;
import truetill.core.pos.ReceiptNumber;
import truetill.core.pos.SeriesNumbers;
import truetill.server.db.ReadTx;
import truetill.server.pos.ReceiptStore;

/**
 * The numbers of a register's series that are used, as far as this server can know: where the next
 * PC of that register begins (sync.md section 7, I7). Sales that stand are rows; what could not be
 * applied, and customers who were deleted since, are known from the records alone.
 */
final class SeriesUsed {
  private final ReceiptStore receipts = new ReceiptStore();
  private final OpLogStore records = new OpLogStore();
  private final RecordReader reader = new RecordReader();

  /**
   * The highest numbers.
   *
   * @param since first business date of interest for receipts
   */
  SeriesNumbers of(ReadTx tx, long register, int series, LocalDate since) {
    SeriesNumbers used = new SeriesNumbers(receipts.highestOfSeries(tx, series, since), 0);
    for (String text : records.withNumbersOfTheirOwn(tx, register)) {
      used = used.with(numbersIn(reader.stored(text).tree(), series, since));
    }
    return used;
  }

  private static SeriesNumbers numbersIn(Map<String, ?> record, int series, LocalDate since) {
    SeriesNumbers found = SeriesNumbers.NONE;
    if (!(record.get("body") instanceof Map<?, ?> body)) {
      return found;
    }
    if (body.get("receipt") instanceof String receipt) {
      found =
          ReceiptNumber.parse(receipt)
              .filter(number -> number.series() == series && !number.date().isBefore(since))
              .map(SeriesNumbers.NONE::with)
              .orElse(found);
    }
    if (body.get("number") instanceof String customer) {
      SeriesNumbers so = found;
      found =
          CustomerNumber.parse(customer)
              .filter(number -> number.series() == series)
              .map(so::with)
              .orElse(so);
    }
    return found;
  }
}
