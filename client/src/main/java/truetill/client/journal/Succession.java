package truetill.client.journal;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import truetill.core.clock.Ids;
import truetill.core.journal.JournalContinued;
import truetill.core.journal.Op;
import truetill.core.journal.OpBody;
import truetill.core.outcome.Outcome;
import truetill.core.pos.OpenDrawer;
import truetill.core.pos.ReceiptNumber;
import truetill.core.pos.SeriesNumbers;
import truetill.core.pos.TillReplay;
import truetill.core.pos.TillState;

/**
 * Makes the journal of a device that takes over from another one in the same data folder (sync.md
 * section 9, "Device rolled back or cloned"): a {@link JournalContinued}, then the records the
 * store does not have, with their op ids. The former journal stays as any start would leave it; the
 * new one is whole and forced before anybody is told of it.
 */
public final class Succession {
  /** How an op says that nobody signed in for it. */
  private static final String DEVICE = "device";

  private static final int BATCH_RECORDS = 200;

  private final Storage storage;
  private final DeviceIdentity from;
  private final DeviceIdentity to;
  private final Ids ids;
  private final Instant now;

  /**
   * @param to the new device, with a journal folder of its own
   */
  public Succession(Storage storage, DeviceIdentity from, DeviceIdentity to, Ids ids, Instant now) {
    if (to.journal().equals(from.journal())) {
      throw new IllegalArgumentException("two devices in one journal folder");
    }
    this.storage = storage;
    this.from = from;
    this.to = to;
    this.ids = ids;
    this.now = now.truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * What was written.
   *
   * @param copies records that go along to be delivered by the new device
   */
  public record Written(int copies, Journal.Head head) {}

  /**
   * Writes it. Refusals: those of {@link JournalOpening#open} for the former journal and of {@link
   * Journal#append} for the new one.
   *
   * @param knownSeq the last record of the former journal that the store is known to have
   */
  public Outcome<Written> write(long knownSeq) throws IOException {
    End end = new End();
    Outcome<Journal> former =
        new JournalOpening(storage, from, (delay, task) -> () -> {}, FaultPoints.NONE)
            .open(end::take);
    if (former instanceof Outcome.Refused<Journal> refused) {
      return refused.as();
    }
    former.orElseThrow().close();
    Part part = new Part(end.copyAfter(knownSeq));
    JournalScan.run(DeviceStorage.of(storage, from), from, (segment, record) -> part.take(record));
    return written(records(part, end));
  }

  /** A till's state at the end of the former journal, and what has to be copied for it. */
  private final class End {
    private TillState state = TillState.startingAfter(from.numbers());
    private long lastSeq;
    private long lockSeq;
    private boolean continuesAnother;

    void take(JournalRecord record) {
      state = TillReplay.apply(state, record.op());
      lastSeq = record.seq();
      if (record.op().body() instanceof OpBody.AuthLocked) {
        lockSeq = record.seq();
      }
      continuesAnother |= record.op().body() instanceof JournalContinued;
    }

    /** A lock on sign-in holds only as the last thing recorded, so its record is copied too. */
    long copyAfter(long knownSeq) {
      long after = Math.clamp(knownSeq, 0, lastSeq);
      if (state.lock() != null) {
        after = Math.min(after, lockSeq - 1);
      }
      return continuesAnother ? Math.max(after, 1) : after;
    }
  }

  /** The till where the copies begin, and the records to copy. */
  private final class Part {
    private final long after;
    private final OpenSales sales = new OpenSales();
    private final List<JournalRecord> copies = new ArrayList<>();
    private TillState state = TillState.startingAfter(from.numbers());
    private String hash = from.root();

    Part(long after) {
      this.after = after;
    }

    void take(JournalRecord record) {
      OpBody body = record.op().body();
      if (record.seq() <= after) {
        state = TillReplay.apply(state, record.op());
        hash = record.hash();
        sales.take(record);
      } else if (!(body instanceof OpBody.Checkpoint) && !(body instanceof JournalContinued)) {
        copies.add(record);
      }
    }

    List<JournalRecord> toCopy() {
      List<JournalRecord> all = new ArrayList<>(sales.in(state));
      all.addAll(copies);
      return all;
    }
  }

  private List<JournalRecord> records(Part part, End end) {
    List<JournalRecord> copied = part.toCopy();
    TillState state = part.state;
    SeriesNumbers numbers = end.state.numbers().with(to.numbers());
    TillState carried =
        new TillState(
            state.drawer(),
            state.closed(),
            null,
            Map.of(),
            numbers,
            state.shifts(),
            null,
            state.runningGross(),
            state.runningCash());
    OpenDrawer drawer = state.drawer();
    ZoneId zone = ZoneId.of(to.timezone());
    JournalRecord first =
        JournalRecord.of(
            new Op(
                new Op.Envelope(
                    ids.next(),
                    to.device(),
                    1,
                    to.root(),
                    now,
                    zone,
                    drawer == null ? LocalDate.ofInstant(now, zone) : drawer.businessDate(),
                    to.device(),
                    DEVICE,
                    Op.Seen.NOTHING),
                new JournalContinued(
                    from.device(),
                    part.after,
                    part.hash,
                    copied.size(),
                    carried,
                    receiptsBefore(state, copied))));
    List<JournalRecord> records = new ArrayList<>();
    records.add(first);
    for (JournalRecord record : copied) {
      JournalRecord before = records.getLast();
      records.add(RecordReader.moved(record, to.device(), before.seq() + 1, before.hash()));
    }
    return records;
  }

  private static Map<LocalDate, Integer> receiptsBefore(
      TillState state, List<JournalRecord> copied) {
    Map<LocalDate, Integer> before = new LinkedHashMap<>();
    for (JournalRecord record : copied) {
      if (record.op().body() instanceof OpBody.SaleCompleted sale) {
        LocalDate date = ReceiptNumber.parse(sale.receipt()).orElseThrow().date();
        before.put(date, state.numbers().nextReceipt(date) - 1);
      }
    }
    return before;
  }

  /** What an earlier try left in the new folder is no journal of anybody. */
  private Outcome<Written> written(List<JournalRecord> records) throws IOException {
    for (String name : storage.list(to.journal())) {
      storage.delete(to.journal() + "/" + name);
    }
    Outcome<Journal> opened =
        new JournalOpening(storage, to, (delay, task) -> () -> {}, FaultPoints.NONE)
            .open(record -> {});
    if (opened instanceof Outcome.Refused<Journal> refused) {
      return refused.as();
    }
    try (Journal journal = opened.orElseThrow()) {
      for (int start = 0; start < records.size(); start += BATCH_RECORDS) {
        List<JournalRecord> batch =
            records.subList(start, Math.min(records.size(), start + BATCH_RECORDS));
        if (journal.append(batch) instanceof Outcome.Refused<Journal.Head> refused) {
          return refused.as();
        }
      }
      journal.flush();
      String failure = journal.failure();
      return failure == null
          ? Outcome.done(new Written(records.size() - 1, journal.forced()))
          : Outcome.refused("not_recorded", failure);
    }
  }
}
