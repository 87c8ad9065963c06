package truetill.client.sim;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import truetill.client.cache.Cache;
import truetill.client.cache.CacheRows;

/**
 * The database behind a device's cache. It outlives a power cut as it was last committed; it can be
 * gone, or be set back to what it once was.
 */
final class SimCache implements AutoCloseable {
  private static final AtomicInteger NAMES = new AtomicInteger();
  private static final String TABLES =
      "select table_name from information_schema.tables where table_schema = 'public'";

  private final UUID device;
  private @Nullable Connection anchor;
  private @Nullable Cache open;
  private String name = newName();
  private Map<String, List<Object[]>> kept = Map.of();

  SimCache(UUID device) {
    this.device = device;
  }

  private static String newName() {
    return "simcache" + NAMES.incrementAndGet();
  }

  Cache open() {
    shut();
    Cache cache = Cache.inMemory(name, device);
    open = cache;
    try {
      if (anchor == null) {
        anchor = DriverManager.getConnection("jdbc:h2:mem:" + name, "register", "");
      }
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
    return cache;
  }

  /** As the running till has it open. */
  Cache get() {
    return Objects.requireNonNull(open);
  }

  /** The program lets go of it; what is committed stays. */
  void shut() {
    if (open != null) {
      open.close();
      open = null;
    }
  }

  /** Somebody deletes the file. */
  void lose() {
    close();
    name = newName();
  }

  /** Remembers how it stands, for {@link #setBack}. */
  void keep() {
    takeAgain();
    kept = new LinkedHashMap<>();
    for (Object[] table : rows(TABLES)) {
      kept.put(String.valueOf(table[0]), rows("select * from " + table[0]));
    }
  }

  /** An older copy of the file is put back; false when none was ever made. */
  boolean setBack() {
    if (kept.isEmpty()) {
      return false;
    }
    lose();
    open();
    shut();
    try {
      for (Map.Entry<String, List<Object[]>> table : kept.entrySet()) {
        fill(connection(), table.getKey(), table.getValue());
      }
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
    return true;
  }

  private static void fill(Connection into, String table, List<Object[]> rows) throws SQLException {
    try (Statement clear = into.createStatement()) {
      clear.execute("delete from " + table);
    }
    for (Object[] row : rows) {
      String marks = "?,".repeat(row.length - 1) + "?";
      try (PreparedStatement insert =
          into.prepareStatement("insert into " + table + " values (" + marks + ")")) {
        for (int column = 0; column < row.length; column++) {
          insert.setObject(column + 1, row[column]);
        }
        insert.executeUpdate();
      }
    }
  }

  /** From now on it reads, and takes in nothing that is recorded. */
  void takeNothing() {
    takeAgain();
    sql("alter table mark add constraint stuck check (name <> 'applied') nocheck");
  }

  void takeAgain() {
    sql("alter table mark drop constraint if exists stuck");
  }

  private void sql(String text) {
    if (anchor == null) {
      return; // deleted while the till is off
    }
    try (Statement statement = connection().createStatement()) {
      statement.execute(text);
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** The table that now holds what is known by this name. */
  String inUse(String table) {
    try (Statement statement = connection().createStatement()) {
      return CacheRows.inUse(statement, table);
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** Rows of a query, each an array of its columns. */
  List<Object[]> rows(String query) {
    List<Object[]> rows = new ArrayList<>();
    try (Statement statement = connection().createStatement();
        ResultSet found = statement.executeQuery(query)) {
      int columns = found.getMetaData().getColumnCount();
      while (found.next()) {
        Object[] row = new Object[columns];
        for (int column = 0; column < columns; column++) {
          row[column] = found.getObject(column + 1);
        }
        rows.add(row);
      }
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
    return rows;
  }

  private Connection connection() {
    Connection current = anchor;
    if (current == null) {
      throw new IllegalStateException("the cache was never opened");
    }
    return current;
  }

  @Override
  public void close() {
    shut();
    try {
      if (anchor != null) {
        anchor.close();
        anchor = null;
      }
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
