package truetill.client.cache;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import truetill.core.journal.CustomerOp;
import truetill.core.people.CustomerDetails;

/**
 * Rows of customers: the server's in {@link ImageTables}, and what own ops made of them in {@code
 * own_customer}, with the seq of the last op about each.
 */
final class CustomerStore {
  private static final String COLUMNS =
      "uid, number, first_name, last_name, email, phone, notes, staff, search";

  private static final String VALUES = " values (?, ?, ?, ?, ?, ?, ?, ?, ?";

  private CustomerStore() {}

  /** An own row, and the op it comes from. */
  record Own(CachedCustomer customer, long seq) {}

  static void put(Handle handle, ImageTables tables, CachedCustomer customer) {
    delete(handle, tables, customer.uid());
    insert(handle, tables, List.of(customer));
  }

  /** Only for customers known to be new here. */
  static void insert(Handle handle, ImageTables tables, List<CachedCustomer> customers) {
    if (customers.isEmpty()) {
      return;
    }
    PreparedBatch rows =
        handle.prepareBatch(
            "insert into " + tables.customer() + " (" + COLUMNS + ")" + VALUES + ")");
    customers.forEach(customer -> rows.add(values(customer, null)));
    rows.execute();
  }

  static void delete(Handle handle, ImageTables tables, UUID uid) {
    handle.execute("delete from " + tables.customer() + " where uid = ?", uid);
  }

  static void clearOwn(Handle handle) {
    handle.execute("delete from own_customer");
  }

  static void putOwn(Handle handle, long seq, CustomerOp op) {
    CachedCustomer customer =
        switch (op) {
          case CustomerOp.Created created ->
              new CachedCustomer(created.customer(), created.number(), created.details(), false);
          case CustomerOp.Edited edited -> {
            Optional<CachedCustomer> known =
                own(handle, edited.customer())
                    .map(Own::customer)
                    .or(() -> byUid(handle, MarkStore.image(handle), edited.customer()));
            yield new CachedCustomer(
                edited.customer(),
                known.map(CachedCustomer::number).orElse(""),
                edited.after(),
                known.map(CachedCustomer::staff).orElse(false));
          }
        };
    handle.execute("delete from own_customer where uid = ?", customer.uid());
    handle.execute(
        "insert into own_customer (" + COLUMNS + ", seq)" + VALUES + ", ?)", values(customer, seq));
  }

  static Optional<CachedCustomer> byUid(Handle handle, ImageTables tables, UUID uid) {
    return handle
        .createQuery("select " + COLUMNS + " from " + tables.customer() + " where uid = :uid")
        .bind("uid", uid)
        .map((row, context) -> customer(row))
        .findOne();
  }

  static Optional<Own> own(Handle handle, UUID uid) {
    return handle
        .createQuery("select " + COLUMNS + ", seq from own_customer where uid = :uid")
        .bind("uid", uid)
        .map((row, context) -> new Own(customer(row), row.getLong("seq")))
        .findOne();
  }

  /** Customers of the server in whose names, number, email or phone every word is. */
  static List<CachedCustomer> find(Handle handle, ImageTables tables, String text, int limit) {
    return having(
            handle,
            "select "
                + COLUMNS
                + " from "
                + tables.customer()
                + " where "
                + condition(text)
                + " order by last_name, first_name, number fetch first "
                + limit
                + " rows only",
            text)
        .map((row, context) -> customer(row))
        .list();
  }

  /** As {@link #find}, among the own rows. */
  static List<Own> findOwn(Handle handle, String text) {
    return having(
            handle, "select " + COLUMNS + ", seq from own_customer where " + condition(text), text)
        .map((row, context) -> new Own(customer(row), row.getLong("seq")))
        .list();
  }

  private static Query having(Handle handle, String sql, String text) {
    Query query = handle.createQuery(sql);
    List<String> words = words(text);
    for (int at = 0; at < words.size(); at++) {
      String plain = words.get(at).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
      query.bind("word" + at, "%" + plain + "%");
    }
    return query;
  }

  private static String condition(String text) {
    StringBuilder condition = new StringBuilder("1 = 1");
    for (int at = 0; at < words(text).size(); at++) {
      condition.append(" and search like :word").append(at);
    }
    return condition.toString();
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).strip().split("[\\s,]+", -1))
        .filter(word -> !word.isEmpty())
        .limit(8)
        .toList();
  }

  private static @Nullable Object[] values(CachedCustomer customer, @Nullable Long seq) {
    CustomerDetails details = customer.details();
    String search =
        String.join(
                " ",
                details.firstName(),
                details.lastName(),
                customer.number(),
                details.email(),
                details.phone(),
                details.phone().replaceAll("[^0-9]", ""))
            .toLowerCase(Locale.ROOT);
    @Nullable Object[] values = {
      customer.uid(),
      customer.number(),
      details.firstName(),
      details.lastName(),
      details.email(),
      details.phone(),
      details.notes(),
      customer.staff(),
      search,
      seq
    };
    return seq == null ? Arrays.copyOf(values, values.length - 1) : values;
  }

  private static CachedCustomer customer(ResultSet row) throws SQLException {
    return new CachedCustomer(
        row.getObject("uid", UUID.class),
        row.getString("number"),
        new CustomerDetails(
            row.getString("first_name"),
            row.getString("last_name"),
            row.getString("email"),
            row.getString("phone"),
            row.getString("notes")),
        row.getBoolean("staff"));
  }
}
