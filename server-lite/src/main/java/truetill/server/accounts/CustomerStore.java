package truetill.server.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import truetill.core.people.CustomerDetails;
import truetill.core.wire.accounts.Customer;
import truetill.server.auth.CredentialStore;
import truetill.server.db.Columns;
import truetill.server.db.Listing;
import truetill.server.db.OrderBy;
import truetill.server.db.Page;
import truetill.server.db.PageRequest;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** Rows of {@code customer_profile} with the person they belong to, by user id. */
final class CustomerStore {
  private static final String COLUMNS =
      "u.id, u.uid, u.email, u.first_name, u.last_name, u.phone, k.customer_number,"
          + " k.customer_since, k.notes";
  private static final String FROM = "customer_profile k join user_account u on u.id = k.user_id";

  /** Longer numbers are later ones: 999 is followed by 1000. */
  private static final String BY_NUMBER = "char_length(k.customer_number), k.customer_number";

  private static final String BY_NUMBER_BACKWARDS =
      "char_length(k.customer_number) desc, k.customer_number desc";
  private static final Map<String, String> OFFERED =
      Map.of("last_name", "u.last_name", "customer_since", "k.customer_since");

  Optional<Page<Customer>> page(
      ReadTx tx, List<String> words, List<OrderBy> order, PageRequest paging) {
    boolean backwards =
        order.stream()
            .anyMatch(wish -> wish.field().equals("customer_number") && wish.descending());
    return Listing.select(COLUMNS, FROM)
        .search(words, "u.first_name", "u.last_name", "u.email", "u.phone", "k.customer_number")
        .order(order, OFFERED, backwards ? BY_NUMBER_BACKWARDS : BY_NUMBER, "u.id")
        .page(tx, paging, (rs, context) -> row(rs));
  }

  Optional<Customer> find(ReadTx tx, long userId) {
    return tx.handle()
        .createQuery("select " + COLUMNS + " from " + FROM + " where u.id = :id")
        .bind("id", userId)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  Optional<Customer> byUid(ReadTx tx, UUID uid) {
    return tx.handle()
        .createQuery("select " + COLUMNS + " from " + FROM + " where u.uid = :uid")
        .bind("uid", uid)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  /**
   * Customers with the same number, address, phone (its digits, seven at least) or name; the first
   * few.
   */
  List<RegisterCustomers.Like> like(ReadTx tx, String number, CustomerDetails details) {
    String digits = details.phone().replaceAll("[^0-9]", "");
    return tx.handle()
        .createQuery(
            """
            select x.id, x.customer_number, x.why
              from (select u.id, k.customer_number,
                           case when lower(k.customer_number) = lower(:number) then 'number'
                                when u.email_key = :email then 'email'
                                when char_length(:digits) >= 7
                                     and replace(replace(replace(replace(replace(replace(
                                         u.phone, ' ', ''), '-', ''), '(', ''), ')', ''), '.', ''),
                                         '+', '') = :digits then 'phone'
                                when lower(u.first_name) = lower(:first)
                                     and lower(u.last_name) = lower(:last) then 'name'
                           end as why
                      from customer_profile k join user_account u on u.id = k.user_id) x
             where x.why is not null order by x.id fetch first 5 rows only
            """)
        .bind("number", number)
        .bind("email", CredentialStore.emailKey(details.email()))
        .bind("digits", digits)
        .bind("first", details.firstName())
        .bind("last", details.lastName())
        .map((rs, context) ->
            new RegisterCustomers.Like(
                rs.getLong("id"), rs.getString("customer_number"), rs.getString("why")))
        .list();
  }

  /** Without regard to case. */
  Optional<Customer> byNumber(ReadTx tx, String number) {
    return tx.handle()
        .createQuery(
            "select " + COLUMNS + " from " + FROM + " where lower(k.customer_number) = lower(:no)")
        .bind("no", number)
        .map((rs, context) -> row(rs))
        .findFirst();
  }

  /**
   * The disabled account of a customer who was deleted and whose sales are kept: without role and
   * without any profile.
   */
  Optional<Long> formerCustomer(ReadTx tx, String email) {
    return tx.handle()
        .createQuery(
            """
            select u.id from user_account u
             where u.email_key = :key and not u.is_active
               and not exists (select 1 from user_role r where r.user_id = u.id)
               and not exists (select 1 from customer_profile k where k.user_id = u.id)
               and not exists (select 1 from employee_profile e where e.user_id = u.id)
               and not exists (select 1 from consignee_profile c where c.user_id = u.id)
             order by u.id fetch first 1 rows only
            """)
        .bind("key", CredentialStore.emailKey(email))
        .mapTo(Long.class)
        .findOne();
  }

  boolean hasSales(ReadTx tx, long userId) {
    return tx.handle()
        .createQuery("select 1 from cart where customer_id = :id fetch first 1 rows only")
        .bind("id", userId)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  void setNotes(WriteTx tx, long userId, String notes) {
    tx.handle()
        .createUpdate("update customer_profile set notes = :notes where user_id = :id")
        .bind("notes", notes)
        .bind("id", userId)
        .execute();
  }

  void deleteProfile(WriteTx tx, long userId) {
    tx.handle()
        .createUpdate("delete from customer_profile where user_id = :id")
        .bind("id", userId)
        .execute();
  }

  private static Customer row(ResultSet rs) throws SQLException {
    String first = rs.getString("first_name");
    String last = rs.getString("last_name");
    return new Customer(
        rs.getLong("id"),
        Columns.uid(rs, "uid"),
        rs.getString("email"),
        first,
        last,
        rs.getString("phone"),
        (first + " " + last).strip(),
        rs.getString("customer_number"),
        Columns.date(rs, "customer_since"),
        rs.getString("notes"));
  }
}
