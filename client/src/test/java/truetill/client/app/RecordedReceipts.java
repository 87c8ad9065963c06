package truetill.client.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import truetill.client.journal.DeviceFile;
import truetill.client.journal.DeviceIdentity;
import truetill.client.journal.DiskStorage;
import truetill.client.journal.FaultPoints;
import truetill.client.journal.Journal;
import truetill.client.journal.JournalOpening;
import truetill.core.journal.OpBody;

/** The receipts in a journal with the op that recorded each; fails when one stands there twice. */
final class RecordedReceipts {
  private RecordedReceipts() {}

  static Map<String, String> of(Path data) throws IOException {
    DiskStorage storage = DiskStorage.open(data);
    DeviceIdentity identity = DeviceFile.read(storage);
    if (identity == null) {
      throw new IOException("no register in " + data);
    }
    Map<String, String> receipts = new HashMap<>();
    JournalOpening opening =
        new JournalOpening(storage, identity, (delay, task) -> () -> {}, FaultPoints.NONE);
    try (Journal journal =
        opening
            .open(record -> {
              if (record.op().body() instanceof OpBody.SaleCompleted sale
                  && receipts.put(sale.receipt(), record.op().envelope().id().toString()) != null) {
                throw new AssertionError(sale.receipt() + " stands twice in the journal");
              }
            })
            .orElseThrow()) {
      assert journal.head().seq() >= receipts.size();
    }
    return receipts;
  }
}
