package truetill.client.journal;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.journal.JournalContinued;
import truetill.core.journal.OpBody;
import truetill.core.money.Money;
import truetill.core.pos.OpenDrawer;
import truetill.core.pos.ReceiptNumber;
import truetill.core.pos.SeriesNumbers;
import truetill.core.pos.Totals;

/**
 * Adds a journal up by itself, from the envelopes' money alone where it can, and compares with what
 * the records say they come to. It shares no running state with the till it checks.
 */
final class Books {
  private final Map<UUID, Money> cashByDrawer = new HashMap<>();
  private final Map<Series, Integer> lastReceipt = new HashMap<>();
  private final long watchedSeq;
  private final int code;
  private Money gross = Money.ZERO;
  private Money cash = Money.ZERO;
  private long lastSeq;
  private String lastHash = "";
  private SeriesNumbers afterCopies = SeriesNumbers.NONE;
  private int copiesLeft;
  private int receipts;
  private int drawersClosed;
  private @Nullable String problem;
  private @Nullable String watchedHash;

  private record Series(LocalDate date, int code) {}

  /**
   * Empty books.
   *
   * @param identity whose journal it is: its receipts go on where another PC's ended
   * @param watchedSeq the record whose hash is wanted later
   */
  Books(DeviceIdentity identity, long watchedSeq) {
    this.watchedSeq = watchedSeq;
    this.code = identity.series();
    identity
        .numbers()
        .receipts()
        .forEach((date, counter) -> lastReceipt.put(new Series(date, code), counter));
  }

  /** The first thing that is wrong, null when nothing is. */
  @Nullable String problem() {
    return problem;
  }

  int receipts() {
    return receipts;
  }

  int drawersClosed() {
    return drawersClosed;
  }

  /** Hash of the watched record, null when there is no such record. */
  @Nullable String watchedHash() {
    return watchedHash;
  }

  void check(String segment, JournalRecord record) {
    Optional<String> wrong = wrong(record);
    if (problem == null && wrong.isPresent()) {
      problem = "record " + record.seq() + " in " + segment + ": " + wrong.get();
    }
    countCopy();
    gross = gross.plus(record.op().gross());
    cash = cash.plus(record.op().cash());
    lastSeq = record.seq();
    lastHash = record.hash();
    if (lastSeq == watchedSeq) {
      watchedHash = lastHash;
    }
  }

  private Optional<String> wrong(JournalRecord record) {
    if (!RecordReader.isCanonical(record)) {
      return Optional.of("it is not in canonical form, or a line's total is not its price");
    }
    OpBody body = record.op().body();
    UUID drawer = body.drawer();
    if (drawer != null && !(body instanceof OpBody.DrawerClosed)) {
      cashByDrawer.merge(drawer, body.cash(), Money::plus);
    }
    return switch (body) {
      case OpBody.DrawerClosed closed -> closed(closed);
      case OpBody.DrawerHandedOff handedOff -> expected(handedOff.drawer(), handedOff.expected());
      case OpBody.SaleCompleted sale -> sale(sale);
      case OpBody.Checkpoint checkpoint -> checkpoint(checkpoint);
      case JournalContinued continued -> continued(record.seq(), continued);
      default -> Optional.empty();
    };
  }

  /** What was added up before it was carried over: from here on these books go on with it. */
  private Optional<String> continued(long seq, JournalContinued continued) {
    if (seq != 1) {
      return Optional.of("it takes over from another journal in the middle of this one");
    }
    OpenDrawer drawer = continued.state().drawer();
    if (drawer != null) {
      cashByDrawer.put(drawer.uid(), drawer.cash().expected());
    }
    gross = continued.state().runningGross();
    cash = continued.state().runningCash();
    lastReceipt.clear();
    continued
        .receiptsBefore()
        .forEach((date, counter) -> lastReceipt.put(new Series(date, code), counter));
    afterCopies = continued.state().numbers();
    copiesLeft = continued.copies() + 1;
    return Optional.empty();
  }

  /** Copies keep the receipts they have; the first sale after them is above all others. */
  private void countCopy() {
    if (copiesLeft == 0) {
      return;
    }
    copiesLeft--;
    if (copiesLeft == 0) {
      afterCopies
          .receipts()
          .forEach(
              (date, counter) -> lastReceipt.merge(new Series(date, code), counter, Math::max));
    }
  }

  private Optional<String> closed(OpBody.DrawerClosed closed) {
    drawersClosed++;
    return expected(closed.drawer(), closed.expected());
  }

  private Optional<String> expected(UUID drawer, Money expected) {
    Money sum = cashByDrawer.getOrDefault(drawer, Money.ZERO);
    return sum.equals(expected)
        ? Optional.empty()
        : Optional.of(
            "it expects " + expected + " in drawer " + drawer + ", the records add up to " + sum);
  }

  private Optional<String> sale(OpBody.SaleCompleted sale) {
    Optional<ReceiptNumber> number = ReceiptNumber.parse(sale.receipt());
    if (number.isEmpty()) {
      return Optional.of(sale.receipt() + " is no receipt number");
    }
    receipts++;
    Series series = new Series(number.get().date(), number.get().series());
    int due = lastReceipt.getOrDefault(series, 0) + 1;
    lastReceipt.put(series, number.get().counter());
    if (number.get().counter() != due) {
      return Optional.of(
          "receipt "
              + sale.receipt()
              + " stands where "
              + new ReceiptNumber(series.date(), series.code(), due)
              + " is due");
    }
    Totals totals = Totals.of(sale.lines(), sale.taxRate());
    if (!totals.equals(sale.totals())) {
      return Optional.of(
          "receipt "
              + sale.receipt()
              + " says "
              + sale.totals().total()
              + ", its lines "
              + totals.total());
    }
    return tenderFits(sale)
        ? Optional.empty()
        : Optional.of("receipt " + sale.receipt() + ": tender, change and total do not agree");
  }

  private static boolean tenderFits(OpBody.SaleCompleted sale) {
    Money card = orZero(sale.payment().cardAmount());
    Money kept = orZero(sale.payment().tendered()).minus(orZero(sale.payment().change()));
    return kept.equals(sale.payment().cashDue()) && kept.plus(card).equals(sale.totals().total());
  }

  private static Money orZero(@Nullable Money amount) {
    return amount == null ? Money.ZERO : amount;
  }

  private Optional<String> checkpoint(OpBody.Checkpoint checkpoint) {
    boolean fits =
        checkpoint.seq() == lastSeq
            && checkpoint.hash().equals(lastHash)
            && checkpoint.runningGross().equals(gross)
            && checkpoint.runningCash().equals(cash);
    return fits
        ? Optional.empty()
        : Optional.of(
            "its running totals are "
                + checkpoint.runningGross()
                + " gross and "
                + checkpoint.runningCash()
                + " cash; the records add up to "
                + gross
                + " and "
                + cash);
  }
}
