package truetill.server.sync;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import truetill.server.db.Columns;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/**
 * Rows of {@code unread_op}: records that have no effect yet, with the money their envelopes tell
 * (sync.md rule 1 and section 3).
 */
final class UnreadOpStore {
  /** One that has waited. */
  record Waiting(UUID device, UUID opId) {}

  /** Keeps what an op moves for as long as it has no effect; once, however often it is tried. */
  void keep(WriteTx tx, UUID device, Received record, String result) {
    remove(tx, device, record.seq());
    tx.handle()
        .createUpdate(
            """
            insert into unread_op
              (device_id, seq, op_id, result, drawer_uid, cash_cents, gross_cents, since)
            values (:device, :seq, :op, :result, :drawer, :cash, :gross, :now)
            """)
        .bind("device", device)
        .bind("seq", record.seq())
        .bind("op", record.op().envelope().id())
        .bind("result", result)
        .bind("drawer", record.drawer())
        .bind("cash", record.cash())
        .bind("gross", record.gross())
        .bind("now", tx.now())
        .execute();
  }

  /** It has its effect now. */
  void remove(WriteTx tx, UUID device, long seq) {
    tx.handle()
        .createUpdate("delete from unread_op where device_id = :device and seq = :seq")
        .bind("device", device)
        .bind("seq", seq)
        .execute();
  }

  /** Parked since before then. */
  List<Waiting> parkedBefore(ReadTx tx, Instant then) {
    return tx.handle()
        .createQuery(
            """
            select device_id, op_id from unread_op
             where result = 'parked' and since < :then order by since, device_id, seq
            """)
        .bind("then", then)
        .map((rs, context) -> new Waiting(Columns.uid(rs, "device_id"), Columns.uid(rs, "op_id")))
        .list();
  }
}
