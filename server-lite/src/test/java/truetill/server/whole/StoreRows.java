package truetill.server.whole;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import truetill.server.db.Database;

/**
 * Every row of every table of a store with every column, at one moment. Of what the registers were
 * told, the state it leaves them in is a row: the last word about each thing that is not deleted.
 */
final class StoreRows {
  private static final String FLYWAY = "flyway_schema_history";
  private static final String FEED = "feed";
  private static final String BETWEEN = "\u001f";

  private final Map<String, Table> tables;

  private StoreRows(Map<String, Table> tables) {
    this.tables = tables;
  }

  /**
   * One table.
   *
   * @param rows each one's values in the order of the columns, as one text
   */
  private record Table(String name, List<String> columns, List<String> rows) {
    /** The rows that are not in the other one, each as often as it is missing there. */
    List<Map<String, String>> without(Table other) {
      Map<String, Long> there =
          other.rows.stream().collect(Collectors.groupingBy(row -> row, Collectors.counting()));
      List<Map<String, String>> missing = new ArrayList<>();
      for (String row : rows) {
        if (there.merge(row, -1L, Long::sum) < 0) {
          missing.add(cells(row));
        }
      }
      return missing;
    }

    private Map<String, String> cells(String row) {
      String[] values = row.split(BETWEEN, -1);
      Map<String, String> cells = new LinkedHashMap<>();
      for (int column = 0; column < values.length; column++) {
        cells.put(columns.get(column), values[column]);
      }
      return cells;
    }
  }

  static StoreRows of(Database database) {
    return database.read(tx -> {
      try (Statement statement = tx.handle().getConnection().createStatement()) {
        Map<String, Table> tables = new TreeMap<>();
        for (String name : names(statement)) {
          Table table = read(statement, name, name.equals(FEED) ? " order by seq, part" : "");
          tables.put(name, name.equals(FEED) ? told(table) : table);
        }
        return new StoreRows(tables);
      } catch (SQLException refused) {
        throw new IllegalStateException(refused);
      }
    });
  }

  private static List<String> names(Statement statement) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet rs =
        statement.executeQuery(
            "select lower(table_name) from information_schema.tables"
                + " where lower(table_schema) = 'public'")) {
      while (rs.next()) {
        names.add(rs.getString(1));
      }
    }
    names.remove(FLYWAY);
    return names;
  }

  private static Table read(Statement statement, String name, String order) throws SQLException {
    try (ResultSet rs = statement.executeQuery("select * from " + name + order)) {
      ResultSetMetaData meta = rs.getMetaData();
      List<String> columns = new ArrayList<>();
      for (int column = 1; column <= meta.getColumnCount(); column++) {
        columns.add(meta.getColumnLabel(column).toLowerCase(Locale.ROOT));
      }
      List<String> rows = new ArrayList<>();
      StringBuilder row = new StringBuilder();
      while (rs.next()) {
        row.setLength(0);
        for (int column = 1; column <= columns.size(); column++) {
          row.append(column == 1 ? "" : BETWEEN).append(rs.getString(column));
        }
        rows.add(row.toString());
      }
      return new Table(name, columns, rows);
    }
  }

  private static Table told(Table feed) {
    Map<String, String> last = new LinkedHashMap<>();
    List<String> columns = List.of("audience", "table_name", "row_uid", "row_id", "row_json");
    for (String row : feed.rows()) {
      Map<String, String> cells = feed.cells(row);
      String word = columns.stream().map(cells::get).collect(Collectors.joining(BETWEEN));
      String thing = columns.stream().limit(3).map(cells::get).collect(Collectors.joining(BETWEEN));
      if ("del".equals(cells.get("action"))) {
        last.remove(thing);
      } else {
        last.put(thing, word);
      }
    }
    return new Table(FEED, columns, List.copyOf(last.values()));
  }

  private Table table(String name) {
    return tables.getOrDefault(name, new Table(name, List.of(), List.of()));
  }

  /**
   * What is not as it was, in one line for each row; empty when there is nothing but what a rule
   * leaves.
   */
  List<String> differences(StoreRows now, Collection<Left> left) {
    List<String> differences = new ArrayList<>();
    tables.forEach((name, before) -> {
      Table after = now.table(name);
      List<Left> its = left.stream().filter(each -> each.isOf(name)).toList();
      Set<String> columns =
          its.stream().filter(Left::isColumn).map(Left::column).collect(Collectors.toSet());
      List<Map<String, String>> gone = before.without(after);
      List<Map<String, String>> come = after.without(before);
      gone.forEach(row -> row.keySet().removeAll(columns));
      come.forEach(row -> row.keySet().removeAll(columns));
      gone.removeIf(come::remove);
      if (!gone.isEmpty() || come.size() != its.stream().mapToInt(Left::rows).sum()) {
        differences.addAll(lines(name, gone, come));
      }
    });
    return differences;
  }

  /** The rows of the tables that are not there now with every column as it was. */
  List<String> notThere(StoreRows now, Set<String> but) {
    return tables.values().stream()
        .filter(table -> !but.contains(table.name()))
        .flatMap(table ->
            table.without(now.table(table.name())).stream()
                .map(row -> table.name() + " lost " + row))
        .toList();
  }

  private static List<String> lines(
      String table, List<Map<String, String>> gone, List<Map<String, String>> come) {
    List<String> lines = new ArrayList<>();
    List<Map<String, String>> fresh = new ArrayList<>(come);
    for (Map<String, String> row : gone) {
      Map<String, String> same =
          fresh.stream()
              .filter(each -> row.containsKey("id") && row.get("id").equals(each.get("id")))
              .findFirst()
              .orElse(Map.of());
      if (same.isEmpty()) {
        lines.add(table + " lost " + row);
      } else {
        fresh.remove(same);
        lines.add(table + " " + row.get("id") + " changed " + changes(row, same));
      }
    }
    return Stream.concat(lines.stream(), fresh.stream().map(row -> table + " has also " + row))
        .toList();
  }

  private static String changes(Map<String, String> row, Map<String, String> now) {
    return row.entrySet().stream()
        .filter(cell -> !cell.getValue().equals(now.get(cell.getKey())))
        .map(cell ->
            cell.getKey() + " '" + cell.getValue() + "' to '" + now.get(cell.getKey()) + "'")
        .collect(Collectors.joining(", "));
  }
}
