package truetill.client.journal;

import java.io.IOException;
import truetill.core.journal.Op;

/** Whether a disk that refused a record takes one again: as much is written, forced and deleted. */
final class DiskProbe {
  private static final String FILE = Journal.FOLDER + "/probe";
  private static final byte[] AS_MUCH = new byte[Op.MAX_BYTES];

  private DiskProbe() {}

  static boolean takesARecord(Storage storage) {
    boolean taken = written(storage);
    try {
      storage.delete(FILE);
      return taken;
    } catch (IOException stillFailing) {
      return false;
    }
  }

  private static boolean written(Storage storage) {
    try (StorageFile file = storage.open(FILE)) {
      file.truncate(0);
      file.append(AS_MUCH);
      file.force(true);
      return true;
    } catch (IOException stillFailing) {
      return false;
    }
  }
}
