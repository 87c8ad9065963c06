package truetill.client.app;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The tables of a store server that has ended, read past it. */
final class StoreTables implements AutoCloseable {
  private final Connection connection;

  private StoreTables(Connection connection) {
    this.connection = connection;
  }

  /**
   * A record the server took.
   *
   * @param result what it says became of it
   */
  record TakenOp(long seq, String opId, String hash, String text, String result) {}

  /** A receipt of a sale that came from a register. */
  record TakenSale(String receipt, String cart, long totalCents, String status) {}

  /** The figures of a drawer that a register closed. */
  record ClosedDrawer(String uid, long expectedCents, long countedCents, long varianceCents) {}

  static StoreTables of(Path data) throws SQLException {
    String url =
        "jdbc:h2:file:"
            + data.resolve("store").toAbsolutePath()
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;IFEXISTS=TRUE";
    return new StoreTables(DriverManager.getConnection(url, "sa", ""));
  }

  /** In the order of their seqs. */
  List<TakenOp> ops(UUID device) throws SQLException {
    List<TakenOp> taken = new ArrayList<>();
    String sql =
        "select seq, op_id, hash, record_text, result from op_log where device_id = ? order by seq";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setObject(1, device);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          taken.add(
              new TakenOp(
                  rows.getLong("seq"),
                  rows.getString("op_id"),
                  rows.getString("hash"),
                  rows.getString("record_text"),
                  rows.getString("result")));
        }
      }
    }
    return taken;
  }

  /** By receipt. */
  List<TakenSale> sales(UUID device) throws SQLException {
    List<TakenSale> taken = new ArrayList<>();
    String sql =
        """
        select r.receipt_number, c.uid, c.total_cents, c.status
          from cart c left join receipt r on r.cart_id = c.id
         where c.device_id = ? and c.status in ('completed', 'voided')
         order by r.receipt_number
        """;
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setObject(1, device);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          taken.add(
              new TakenSale(
                  String.valueOf(rows.getString("receipt_number")),
                  rows.getString("uid"),
                  rows.getLong("total_cents"),
                  rows.getString("status")));
        }
      }
    }
    return taken;
  }

  /** In the order in which they were closed. */
  List<ClosedDrawer> closedDrawers(UUID device) throws SQLException {
    List<ClosedDrawer> closed = new ArrayList<>();
    String sql =
        """
        select uid, expected_cents, closing_cents, variance_cents
          from drawer where device_id = ? and status = 'closed' order by closed_at
        """;
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setObject(1, device);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          closed.add(
              new ClosedDrawer(
                  rows.getString("uid"),
                  rows.getLong("expected_cents"),
                  rows.getLong("closing_cents"),
                  rows.getLong("variance_cents")));
        }
      }
    }
    return closed;
  }

  /** How many shifts began and ended on it. */
  int shifts(UUID device) throws SQLException {
    String sql = "select count(*) from time_entry where device_id = ? and clock_out is not null";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setObject(1, device);
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
