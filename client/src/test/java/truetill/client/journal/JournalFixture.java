package truetill.client.journal;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import truetill.core.clock.Ids;
import truetill.core.clock.TimeOrderedIds;
import truetill.core.journal.Op;
import truetill.core.journal.OpBody;
import truetill.core.money.Money;
import truetill.core.money.Rate;
import truetill.core.outcome.Outcome;
import truetill.core.pos.CartLine;
import truetill.core.pos.CashCount;
import truetill.core.pos.ReceiptNumber;
import truetill.core.pos.Tender;
import truetill.core.pos.Totals;

/** A journal on a {@link FakeStorage}, with bodies to put into it. */
final class JournalFixture {
  static final DeviceIdentity IDENTITY = identity(1);
  static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final UUID ACTOR = new UUID(0x7000, 3);
  static final UUID DRAWER = new UUID(0x7000, 4);

  final Ids ids = new TimeOrderedIds(() -> Instant.EPOCH, new Random(1));
  final ManualScheduler scheduler = new ManualScheduler();
  final FakeStorage storage;
  final List<JournalRecord> replayed = new ArrayList<>();

  JournalFixture() {
    this(new FakeStorage());
  }

  JournalFixture(FakeStorage storage) {
    this.storage = storage;
  }

  static DeviceIdentity identity(int number) {
    return new DeviceIdentity(
        new UUID(0x7000, 0x8000000000000000L + number),
        "nonce-" + number,
        new UUID(0x7000, 2),
        "REG-01",
        "Register 1",
        number,
        new UUID(0x7000, 5),
        "Main Store",
        "America/Chicago",
        "secret",
        "00ff",
        "http://127.0.0.1:1");
  }

  Outcome<Journal> tryOpen(DeviceIdentity identity) throws IOException {
    DeviceFile.write(storage, IDENTITY);
    replayed.clear();
    return new JournalOpening(storage, identity, scheduler, FaultPoints.NONE).open(replayed::add);
  }

  Journal open() throws IOException {
    return tryOpen(IDENTITY).orElseThrow();
  }

  Outcome<Journal.Head> append(Journal journal, OpBody... bodies) {
    return journal.append(chain(journal.head(), bodies));
  }

  List<JournalRecord> chain(Journal.Head head, OpBody... bodies) {
    List<JournalRecord> records = new ArrayList<>();
    Journal.Head before = head;
    for (OpBody body : bodies) {
      JournalRecord record =
          JournalRecord.of(
              new Op(
                  new Op.Envelope(
                      ids.next(),
                      IDENTITY.device(),
                      before.seq() + 1,
                      before.hash(),
                      Instant.parse("2026-11-22T18:00:00Z"),
                      ZoneId.of("America/Chicago"),
                      DAY,
                      ACTOR,
                      "Employee/pin",
                      Op.Seen.NOTHING),
                  body));
      records.add(record);
      before = new Journal.Head(record.seq(), record.hash());
    }
    return records;
  }

  static OpBody soft() {
    return new OpBody.CartCreated(new UUID(0x7000, 6), Rate.DEFAULT_TAX);
  }

  static OpBody hard(String words) {
    return new OpBody.DrawerNoSale(DRAWER, words);
  }

  static OpBody opened(String opening) {
    return new OpBody.DrawerOpened(
        DRAWER, IDENTITY.register(), Money.of(opening), CashCount.NOT_COUNTED);
  }

  static OpBody sale(int counter, String price) {
    List<CartLine> lines = List.of(new CartLine(null, null, "Lamp, brass", 1, Money.of(price)));
    Totals totals = Totals.of(lines, Rate.DEFAULT_TAX);
    return new OpBody.SaleCompleted(
        DRAWER,
        new UUID(0x7000, 100 + counter),
        new ReceiptNumber(DAY, 1, counter).toString(),
        lines,
        Rate.DEFAULT_TAX,
        totals,
        Tender.exactCash().settle(totals.total()).orElseThrow(),
        null);
  }

  static OpBody closed(String expected, String counted) {
    return new OpBody.DrawerClosed(
        DRAWER, Money.of(expected), Money.of(counted), CashCount.NOT_COUNTED);
  }

  List<Long> replayedSeqs() {
    return replayed.stream().map(JournalRecord::seq).toList();
  }

  List<String> segments() {
    return storage.list(Journal.FOLDER).stream().filter(name -> name.endsWith(".seg")).toList();
  }

  byte[] bytes(String segment) {
    return storage.bytes(Journal.FOLDER + "/" + segment);
  }

  void plant(String segment, byte[] bytes) {
    storage.plant(Journal.FOLDER + "/" + segment, bytes);
  }

  static byte[] flipped(byte[] bytes, int at) {
    byte[] flipped = bytes.clone();
    flipped[at] ^= 0x20;
    return flipped;
  }

  static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
