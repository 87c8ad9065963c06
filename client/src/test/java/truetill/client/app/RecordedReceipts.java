package truetill.client.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import truetill.client.journal.JournalRecord;
import truetill.core.journal.OpBody;

/** The receipts in a journal with the op that recorded each; fails when one stands there twice. */
final class RecordedReceipts {
  private RecordedReceipts() {}

  static Map<String, String> of(Path data) throws IOException {
    Map<String, String> receipts = new HashMap<>();
    for (JournalRecord record : RecordedOps.of(data)) {
      if (record.op().body() instanceof OpBody.SaleCompleted sale
          && receipts.put(sale.receipt(), record.op().envelope().id().toString()) != null) {
        throw new AssertionError(sale.receipt() + " stands twice in the journal");
      }
    }
    return receipts;
  }
}
