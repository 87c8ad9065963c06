package truetill.core.wire.sync;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answer of {@code GET changes/?after=&limit=&wait=}: the feed above a cursor, in order. */
public record Changes(Epoch epoch, long head, List<ChangeSet> sets) {

  /** Everything one transaction of the server changed; applied whole or not at all. */
  public record ChangeSet(long seq, List<Row> rows) {}

  /**
   * One row as it is now.
   *
   * @param i place within the set, from 0
   * @param op {@code put} or {@code del}
   * @param uid identity of the row; a setting's is its key
   * @param id the contract's integer, null when the row has none
   * @param row the whole row, null for {@code del}
   */
  public record Row(
      int i,
      String table,
      String op,
      String uid,
      @Nullable Long id,
      @Nullable Map<String, @Nullable Object> row) {}
}
