package truetill.client.cache;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

/** The tables; another version is rebuilt, never migrated (sync.md section 10). */
final class CacheSchema {
  private static final String VERSION = "3";

  /** What follows the uid of a customer, of the server or of own making. */
  static final String CUSTOMER =
      "number varchar(40) not null, first_name varchar not null,"
          + " last_name varchar not null, email varchar not null, phone varchar not null,"
          + " notes varchar not null, staff boolean not null, search varchar not null";

  private static final List<String> TABLES =
      List.of(
          "create table mark (name varchar(40) primary key, number bigint not null,"
              + " text varchar(200) not null)",
          "create table srv_person (uid uuid primary key, email varchar(300) not null,"
              + " name varchar(400) not null, role varchar(40) not null, active boolean not null,"
              + " password_hash varchar(300), pin_hash varchar(300), pin_tag varchar(64))",
          "create table srv_setting (name varchar(200) primary key, text varchar not null)",
          "create table srv_register (uid uuid primary key, code varchar(100) not null,"
              + " name varchar(200) not null)",
          "create table srv_location (uid uuid primary key, name varchar(200) not null,"
              + " timezone varchar(100) not null, address varchar not null,"
              + " phone varchar(100) not null)",
          "create table srv_reserve (uid uuid primary key, location uuid not null,"
              + " total_cents bigint not null)",
          "create table own_customer (uid uuid primary key, " + CUSTOMER + ", seq bigint not null)",
          "create table own_sale (cart uuid primary key, seq bigint not null,"
              + " receipt varchar(40) not null, sold_at bigint not null, cashier uuid not null,"
              + " tax_rate int not null, subtotal_cents bigint not null, tax_cents bigint not null,"
              + " total_cents bigint not null, method varchar(10) not null,"
              + " cash_due_cents bigint not null, tendered_cents bigint, change_cents bigint,"
              + " card_cents bigint, voided_at bigint)",
          "create index own_sale_receipt on own_sale (receipt)",
          "create index own_sale_seq on own_sale (seq)",
          "create table own_line (cart uuid not null, line int not null, item uuid,"
              + " sku varchar(60), description varchar(1000) not null, quantity int not null,"
              + " unit_price_cents bigint not null, primary key (cart, line))",
          "create table op_outcome (seq bigint primary key, result varchar(40) not null,"
              + " feed_seq bigint)");

  private CacheSchema() {}

  static boolean exists(Statement statement) throws SQLException {
    try (ResultSet found =
        statement.executeQuery(
            "select 1 from information_schema.tables where table_schema = 'public'")) {
      return found.next();
    }
  }

  static void create(Statement statement, UUID device) throws SQLException {
    for (String table : TABLES) {
      statement.execute(table);
    }
    for (ImageTables tables : ImageTables.values()) {
      ImageSchema.clear(statement, tables);
    }
    ImageSchema.addKeys(statement, ImageTables.FIRST);
    put(statement, "schema", VERSION);
    put(statement, "device", device.toString());
  }

  static boolean fits(Statement statement, UUID device) throws SQLException {
    return text(statement, "schema").equals(VERSION)
        && text(statement, "device").equals(device.toString());
  }

  private static void put(Statement statement, String name, String text) throws SQLException {
    try (PreparedStatement insert =
        statement
            .getConnection()
            .prepareStatement("insert into mark (name, number, text) values (?, 0, ?)")) {
      insert.setString(1, name);
      insert.setString(2, text);
      insert.executeUpdate();
    }
  }

  private static String text(Statement statement, String name) throws SQLException {
    try (PreparedStatement select =
        statement.getConnection().prepareStatement("select text from mark where name = ?")) {
      select.setString(1, name);
      try (ResultSet found = select.executeQuery()) {
        return found.next() ? found.getString(1) : "";
      }
    }
  }
}
