package truetill.server.inventory.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import truetill.server.db.Columns;
import truetill.server.db.ReadTx;
import truetill.server.db.SqlList;

/** What items are searched and filtered by, and which have changed, as the feed tells. */
final class ItemTextStore {
  /** One item: its words, a line a field, and what it is filtered by. */
  record Entry(String text, ItemFacets.Item facets) {}

  private static final String SELECT =
      """
      select i.id, i.sku, i.title, i.brand, i.category, p.product_number,
             i.status, i.condition, i.source, i.processing_tier, i.created_at
        from item i left join product p on p.id = i.product_id
      """;

  /** The next items by id, from the one after {@code after}. */
  Map<Long, Entry> after(ReadTx tx, long after, int limit) {
    Map<Long, Entry> entries = new HashMap<>();
    tx.handle()
        .createQuery(SELECT + " where i.id > :after order by i.id fetch next :limit rows only")
        .bind("after", after)
        .bind("limit", limit)
        .map((rs, context) -> entries.put(rs.getLong("id"), entry(rs)))
        .list();
    return entries;
  }

  /** Those of these items that are there. */
  Map<Long, Entry> of(ReadTx tx, List<Long> ids) {
    Map<Long, Entry> entries = new HashMap<>();
    tx.handle()
        .createQuery(SELECT + " where i.id = any(cast(:ids as bigint array))")
        .bind("ids", SqlList.bigints(ids))
        .map((rs, context) -> entries.put(rs.getLong("id"), entry(rs)))
        .list();
    return entries;
  }

  long head(ReadTx tx) {
    return tx.handle()
        .createQuery("select seq from feed_head where id = 1")
        .mapTo(Long.class)
        .one();
  }

  /** The last change-set that is no longer kept. */
  long gone(ReadTx tx) {
    return tx.handle()
        .createQuery("select gone_seq from feed_head where id = 1")
        .mapTo(Long.class)
        .one();
  }

  /** The items that change-sets above {@code seq} tell of. */
  List<Long> changedSince(ReadTx tx, long seq) {
    return tx.handle()
        .createQuery(
            """
            select distinct row_id from feed
             where seq > :seq and table_name = 'item' and row_id is not null
            """)
        .bind("seq", seq)
        .mapTo(Long.class)
        .list();
  }

  private static Entry entry(ResultSet rs) throws SQLException {
    Instant created = Columns.instant(rs, "created_at");
    return new Entry(
        text(rs),
        new ItemFacets.Item(
            rs.getString("status"),
            rs.getString("condition"),
            rs.getString("source"),
            rs.getString("processing_tier"),
            rs.getString("category"),
            ChronoUnit.MICROS.between(Instant.EPOCH, created)));
  }

  private static String text(ResultSet rs) throws SQLException {
    return rs.getString("sku")
        + '\n'
        + rs.getString("title")
        + '\n'
        + rs.getString("brand")
        + '\n'
        + rs.getString("category")
        + '\n'
        + orBlank(rs.getString("product_number"));
  }

  private static String orBlank(@Nullable String text) {
    return text == null ? "" : text;
  }
}
