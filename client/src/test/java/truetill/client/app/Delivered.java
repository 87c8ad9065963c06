package truetill.client.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import truetill.client.journal.JournalRecord;
import truetill.core.journal.Chain;

/** I2 to I4: whether a store has a journal byte for byte, each record once and with its effect. */
final class Delivered {
  private Delivered() {}

  /**
   * @param what names the run in a failure
   */
  static void check(String what, UUID device, List<JournalRecord> records, StoreTables tables)
      throws SQLException {
    List<StoreTables.TakenOp> ops = tables.ops(device);
    assertThat(ops).as("%s: records at the store", what).hasSameSizeAs(records);
    for (int at = 0; at < ops.size(); at++) {
      StoreTables.TakenOp op = ops.get(at);
      JournalRecord record = records.get(at);
      String name = what + ": " + record;
      assertThat(op.seq()).as(name).isEqualTo(record.seq());
      assertThat(op.hash()).as(name).isEqualTo(record.hash());
      assertThat(Chain.hash(op.text().getBytes(StandardCharsets.UTF_8)))
          .as(name)
          .isEqualTo(record.hash());
      assertThat(op.result()).as(name).isEqualTo("applied");
    }
    assertThat(ops).as(what).extracting(StoreTables.TakenOp::opId).doesNotHaveDuplicates();
  }
}
