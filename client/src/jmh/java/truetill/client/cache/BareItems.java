package truetill.client.cache;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.UUID;
import truetill.core.inventory.ItemStatus;
import truetill.core.money.Money;

/**
 * What a program would do that has both databases before it: reads the items of a store with plain
 * JDBC and inserts them into tables with the columns and keys of a register's cache, in one
 * transaction. The keys are made afterwards, as the register does it too, so that the two differ in
 * what a pull adds and not in how the keys come about.
 */
public final class BareItems {
  private static final int BATCH = 1000;

  private BareItems() {}

  /**
   * Copies all items into a new database in this folder; answers how many there were.
   *
   * @param store a connection to the store's database
   */
  public static int copy(Connection store, Path folder) throws SQLException {
    try (Connection cache = opened(folder);
        Statement tables = cache.createStatement()) {
      ImageSchema.clear(tables, ImageTables.FIRST);
      cache.setAutoCommit(false);
      int copied = copy(store, cache);
      cache.commit();
      ImageSchema.addKeys(tables, ImageTables.FIRST);
      return copied;
    }
  }

  private static int copy(Connection store, Connection cache) throws SQLException {
    int copied = 0;
    try (Statement select = store.createStatement();
        ResultSet items =
            select.executeQuery(
                "select uid, sku, title, brand, category, condition, price_cents, status"
                    + " from item order by id");
        PreparedStatement item =
            cache.prepareStatement(
                "insert into srv_item (uid, sku, sku_key, title, brand, category, condition,"
                    + " price_cents, status) values (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        PreparedStatement word =
            cache.prepareStatement("insert into srv_word (rank, word, item) values (?, ?, ?)")) {
      while (items.next()) {
        add(read(items), item, word);
        copied++;
        if (copied % BATCH == 0) {
          item.executeBatch();
          word.executeBatch();
        }
      }
      item.executeBatch();
      word.executeBatch();
    }
    return copied;
  }

  private static CachedItem read(ResultSet row) throws SQLException {
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

  private static void add(CachedItem row, PreparedStatement item, PreparedStatement word)
      throws SQLException {
    item.setObject(1, row.uid());
    item.setString(2, row.sku());
    item.setString(3, row.sku().toUpperCase(Locale.ROOT));
    item.setString(4, row.title());
    item.setString(5, row.brand());
    item.setString(6, row.category());
    item.setString(7, row.condition());
    item.setLong(8, row.price().cents());
    item.setString(9, row.status().wire());
    item.addBatch();
    for (String each : Words.ofItem(row)) {
      word.setInt(1, row.status() == ItemStatus.ON_SHELF ? 0 : 1);
      word.setString(2, each);
      word.setObject(3, row.uid());
      word.addBatch();
    }
  }

  /** How many items a cache holds that is closed. */
  public static int count(Path folder) throws SQLException {
    try (Connection cache = opened(folder);
        Statement statement = cache.createStatement();
        ResultSet count =
            statement.executeQuery(
                "select count(*) from " + CacheRows.inUse(statement, "srv_item"))) {
      count.next();
      return count.getInt(1);
    }
  }

  private static Connection opened(Path folder) throws SQLException {
    Path file = folder.toAbsolutePath().resolve("register");
    String url =
        "jdbc:h2:file:"
            + file
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
            + ";MAX_COMPACT_TIME=0;TRACE_LEVEL_FILE=0";
    return DriverManager.getConnection(url, "register", "");
  }
}
