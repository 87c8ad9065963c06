package truetill.client.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import truetill.core.journal.JournalContinued;
import truetill.core.outcome.Outcome;

/**
 * The journal a device took over from, still in its folder: only read, for what people look up,
 * such as the receipts of the morning. What counts of it stands in the new journal's first record,
 * so damage here stops nothing: it is left out.
 */
public final class FormerJournal {
  /** A circle of folders would be somebody's joke; it ends here. */
  private static final int MOST = 1000;

  private final Storage storage;
  private final String folder;
  private final long lastSeq;

  private FormerJournal(Storage storage, String folder, long lastSeq) {
    this.storage = storage;
    this.folder = folder;
    this.lastSeq = lastSeq;
  }

  /**
   * The journals before the one whose first record this is, nearest first.
   *
   * @param storage the data folder
   */
  public static List<FormerJournal> before(Storage storage, JournalRecord first)
      throws IOException {
    List<FormerJournal> formers = new ArrayList<>();
    JournalRecord beginning = first;
    while (beginning != null
        && beginning.op().body() instanceof JournalContinued continued
        && formers.size() < MOST) {
      String folder = folderOf(storage, continued.former());
      FormerJournal former = new FormerJournal(storage, folder, continued.formerSeq());
      formers.add(former);
      beginning = former.first();
    }
    return formers;
  }

  private static String folderOf(Storage storage, UUID device) throws IOException {
    String own = Journal.FOLDER + "-" + device;
    return storage.list(own).isEmpty() ? Journal.FOLDER : own;
  }

  private @Nullable JournalRecord first() throws IOException {
    List<SegmentName> names = segments();
    if (names.isEmpty()) {
      return null;
    }
    List<byte[]> records =
        SegmentScan.read(DeviceStorage.of(storage, folder), names.getFirst()).records();
    return records.isEmpty() ? null : read(records.getFirst());
  }

  /** Hands over what the store had of it, in order, each record once. */
  public void read(Consumer<JournalRecord> reader) throws IOException {
    long read = 0;
    for (SegmentName name : segments()) {
      for (byte[] bytes : SegmentScan.read(DeviceStorage.of(storage, folder), name).records()) {
        JournalRecord record = read(bytes);
        if (record != null && record.seq() > read && record.seq() <= lastSeq) {
          reader.accept(record);
          read = record.seq();
        }
      }
    }
  }

  private static @Nullable JournalRecord read(byte[] bytes) {
    return RecordReader.read(bytes) instanceof Outcome.Done<JournalRecord>(JournalRecord record)
        ? record
        : null;
  }

  private List<SegmentName> segments() throws IOException {
    List<SegmentName> names = new ArrayList<>();
    for (String file : DeviceStorage.of(storage, folder).list(Journal.FOLDER)) {
      SegmentName.parse(file).ifPresent(names::add);
    }
    names.sort(null);
    return names;
  }
}
