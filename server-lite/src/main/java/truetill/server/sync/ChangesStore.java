package truetill.server.sync;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import truetill.core.wire.sync.Changes;
import truetill.server.db.Columns;
import truetill.server.db.JsonColumn;
import truetill.server.db.ReadTx;

/** Change-sets out of {@code feed}. */
final class ChangesStore {
  private record FeedRow(long seq, Changes.Row row) {}

  /**
   * Whole sets above {@code after} in order, none above {@code upTo}.
   *
   * @param limit rows after which no further set begins
   */
  List<Changes.ChangeSet> sets(ReadTx tx, long after, long upTo, int limit) {
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
