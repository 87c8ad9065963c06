package truetill.client.cache;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import truetill.core.inventory.ItemStatus;
import truetill.core.money.Money;

/** The server's items, found by code or by words. */
final class ItemStore {
  private static final int ON_SHELF = 0;
  private static final int ELSEWHERE = 1;
  private static final String COLUMNS =
      "uid, sku, title, brand, category, condition, price_cents, status";

  /** Words are ordered so that a whole word comes before longer ones that begin with it. */
  private static final String WITH_WORD =
      " where rank = :rank and word >= :from and word < :to order by rank, word, item";

  private ItemStore() {}

  /** By exact code, then without regard to case (rules-store section 6). */
  static Optional<CachedItem> bySku(Handle handle, ImageTables tables, String sku) {
    List<CachedItem> found =
        handle
            .createQuery("select " + COLUMNS + " from " + tables.item() + " where sku_key = :key")
            .bind("key", key(sku))
            .map((row, context) -> item(row))
            .list();
    return found.stream()
        .filter(item -> item.sku().equals(sku))
        .findFirst()
        .or(() -> found.stream().findFirst());
  }

  /** Items on the shelf first; of those, whole words before beginnings of words. */
  static List<CachedItem> find(Handle handle, ImageTables tables, String text, int limit) {
    Collection<String> words = Words.of(text);
    List<CachedItem> found = new ArrayList<>();
    for (int rank : new int[] {ON_SHELF, ELSEWHERE}) {
      if (!words.isEmpty() && found.size() < limit) {
        found.addAll(
            byUids(handle, tables, withAll(handle, tables, rank, words, limit - found.size())));
      }
    }
    return found;
  }

  private static List<UUID> withAll(
      Handle handle, ImageTables tables, int rank, Collection<String> words, int limit) {
    Set<UUID> all = new LinkedHashSet<>();
    boolean first = true;
    String rows = words.size() == 1 ? " fetch first " + limit + " rows only" : "";
    for (String word : words) {
      List<UUID> with =
          handle
              .createQuery("select item from " + tables.word() + WITH_WORD + rows)
              .bind("rank", rank)
              .bind("from", word)
              .bind("to", word + Character.MAX_VALUE)
              .mapTo(UUID.class)
              .list();
      if (first) {
        all.addAll(with);
      } else {
        all.retainAll(new HashSet<>(with));
      }
      first = false;
    }
    return all.stream().limit(limit).toList();
  }

  private static List<CachedItem> byUids(Handle handle, ImageTables tables, List<UUID> uids) {
    List<CachedItem> items = new ArrayList<>();
    for (UUID uid : uids) {
      byUid(handle, tables, uid).ifPresent(items::add);
    }
    return items;
  }

  static Optional<CachedItem> byUid(Handle handle, ImageTables tables, UUID uid) {
    return handle
        .createQuery("select " + COLUMNS + " from " + tables.item() + " where uid = :uid")
        .bind("uid", uid)
        .map((row, context) -> item(row))
        .findOne();
  }

  static void put(Handle handle, ImageTables tables, List<CachedItem> items) throws SQLException {
    delete(handle, tables, items.stream().map(CachedItem::uid).toList());
    insert(handle, tables, items);
  }

  /** Only for items known to be new here; a snapshot brings a million of them. */
  static void insert(Handle handle, ImageTables tables, List<CachedItem> items)
      throws SQLException {
    try (PreparedStatement rows =
            handle
                .getConnection()
                .prepareStatement(
                    "insert into "
                        + tables.item()
                        + " (uid, sku, sku_key, title, brand, category, condition,"
                        + " price_cents, status) values (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        PreparedStatement words =
            handle
                .getConnection()
                .prepareStatement(
                    "insert into " + tables.word() + " (rank, word, item) values (?, ?, ?)")) {
      for (CachedItem item : items) {
        rows.setObject(1, item.uid());
        rows.setString(2, item.sku());
        rows.setString(3, key(item.sku()));
        rows.setString(4, item.title());
        rows.setString(5, item.brand());
        rows.setString(6, item.category());
        rows.setString(7, item.condition());
        rows.setLong(8, item.price().cents());
        rows.setString(9, item.status().wire());
        rows.executeUpdate();
        for (String word : Words.ofItem(item)) {
          words.setInt(1, rank(item));
          words.setString(2, word);
          words.setObject(3, item.uid());
          words.executeUpdate();
        }
      }
    }
  }

  static void delete(Handle handle, ImageTables tables, List<UUID> uids) {
    PreparedBatch rows = handle.prepareBatch("delete from " + tables.item() + " where uid = ?");
    PreparedBatch words =
        handle.prepareBatch(
            "delete from " + tables.word() + " where rank = ? and word = ? and item = ?");
    for (UUID uid : uids) {
      byUid(handle, tables, uid)
          .ifPresent(old -> {
            rows.add(uid);
            Words.ofItem(old).forEach(word -> words.add(rank(old), word, uid));
          });
    }
    if (rows.size() > 0) {
      rows.execute();
      words.execute();
    }
  }

  private static String key(String sku) {
    return sku.strip().toUpperCase(Locale.ROOT);
  }

  private static int rank(CachedItem item) {
    return item.status() == ItemStatus.ON_SHELF ? ON_SHELF : ELSEWHERE;
  }

  private static CachedItem item(ResultSet row) throws SQLException {
    return new CachedItem(
        row.getObject("uid", UUID.class),
        row.getString("sku"),
        row.getString("title"),
        row.getString("brand"),
        row.getString("category"),
        row.getString("condition"),
        Money.ofCents(row.getLong("price_cents")),
        ItemStatus.ofWire(row.getString("status")).orElseThrow());
  }
}
