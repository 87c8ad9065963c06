package truetill.client.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import truetill.client.journal.DeviceFile;
import truetill.client.journal.DeviceIdentity;
import truetill.client.journal.DiskStorage;
import truetill.client.journal.FaultPoints;
import truetill.client.journal.Journal;
import truetill.client.journal.JournalOpening;
import truetill.client.journal.JournalRecord;

/** What stands in a register's journal, read after the register has ended. */
final class RecordedOps {
  private RecordedOps() {}

  static DeviceIdentity identity(Path data) throws IOException {
    DeviceIdentity identity = DeviceFile.read(DiskStorage.open(data));
    if (identity == null) {
      throw new IOException("no register in " + data);
    }
    return identity;
  }

  /** Every record, in order. */
  static List<JournalRecord> of(Path data) throws IOException {
    List<JournalRecord> records = new ArrayList<>();
    JournalOpening opening =
        new JournalOpening(
            DiskStorage.open(data), identity(data), (delay, task) -> () -> {}, FaultPoints.NONE);
    try (Journal journal = opening.open(records::add).orElseThrow()) {
      if (journal.head().seq() != records.size()) {
        throw new AssertionError("the journal's head is not its last record");
      }
    }
    return records;
  }
}
