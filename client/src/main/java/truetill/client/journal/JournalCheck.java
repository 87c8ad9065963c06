package truetill.client.journal;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.client.journal.Journal.Head;

/**
 * Proves a register's books from its data folder alone and names the first record that is wrong:
 * checksums, canonical form, hash chain, cash of each drawer, receipt series, checkpoints and the
 * acknowledged head (sync.md I4, I5, I7, I31). It writes nothing, and it never takes bad bytes for
 * a torn tail: that is for the register to decide when it opens.
 */
public final class JournalCheck {
  private JournalCheck() {}

  /**
   * What was found.
   *
   * @param problem a sentence naming the first bad record, null when the books are right
   */
  public record Finding(
      long records, int receipts, int drawersClosed, String head, @Nullable String problem) {}

  /** Of the device the folder belongs to now. */
  public static Finding run(Storage folder) throws IOException {
    DeviceIdentity identity;
    try {
      identity = DeviceFile.read(folder);
    } catch (DeviceFile.UnreadableIdentity unreadable) {
      return broken(String.valueOf(unreadable.getMessage()));
    }
    if (identity == null) {
      return broken("there is no " + DeviceFile.NAME + " here: this is no register's data folder");
    }
    Storage storage = DeviceStorage.of(folder, identity);
    byte[] hint = WholeFile.read(storage, HeadHint.FILE);
    Head newest = HeadHint.newest(hint);
    Books books = new Books(identity, newest == null ? 0 : newest.seq());
    JournalScan scan =
        JournalScan.run(
            storage, identity, (segment, record) -> books.check(segment.file(), record));
    String problem =
        Optional.ofNullable(books.problem())
            .or(() -> Optional.ofNullable(scan.problem()).map(JournalScan.Problem::sentence))
            .or(() -> badBytes(scan))
            .or(() -> badHint(hint, scan.head(), books))
            .orElse(null);
    return new Finding(
        scan.head().seq(), books.receipts(), books.drawersClosed(), scan.head().hash(), problem);
  }

  private static Finding broken(String problem) {
    return new Finding(0, 0, 0, "", problem);
  }

  private static Optional<String> badBytes(JournalScan scan) {
    JournalScan.Tail tail = scan.tail();
    if (tail != null) {
      return Optional.of(
          String.format(
              "record %d in %s: %d bytes at offset %d do not match their checksum",
              scan.head().seq() + 1, tail.segment().file(), tail.badBytes(), tail.goodBytes()));
    }
    return scan.spare().stream()
        .filter(spare -> spare.badBytes() > 0)
        .map(spare ->
            String.format(
                "record %d in %s: %d bytes do not match their checksum",
                scan.head().seq() + 1, spare.name().file(), spare.badBytes()))
        .findFirst();
  }

  private static Optional<String> badHint(byte @Nullable [] hint, Head head, Books books) {
    if (hint == null || hint.length == 0) {
      return Optional.empty(); // a hint is never forced: a power cut soon after the first start
    }
    if (hint.length % HeadHint.SLOT_BYTES != 0 || hint.length > 2 * HeadHint.SLOT_BYTES) {
      return Optional.of("the file head has a wrong length");
    }
    for (int number = 0; number < hint.length / HeadHint.SLOT_BYTES; number++) {
      HeadHint.Slot slot = HeadHint.slot(hint, number);
      Head acknowledged = slot.head();
      if (acknowledged == null) {
        return Optional.of("slot " + number + " of the file head does not match its checksum");
      }
      if (acknowledged.seq() > head.seq()) {
        return Optional.of(
            "record "
                + (head.seq() + 1)
                + ": missing; record "
                + acknowledged.seq()
                + " was acknowledged");
      }
    }
    Head newest = HeadHint.newest(hint);
    if (newest != null && !newest.hash().equals(books.watchedHash())) {
      return Optional.of("record " + newest.seq() + ": it is not the one that was acknowledged");
    }
    return Optional.empty();
  }
}
