package truetill.server.whole;

import java.sql.ResultSet;
import java.sql.SQLException;
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
import truetill.server.db.ReadTx;

/**
 * Every row of every table of a store with every column, at one moment. Of what the registers were
 * told, the state it leaves them in is a row: the last word about each thing that is not deleted.
 */
final class StoreRows {
  private static final String FLYWAY = "flyway_schema_history";
  private static final String FEED = "feed";

  private final Map<String, List<Map<String, String>>> tables;

  private StoreRows(Map<String, List<Map<String, String>>> tables) {
    this.tables = tables;
  }

  static StoreRows of(Database database) {
    return database.read(tx -> {
      Map<String, List<Map<String, String>>> tables = new TreeMap<>();
      for (String table : names(tx)) {
        tables.put(table, rows(tx, table));
      }
      tables.computeIfPresent(FEED, (_, rows) -> told(rows));
      return new StoreRows(tables);
    });
  }

  private static List<String> names(ReadTx tx) {
    return tx.handle()
        .createQuery(
            "select lower(table_name) from information_schema.tables"
                + " where lower(table_schema) = 'public'")
        .mapTo(String.class)
        .filter(name -> !name.equals(FLYWAY))
        .list();
  }

  private static List<Map<String, String>> rows(ReadTx tx, String table) {
    return tx.handle()
        .createQuery("select * from " + table + (table.equals(FEED) ? " order by seq, part" : ""))
        .map((rs, context) -> row(rs))
        .list();
  }

  private static Map<String, String> row(ResultSet rs) throws SQLException {
    Map<String, String> row = new LinkedHashMap<>();
    for (int column = 1; column <= rs.getMetaData().getColumnCount(); column++) {
      row.put(
          rs.getMetaData().getColumnLabel(column).toLowerCase(Locale.ROOT),
          String.valueOf(rs.getString(column)));
    }
    return row;
  }

  private static List<Map<String, String>> told(List<Map<String, String>> feed) {
    Map<String, Map<String, String>> last = new LinkedHashMap<>();
    for (Map<String, String> row : feed) {
      String thing = row.get("audience") + " " + row.get("table_name") + " " + row.get("row_uid");
      if ("del".equals(row.get("action"))) {
        last.remove(thing);
      } else {
        Map<String, String> word = new LinkedHashMap<>(row);
        word.keySet().removeAll(Set.of("seq", "part"));
        last.put(thing, word);
      }
    }
    return List.copyOf(last.values());
  }

  /** How many rows a table has. */
  int count(String table) {
    return tables.getOrDefault(table, List.of()).size();
  }

  /**
   * What is not as it was, in one line for each row; empty when there is nothing but what a rule
   * leaves.
   */
  List<String> differences(StoreRows now, Collection<Left> left) {
    List<String> differences = new ArrayList<>();
    tables.forEach((table, before) -> {
      Set<String> columns =
          left.stream()
              .filter(each -> each.isColumn() && each.isOf(table))
              .map(Left::column)
              .collect(Collectors.toSet());
      List<Map<String, String>> gone = without(before, columns);
      List<Map<String, String>> come = without(now.tables.getOrDefault(table, List.of()), columns);
      takeCommon(gone, come);
      int allowed =
          left.stream()
              .filter(each -> !each.isColumn() && each.isOf(table))
              .mapToInt(Left::rows)
              .sum();
      if (!gone.isEmpty() || come.size() != allowed) {
        differences.addAll(told(table, gone, come));
      }
    });
    return differences;
  }

  /** The rows of the tables that are not there now with every column as it was. */
  List<String> notThere(StoreRows now, Set<String> but) {
    List<String> missing = new ArrayList<>();
    tables.forEach((table, before) -> {
      if (!but.contains(table)) {
        List<Map<String, String>> gone = without(before, Set.of());
        takeCommon(gone, without(now.tables.getOrDefault(table, List.of()), Set.of()));
        gone.forEach(row -> missing.add(table + " lost " + row));
      }
    });
    return missing;
  }

  private static List<Map<String, String>> without(
      List<Map<String, String>> rows, Set<String> columns) {
    return rows.stream()
        .map(row -> {
          Map<String, String> rest = new LinkedHashMap<>(row);
          rest.keySet().removeAll(columns);
          return rest;
        })
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** Takes the rows both have out of both, each as often as both have it. */
  private static void takeCommon(List<Map<String, String>> one, List<Map<String, String>> other) {
    Map<Map<String, String>, Long> common =
        other.stream().collect(Collectors.groupingBy(row -> row, Collectors.counting()));
    Map<Map<String, String>, Long> taken = new LinkedHashMap<>();
    one.removeIf(row -> {
      boolean both = taken.getOrDefault(row, 0L) < common.getOrDefault(row, 0L);
      if (both) {
        taken.merge(row, 1L, Long::sum);
      }
      return both;
    });
    other.removeIf(row -> {
      boolean both = taken.getOrDefault(row, 0L) > 0;
      if (both) {
        taken.merge(row, -1L, Long::sum);
      }
      return both;
    });
  }

  private static List<String> told(
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
