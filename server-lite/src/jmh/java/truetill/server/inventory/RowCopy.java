package truetill.server.inventory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a server wrote, to be written again by bare JDBC into the same table under keys of
 * their own, a thousand at a time.
 */
final class RowCopy {
  private static final int AT_ONCE = 1_000;

  /** Far above every key of the server's. */
  private static final long FIRST_KEY = 1_000_000_000_000L;

  private final String table;
  private final List<String> columns;
  private final List<List<@Nullable Object>> rows;
  private final Optional<String> parent;
  private long made = 0;

  private RowCopy(
      String table,
      List<String> columns,
      List<List<@Nullable Object>> rows,
      Optional<String> parent) {
    this.table = table;
    this.columns = columns;
    this.rows = rows;
    this.parent = parent;
  }

  static long maximum(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rs = statement.executeQuery("select coalesce(max(id), 0) from " + table)) {
      rs.next();
      long maximum = rs.getLong(1);
      connection.commit();
      return maximum;
    }
  }

  /**
   * The rows above an id.
   *
   * @param parent the column that holds the key of the row copied at the same place of the table
   *     before, if there is one
   */
  static RowCopy read(Connection connection, String table, long above, Optional<String> parent)
      throws SQLException {
    return of(connection, table, "id > " + above + " order by id", parent);
  }

  /** The rows of the largest change-set. */
  static RowCopy readFeed(Connection connection) throws SQLException {
    return of(
        connection,
        "feed",
        "seq = (select seq from feed group by seq order by count(*) desc limit 1) order by part",
        Optional.empty());
  }

  private static RowCopy of(
      Connection connection, String table, String which, Optional<String> parent)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rs = statement.executeQuery("select * from " + table + " where " + which)) {
      ResultSetMetaData meta = rs.getMetaData();
      List<String> columns = new ArrayList<>();
      for (int column = 1; column <= meta.getColumnCount(); column++) {
        columns.add(meta.getColumnName(column).toLowerCase(Locale.ROOT));
      }
      List<List<@Nullable Object>> rows = new ArrayList<>();
      while (rs.next()) {
        List<@Nullable Object> row = new ArrayList<>();
        for (int column = 1; column <= columns.size(); column++) {
          row.add(rs.getObject(column));
        }
        rows.add(row);
      }
      connection.commit();
      return new RowCopy(table, columns, rows, parent);
    }
  }

  /** Writes all rows once more, uncommitted, and says how many. */
  int insertAgain(Connection connection) throws SQLException {
    long first = FIRST_KEY + made;
    String sql =
        "insert into "
            + table
            + " ("
            + String.join(", ", columns)
            + ") values ("
            + String.join(", ", Collections.nCopies(columns.size(), "?"))
            + ")";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (int at = 0; at < rows.size(); at++) {
        for (int column = 0; column < columns.size(); column++) {
          insert.setObject(column + 1, value(at, column, first));
        }
        insert.addBatch();
        if ((at + 1) % AT_ONCE == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
    made += rows.size();
    return rows.size();
  }

  private @Nullable Object value(int at, int column, long first) {
    String name = columns.get(column);
    if (parent.filter(name::equals).isPresent()) {
      return first + at;
    }
    return switch (name) {
      case "id" -> first + at;
      case "seq" -> first;
      case "uid" -> new UUID(first, at);
      case "sku", "sku_key" -> "B" + (first + at);
      default -> rows.get(at).get(column);
    };
  }
}
