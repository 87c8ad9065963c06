package truetill.core.wire.sync;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answer of {@code GET changes/?after=&limit=&wait=&claims=}: the feed above a cursor, in order.
 *
 * @param claims what is in whose cart, for a device that named another version than this; else null
 */
public record Changes(Epoch epoch, long head, List<ChangeSet> sets, @Nullable Claims claims) {
  /** With no word of claims. */
  public Changes(Epoch epoch, long head, List<ChangeSet> sets) {
    this(epoch, head, sets, null);
  }

  /**
   * Everything one transaction of the server changed; applied whole or not at all.
   *
   * @param part of a large set, from 0; asked for with {@code &part=}
   * @param parts in how many it comes, 1 for all but the largest
   */
  public record ChangeSet(long seq, List<Row> rows, int part, int parts) {
    /** A whole one. */
    public ChangeSet(long seq, List<Row> rows) {
      this(seq, rows, 0, 1);
    }
  }

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
