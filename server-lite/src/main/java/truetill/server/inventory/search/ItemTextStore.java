package truetill.server.inventory.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import truetill.server.db.ReadTx;

/** The words items are searched by, and which items have changed, as the feed tells. */
final class ItemTextStore {
  private static final String SELECT =
      """
      select i.id, i.sku, i.title, i.brand, i.category, p.product_number
        from item i left join product p on p.id = i.product_id
      """;

  /** The next items by id, from the one after {@code after}. */
  Map<Long, String> after(ReadTx tx, long after, int limit) {
    Map<Long, String> texts = new HashMap<>();
    tx.handle()
        .createQuery(SELECT + " where i.id > :after order by i.id fetch next :limit rows only")
        .bind("after", after)
        .bind("limit", limit)
        .map((rs, context) -> texts.put(rs.getLong("id"), text(rs)))
        .list();
    return texts;
  }

  /** These items; one that is gone has an empty text. */
  Map<Long, String> of(ReadTx tx, List<Long> ids) {
    Map<Long, String> texts = new HashMap<>();
    ids.forEach(id -> texts.put(id, ""));
    tx.handle()
        .createQuery(SELECT + " where i.id in (<ids>)")
        .bindList("ids", ids)
        .map((rs, context) -> texts.put(rs.getLong("id"), text(rs)))
        .list();
    return texts;
  }

  long head(ReadTx tx) {
    return tx.handle()
        .createQuery("select seq from feed_head where id = 1")
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
