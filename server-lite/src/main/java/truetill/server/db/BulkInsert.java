package truetill.server.db;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Many rows of one table sent as one batch. */
public final class BulkInsert {
  private BulkInsert() {}

  /**
   * Runs the batch and answers the new rows' ids in the order of {@code uids}, whatever order the
   * database tells them in.
   *
   * @param uids what the batch binds as the rows' uids
   */
  public static List<Long> ids(PreparedBatch batch, List<UUID> uids) {
    Map<UUID, Long> byUid = new HashMap<>();
    batch
        .executePreparedBatch("id", "uid")
        .map((rs, context) -> Map.entry(Columns.uid(rs, "uid"), rs.getLong("id")))
        .forEach(entry -> byUid.put(entry.getKey(), entry.getValue()));
    return uids.stream()
        .map(uid -> Objects.requireNonNull(byUid.get(uid), "every row of a batch has an id"))
        .toList();
  }
}
