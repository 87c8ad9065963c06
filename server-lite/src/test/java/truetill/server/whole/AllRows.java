package truetill.server.whole;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import truetill.server.db.Database;

/**
 * Every row of a store, table by table, but for what only ever goes on: the feed, the audit trail,
 * the series of numbers, kept answers, and when a row was last touched.
 */
final class AllRows {
  private static final Set<String> GOES_ON =
      Set.of(
          "feed",
          "feed_head",
          "audit_event",
          "number_sequence",
          "stored_answer",
          "flyway_schema_history");
  private static final String TOUCHED = "updated_at";

  private final Map<String, List<Map<String, String>>> tables;

  private AllRows(Map<String, List<Map<String, String>>> tables) {
    this.tables = tables;
  }

  static AllRows of(Database database) {
    return new AllRows(
        database.read(tx -> {
          try (Statement statement = tx.handle().getConnection().createStatement()) {
            Map<String, List<Map<String, String>>> tables = new TreeMap<>();
            for (String table : names(statement)) {
              tables.put(table, rows(statement, table));
            }
            return tables;
          } catch (SQLException refused) {
            throw new IllegalStateException(refused);
          }
        }));
  }

  private static List<String> names(Statement statement) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet rs =
        statement.executeQuery(
            "select lower(table_name) from information_schema.tables"
                + " where lower(table_schema) = 'public'")) {
      while (rs.next()) {
        if (!GOES_ON.contains(rs.getString(1))) {
          names.add(rs.getString(1));
        }
      }
    }
    return names;
  }

  private static List<Map<String, String>> rows(Statement statement, String table)
      throws SQLException {
    List<Map<String, String>> rows = new ArrayList<>();
    try (ResultSet rs = statement.executeQuery("select * from " + table)) {
      ResultSetMetaData meta = rs.getMetaData();
      while (rs.next()) {
        Map<String, String> row = new TreeMap<>();
        for (int column = 1; column <= meta.getColumnCount(); column++) {
          String name = meta.getColumnName(column).toLowerCase(Locale.ROOT);
          if (!name.equals(TOUCHED)) {
            row.put(name, String.valueOf(rs.getString(column)));
          }
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /**
   * What is not as it was: rows gone, rows come, each with its table.
   *
   * @param apart tables, {@code table.column}s, and {@code +table}s where rows may have come
   */
  List<String> differencesTo(AllRows later, Set<String> apart) {
    List<String> differences = new ArrayList<>();
    tables.forEach((table, rows) -> {
      if (!apart.contains(table)) {
        List<String> before = texts(table, rows, apart);
        List<String> after = texts(table, later.tables.getOrDefault(table, List.of()), apart);
        List<String> gone = new ArrayList<>(before);
        after.forEach(gone::remove);
        List<String> come = new ArrayList<>(after);
        before.forEach(come::remove);
        gone.forEach(row -> differences.add(table + " lost " + row));
        if (!apart.contains("+" + table)) {
          come.forEach(row -> differences.add(table + " got " + row));
        }
      }
    });
    return differences;
  }

  private static List<String> texts(
      String table, List<Map<String, String>> rows, Set<String> apart) {
    return rows.stream()
        .map(row -> {
          Map<String, String> kept = new TreeMap<>(row);
          kept.keySet().removeIf(column -> apart.contains(table + "." + column));
          return kept.toString();
        })
        .sorted()
        .toList();
  }
}
