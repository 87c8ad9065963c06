package truetill.server.sync;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.wire.sync.FeedTables;
import truetill.core.wire.sync.Ops;
import truetill.server.db.Audience;
import truetill.server.db.RowImage;
import truetill.server.db.WriteTx;

/**
 * The later progress of ops that were parked or quarantined: applied in the transaction that
 * brought what they waited for, and told to the registers as a row of {@code op_outcome}.
 */
final class Outcomes {
  private final OpLogStore log;
  private final OpApplier applier;
  private final UnreadOps unread = new UnreadOps();
  private final RecordReader reader = new RecordReader();

  Outcomes(OpLogStore log, OpApplier applier) {
    this.log = log;
    this.applier = applier;
  }

  /** The number of the transaction's change-set; null when nothing is in it. */
  static @Nullable Long feedSeq(WriteTx tx) {
    OptionalLong seq = tx.feedSeq();
    return seq.isPresent() ? seq.getAsLong() : null;
  }

  /** Applies what waited for {@code brought}, and what waited for that. */
  void wake(WriteTx tx, @Nullable UUID brought) {
    Deque<UUID> arrived = new ArrayDeque<>();
    if (brought != null) {
      arrived.add(brought);
    }
    while (!arrived.isEmpty()) {
      for (OpLogStore.Entry entry : log.waitingFor(tx, arrived.remove())) {
        UUID more = again(tx, entry).brought();
        if (more != null) {
          arrived.add(more);
        }
      }
    }
  }

  /** Tries an op again that is in the log; a new outcome is written and told. */
  OpApplier.Result again(WriteTx tx, OpLogStore.Entry entry) {
    Received record = reader.stored(entry.text());
    OpApplier.Result result = applier.apply(tx, entry.device(), record.op(), entry.offset());
    OpLogStore.Became became;
    if (result.result().equals(OpLogStore.APPLIED)) {
      tell(tx, entry, result.exceptions());
      log.repeating(tx, entry.opId()).forEach(repeat -> tell(tx, repeat, List.of()));
      unread.applied(tx, entry.device(), record);
      became = result.at(feedSeq(tx));
    } else {
      became = result.at(null);
    }
    log.update(tx, entry, became);
    unread.note(tx, entry.device(), record, became);
    return result;
  }

  private static void tell(WriteTx tx, OpLogStore.Entry entry, List<Ops.WorkItem> exceptions) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("device", entry.device());
    row.put("seq", entry.seq());
    row.put("op_id", entry.opId());
    row.put("result", OpLogStore.APPLIED);
    row.put("exceptions", exceptions.stream().map(Ops.WorkItem::key).toList());
    tx.feedPut(
        Audience.REGISTERS,
        FeedTables.OP_OUTCOME,
        new RowImage(entry.opId().toString(), entry.seq(), row));
  }
}
