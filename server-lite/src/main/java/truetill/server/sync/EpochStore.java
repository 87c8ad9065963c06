package truetill.server.sync;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.wire.sync.Epoch;
import truetill.server.db.Columns;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** Rows of {@code epoch}: the server's generations. */
public final class EpochStore {
  /** The newest one. */
  public Epoch current(ReadTx tx) {
    return tx.handle()
        .createQuery("select n, id, prev_id from epoch order by n desc fetch first 1 rows only")
        .map((rs, context) -> {
          @Nullable UUID before = Columns.uidOrNull(rs, "prev_id");
          return new Epoch(
              rs.getLong("n"),
              Columns.uid(rs, "id").toString(),
              before == null ? null : before.toString());
        })
        .one();
  }

  /** From here on the server is another generation: its registers say hello and look anew. */
  public void begin(WriteTx tx) {
    Epoch before = current(tx);
    tx.handle()
        .createUpdate(
            "insert into epoch (n, id, prev_id, started_at) values (:n, :id, :before, :now)")
        .bind("n", before.n() + 1)
        .bind("id", tx.newUid())
        .bind("before", UUID.fromString(before.id()))
        .bind("now", tx.now())
        .execute();
  }
}
