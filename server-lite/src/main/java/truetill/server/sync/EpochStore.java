package truetill.server.sync;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.wire.sync.Epoch;
import truetill.server.db.Columns;
import truetill.server.db.ReadTx;

/** Rows of {@code epoch}: the server's generations. */
final class EpochStore {
  Epoch current(ReadTx tx) {
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
}
