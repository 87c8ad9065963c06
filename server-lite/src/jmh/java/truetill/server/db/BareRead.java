package truetill.server.db;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The limit an answer of the server is measured against: the statements it needs, prepared once, on
 * a plain JDBC connection to the server's own database, every column of every row fetched.
 */
public final class BareRead implements AutoCloseable {
  private final Connection connection;
  private final List<PreparedStatement> statements;
  private long runs;

  private BareRead(Connection connection, List<PreparedStatement> statements) {
    this.connection = connection;
    this.statements = statements;
  }

  /**
   * On the H2 file of a store's data folder, which a server in this process has open. Each query
   * has one parameter that changes nothing, such as {@code 0 < cast(? as bigint)}. From then on H2
   * keeps no results, here and in the server: it would answer the same question again from memory,
   * which no day in a shop lets it do.
   */
  public static BareRead of(Path data, String... queries) throws SQLException {
    Connection connection =
        DriverManager.getConnection(
            "jdbc:h2:file:" + data.resolve("store").toAbsolutePath(), "sa", "");
    try (Statement settings = connection.createStatement()) {
      settings.execute("set optimize_reuse_results 0");
    }
    connection.setAutoCommit(false);
    List<PreparedStatement> statements = new ArrayList<>();
    for (String query : queries) {
      statements.add(connection.prepareStatement(query));
    }
    return new BareRead(connection, statements);
  }

  /** Runs all of them; answers how many values came. */
  public long run() throws SQLException {
    long values = 0;
    runs++;
    for (PreparedStatement statement : statements) {
      statement.setLong(1, runs);
      try (ResultSet rows = statement.executeQuery()) {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          for (int column = 1; column <= columns; column++) {
            if (rows.getObject(column) != null) {
              values++;
            }
          }
        }
      }
    }
    connection.rollback();
    return values;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
