package truetill.server.sync;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.core.wire.sync.Changes;
import truetill.server.db.Columns;
import truetill.server.db.JsonColumn;
import truetill.server.db.ReadTx;

/** Change-sets out of {@code feed}. */
final class ChangesStore {
  /** sync.md section 5: a larger set is split. */
  static final int PART_ROWS = 5000;

  private record FeedRow(long seq, Changes.Row row) {}

  /**
   * Whole sets above {@code after} in order, none above {@code upTo}. A set of more than {@link
   * #PART_ROWS} rows comes alone and in parts.
   *
   * @param limit rows after which no further set begins
   * @param part of such a set, from 0
   */
  List<Changes.ChangeSet> sets(ReadTx tx, long after, long upTo, int limit, int part) {
    Changes.ChangeSet large = large(tx, after, upTo, part).orElse(null);
    if (large != null) {
      return List.of(large);
    }
    List<Changes.ChangeSet> sets = small(tx, after, upTo, limit);
    // A large set further on is fetched by itself.
    return sets.stream().takeWhile(set -> set.rows().size() <= PART_ROWS).toList();
  }

  /** A part of the next set, when that is a large one. */
  private Optional<Changes.ChangeSet> large(ReadTx tx, long after, long upTo, int part) {
    return tx.handle()
        .createQuery(
            """
            select seq, count(*) as rows_in_all from feed
             where seq = (select min(seq) from feed where seq > :after and seq <= :to)
             group by seq having count(*) > :most
            """)
        .bind("after", after)
        .bind("to", upTo)
        .bind("most", PART_ROWS)
        .map((rs, context) -> Map.entry(rs.getLong("seq"), rs.getInt("rows_in_all")))
        .findOne()
        .map(set -> {
          int parts = (set.getValue() + PART_ROWS - 1) / PART_ROWS;
          return new Changes.ChangeSet(set.getKey(), part(tx, set.getKey(), part), part, parts);
        });
  }

  private List<Changes.Row> part(ReadTx tx, long seq, int part) {
    return tx.handle()
        .createQuery(
            """
            select seq, part, table_name, action, row_uid, row_id, row_json
              from feed where seq = :seq order by part limit :rows offset :skip
            """)
        .bind("seq", seq)
        .bind("rows", PART_ROWS)
        .bind("skip", (long) part * PART_ROWS)
        .map((rs, context) -> row(rs).row())
        .list();
  }

  private List<Changes.ChangeSet> small(ReadTx tx, long after, long upTo, int limit) {
    long last =
        tx.handle()
            .createQuery(
                """
                select seq from feed where seq > :after and seq <= :to
                 order by seq, part limit 1 offset :skip
                """)
            .bind("after", after)
            .bind("to", upTo)
            .bind("skip", limit - 1)
            .mapTo(Long.class)
            .findOne()
            .orElse(upTo);
    Map<Long, List<Changes.Row>> sets = new LinkedHashMap<>();
    tx.handle()
        .createQuery(
            """
            select seq, part, table_name, action, row_uid, row_id, row_json
              from feed where seq > :after and seq <= :last order by seq, part
            """)
        .bind("after", after)
        .bind("last", last)
        .map((rs, context) -> row(rs))
        .forEach(row -> sets.computeIfAbsent(row.seq(), s -> new ArrayList<>()).add(row.row()));
    return sets.entrySet().stream()
        .map(set -> new Changes.ChangeSet(set.getKey(), set.getValue()))
        .toList();
  }

  private static FeedRow row(ResultSet rs) throws SQLException {
    return new FeedRow(
        rs.getLong("seq"),
        new Changes.Row(
            rs.getInt("part"),
            rs.getString("table_name"),
            rs.getString("action"),
            rs.getString("row_uid"),
            Columns.longOrNull(rs, "row_id"),
            columns(Columns.textOrNull(rs, "row_json"))));
  }

  /** The values stay JSON, so that they leave as they were written. */
  private static @Nullable Map<String, @Nullable Object> columns(@Nullable String json) {
    if (json == null) {
      return null;
    }
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> column : JsonColumn.parse(json).properties()) {
      columns.put(column.getKey(), column.getValue());
    }
    return columns;
  }
}
