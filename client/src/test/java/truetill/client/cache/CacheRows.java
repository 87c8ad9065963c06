package truetill.client.cache;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The store's rows in a cache in memory, table by table, as texts in order. */
public final class CacheRows {
  private CacheRows() {}

  /**
   * The table that now holds what is known by this name.
   *
   * @param cache a connection to it
   */
  public static String inUse(Statement cache, String table) throws SQLException {
    try (ResultSet mark = cache.executeQuery("select number from mark where name = 'image'")) {
      ImageTables image = ImageTables.numbered(mark.next() ? mark.getLong(1) : 0);
      return switch (table) {
        case "srv_item" -> image.item();
        case "srv_word" -> image.word();
        case "srv_customer" -> image.customer();
        default -> table;
      };
    }
  }

  /**
   * Reads them past the cache.
   *
   * @param name as given to {@link Cache#inMemory}
   */
  public static Map<String, List<String>> of(String name) {
    Map<String, List<String>> rows = new TreeMap<>();
    try (Connection connection =
            DriverManager.getConnection("jdbc:h2:mem:" + name, "register", "");
        Statement sql = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet found =
          sql.executeQuery(
              "select table_name from information_schema.tables where table_name like 'srv%'")) {
        while (found.next()) {
          tables.add(found.getString(1));
        }
      }
      for (String table : tables) {
        if (!table.endsWith("_b")) {
          rows.put(table, rows(sql, inUse(sql, table)));
        }
      }
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
    if (rows.isEmpty()) {
      throw new IllegalStateException("no tables of the store in " + name);
    }
    return rows;
  }

  private static List<String> rows(Statement sql, String table) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (ResultSet found = sql.executeQuery("select * from " + table)) {
      while (found.next()) {
        StringBuilder row = new StringBuilder();
        for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
          row.append(found.getObject(column)).append('|');
        }
        rows.add(row.toString());
      }
    }
    Collections.sort(rows);
    return rows;
  }
}
