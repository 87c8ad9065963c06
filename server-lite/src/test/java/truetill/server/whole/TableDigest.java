package truetill.server.whole;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import truetill.server.db.Database;

/**
 * A number for the contents of each table of a store: rows in any order, every column. Two digests
 * differ when any row was added, changed or taken away. On H2 only tables that were touched since
 * are read again.
 */
public final class TableDigest {
  private static final String FLYWAY = "flyway_schema_history";

  private final Database database;
  private final boolean h2;
  private final Map<String, Long> touched = new TreeMap<>();
  private final Map<String, Long> sums = new TreeMap<>();

  public TableDigest(Database database) {
    this.database = database;
    this.h2 =
        database.read(tx -> {
          try {
            return tx.handle().getConnection().getMetaData().getURL().startsWith("jdbc:h2:");
          } catch (SQLException refused) {
            throw new IllegalStateException(refused);
          }
        });
  }

  /** Table to digest, as the tables are now. */
  public Map<String, Long> take() {
    return database.read(tx -> {
      try (Statement statement = tx.handle().getConnection().createStatement()) {
        return h2 ? onH2(tx.handle().getConnection(), statement) : onPostgres(statement);
      } catch (SQLException refused) {
        throw new IllegalStateException(refused);
      }
    });
  }

  private Map<String, Long> onH2(Connection connection, Statement statement) throws SQLException {
    List<String> again = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "select table_name, last_modification from information_schema.tables"
                + " where table_schema = 'public' or table_schema = 'PUBLIC'")) {
      while (rows.next()) {
        String table = rows.getString(1);
        Long stamp = rows.getLong(2);
        if (!table.equalsIgnoreCase(FLYWAY) && !stamp.equals(touched.put(table, stamp))) {
          again.add(table);
        }
      }
    }
    for (String table : again) {
      try (Statement each = connection.createStatement();
          ResultSet rows = each.executeQuery("select * from \"" + table + "\"")) {
        sums.put(table, sum(rows));
      }
    }
    return new TreeMap<>(sums);
  }

  /** The sum over all rows, so that their order does not matter. */
  private static long sum(ResultSet rows) throws SQLException {
    int columns = rows.getMetaData().getColumnCount();
    long sum = 0;
    while (rows.next()) {
      long row = columns;
      for (int column = 1; column <= columns; column++) {
        row = mixed(row * 31 + hash(rows, column));
      }
      sum += row;
    }
    return sum;
  }

  private static long hash(ResultSet rows, int column) throws SQLException {
    Object value = rows.getObject(column);
    if (value == null) {
      return 7;
    }
    if (value instanceof byte[] bytes) {
      return Arrays.hashCode(bytes);
    }
    String text = rows.getString(column);
    return text.hashCode() + ((long) text.length() << 32);
  }

  private static long mixed(long value) {
    long spread = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
    return spread ^ (spread >>> 33);
  }

  private Map<String, Long> onPostgres(Statement statement) throws SQLException {
    if (sums.isEmpty()) {
      try (ResultSet rows =
          statement.executeQuery(
              "select table_name from information_schema.tables where table_schema = 'public'")) {
        while (rows.next()) {
          if (!rows.getString(1).equals(FLYWAY)) {
            sums.put(rows.getString(1), 0L);
          }
        }
      }
    }
    String all =
        sums.keySet().stream()
            .map(table ->
                "select '"
                    + table
                    + "', coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) % 1000000000000000"
                    + " from "
                    + table
                    + " t")
            .collect(Collectors.joining(" union all "));
    Map<String, Long> digest = new TreeMap<>();
    try (ResultSet rows = statement.executeQuery(all)) {
      while (rows.next()) {
        digest.put(rows.getString(1), rows.getBigDecimal(2).longValue());
      }
    }
    return digest;
  }
}
