package truetill.server.db;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The limit a server sale is measured against: five plain JDBC transactions of one client on the
 * server's own tables. They write the rows a sale writes and read next to nothing; statements are
 * prepared once, nothing is checked, and each transaction waits until it is on the disk as a sale
 * does.
 */
public final class BareSale implements AutoCloseable {
  private static final String JSON =
      "{\"status\":\"sold\",\"title\":\"Brass lamp\",\"brand\":\"\",\"category\":\"Home\","
          + "\"condition\":\"good\",\"price_cents\":499,\"sku\":\"ITM0000001\"}";
  private static final String SALE_JSON = JSON.repeat(5);

  private final Connection connection;
  private final Forcing forcing;
  private final long drawer;
  private final PreparedStatement insertCart;
  private final PreparedStatement insertLine;
  private final PreparedStatement setTotals;
  private final PreparedStatement insertScan;
  private final PreparedStatement complete;
  private final PreparedStatement insertReceipt;
  private final PreparedStatement addToDrawer;
  private final PreparedStatement sellItem;
  private final PreparedStatement insertHistory;
  private final PreparedStatement insertAudit;
  private final PreparedStatement nextNumber;
  private final PreparedStatement nextFeed;
  private final PreparedStatement feedHead;
  private final PreparedStatement insertFeed;

  /** What all clients of one database share: the group commit the server itself uses. */
  public static final class Forcing implements AutoCloseable {
    private final String url;
    private final Connection connection;
    private final AtomicLong committed = new AtomicLong();
    private final GroupCommit durability = new GroupCommit(committed::get, this::checkpoint);

    /** On the H2 file of a store's data folder, which a server in this process has open. */
    public Forcing(Path data) throws SQLException {
      url = "jdbc:h2:file:" + data.resolve("store").toAbsolutePath();
      connection = DriverManager.getConnection(url, "sa", "");
      try (Statement statement = connection.createStatement()) {
        statement.execute("insert into number_sequence (name, next_value) values ('bare', 1)");
      }
    }

    private void checkpoint() {
      try (Statement statement = connection.createStatement()) {
        statement.execute("checkpoint sync");
      } catch (SQLException refused) {
        throw new IllegalStateException(refused);
      }
    }

    private void commit(Connection of) throws SQLException {
      of.commit();
      durability.await(committed.incrementAndGet());
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }

  public BareSale(Forcing forcing, long drawer) throws SQLException {
    this.forcing = forcing;
    this.drawer = drawer;
    connection = DriverManager.getConnection(forcing.url, "sa", "");
    connection.setAutoCommit(false);
    insertCart =
        connection.prepareStatement(
            "insert into cart (uid, drawer_id, cashier_id, created_at) values (?, ?, 1, ?)",
            new String[] {"id"});
    insertLine =
        prepare(
            "insert into cart_line (uid, cart_id, item_id, item_sku, description, quantity,"
                + " unit_price_cents, line_total_cents, created_at)"
                + " values (?, ?, ?, ?, 'Brass lamp', 1, 499, 499, ?)");
    setTotals =
        prepare("update cart set subtotal_cents = ?, tax_cents = ?, total_cents = ? where id = ?");
    insertScan =
        prepare(
            "insert into item_scan (uid, item_id, scanned_at, source)"
                + " values (?, ?, ?, 'pos_terminal')");
    complete =
        prepare(
            "update cart set status = 'completed', payment_method = 'cash', subtotal_cents = 1497,"
                + " tax_cents = 105, total_cents = 1602, tendered_cents = 2000, change_cents = 398,"
                + " completed_at = ? where id = ?");
    insertReceipt =
        prepare(
            "insert into receipt (uid, cart_id, receipt_number, created_at) values (?, ?, ?, ?)");
    addToDrawer =
        prepare("update drawer set cash_sales_cents = cash_sales_cents + 1602 where id = ?");
    sellItem =
        prepare(
            "update item set status = 'sold', sold_cart_id = ?, sold_for_cents = 499, sold_at = ?,"
                + " updated_at = ? where id = ?");
    insertHistory =
        prepare(
            "insert into item_history (uid, item_id, event_type, old_value, new_value, note,"
                + " created_by, created_at)"
                + " values (?, ?, 'sold', 'on_shelf', 'sold', 'Cart', 1, ?)");
    insertAudit =
        prepare(
            "insert into audit_event (at, actor_id, action, subject, subject_id, after_json)"
                + " values (?, 1, 'sale_completed', 'cart', ?, ?)");
    nextNumber =
        prepare("update number_sequence set next_value = next_value + 1 where name = 'bare'");
    nextFeed = prepare("update feed_head set seq = seq + 1 where id = 1");
    feedHead = prepare("select seq from feed_head where id = 1");
    insertFeed =
        prepare(
            "insert into feed (seq, part, table_name, action, row_uid, row_id, audience, row_json)"
                + " values (?, ?, ?, 'put', ?, ?, 'REGISTERS', ?)");
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    return connection.prepareStatement(sql);
  }

  /** One sale of three items; answers the cart's id. */
  public long sell(long... items) throws SQLException {
    long cart = createCart();
    for (int line = 0; line < items.length; line++) {
      addItem(cart, items[line], line + 1);
    }
    complete(cart, items);
    return cart;
  }

  private long createCart() throws SQLException {
    long cart;
    run(insertCart, UUID.randomUUID(), drawer, now());
    try (ResultSet key = insertCart.getGeneratedKeys()) {
      key.next();
      cart = key.getLong(1);
    }
    forcing.commit(connection);
    return cart;
  }

  private void addItem(long cart, long item, int lines) throws SQLException {
    run(insertLine, UUID.randomUUID(), cart, item, "ITM" + item, now());
    run(setTotals, 499 * lines, 35 * lines, 534 * lines, cart);
    run(insertScan, UUID.randomUUID(), item, now());
    forcing.commit(connection);
  }

  private void complete(long cart, long... items) throws SQLException {
    run(complete, now(), cart);
    run(insertReceipt, UUID.randomUUID(), cart, "B-" + cart, now());
    run(addToDrawer, drawer);
    for (long item : items) {
      run(sellItem, cart, now(), now(), item);
      run(insertHistory, UUID.randomUUID(), item, now());
    }
    run(insertAudit, now(), cart, JSON);
    run(nextNumber);
    run(nextFeed);
    long seq;
    try (ResultSet head = feedHead.executeQuery()) {
      head.next();
      seq = head.getLong(1);
    }
    int part = 0;
    for (long item : items) {
      run(insertFeed, seq, part++, "item", UUID.randomUUID(), item, JSON);
    }
    run(insertFeed, seq, part, "sale", UUID.randomUUID(), cart, SALE_JSON);
    forcing.commit(connection);
  }

  private static Object now() {
    return Instant.now().atOffset(ZoneOffset.UTC);
  }

  private static void run(PreparedStatement statement, Object... values) throws SQLException {
    for (int at = 0; at < values.length; at++) {
      statement.setObject(at + 1, values[at]);
    }
    statement.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
