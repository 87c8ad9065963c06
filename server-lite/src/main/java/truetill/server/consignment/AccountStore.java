package truetill.server.consignment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.core.consignment.Standing;
import truetill.core.money.Rate;
import truetill.core.wire.consignment.ConsigneeAccount;
import truetill.server.auth.CredentialStore;
import truetill.server.db.Columns;
import truetill.server.db.Listing;
import truetill.server.db.OrderBy;
import truetill.server.db.Page;
import truetill.server.db.PageRequest;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/**
 * Rows of {@code consignee_profile} with the person they belong to. The row of a consignee is also
 * the lock under which everything about his payouts happens: take it before his items and payouts.
 */
public final class AccountStore {
  private static final String COLUMNS =
      "u.id, u.uid, u.email, u.first_name, u.last_name, u.phone, c.consignee_number,"
          + " c.commission_percent, c.payout_method, c.status, c.join_date, c.notes";
  private static final String FROM = "consignee_profile c join user_account u on u.id = c.user_id";

  /** Longer numbers are later ones: 999 is followed by 1000. */
  private static final String BY_NUMBER = "char_length(c.consignee_number), c.consignee_number";

  /** Filters of the list; null means no filter. */
  record Filter(List<String> words, @Nullable String status, List<OrderBy> order) {}

  /**
   * What an account says about the trade with its consignee.
   *
   * @param storeShare what the store keeps of a sale unless an agreement says otherwise
   */
  public record Terms(Standing standing, Rate storeShare, String payoutMethod, String notes) {}

  Optional<Page<ConsigneeAccount>> page(ReadTx tx, Filter filter, PageRequest paging) {
    Listing listing =
        Listing.select(COLUMNS, FROM)
            .where("c.status = :status", "status", filter.status())
            .search(
                filter.words(),
                "u.first_name",
                "u.last_name",
                "u.email",
                "u.phone",
                "c.consignee_number");
    boolean backwards =
        filter.order().stream()
            .anyMatch(wish -> wish.field().equals("consignee_number") && wish.descending());
    return listing
        .order(
            List.of(),
            Map.of(),
            backwards ? BY_NUMBER.replace(",", " desc,") + " desc" : BY_NUMBER,
            "u.id")
        .page(tx, paging, (rs, context) -> account(rs));
  }

  Optional<ConsigneeAccount> find(ReadTx tx, long user) {
    return tx.handle()
        .createQuery("select " + COLUMNS + " from " + FROM + " where u.id = :id")
        .bind("id", user)
        .map((rs, context) -> account(rs))
        .findOne();
  }

  /** The terms of a user who is a consignee. */
  public Optional<Terms> terms(ReadTx tx, long user) {
    return terms(tx, user, "");
  }

  /** As {@link #terms}, the row locked until the transaction ends. */
  public Optional<Terms> lock(WriteTx tx, long user) {
    return terms(tx, user, " for update");
  }

  private static Optional<Terms> terms(ReadTx tx, long user, String locking) {
    return tx.handle()
        .createQuery(
            "select status, commission_percent, payout_method, notes from consignee_profile"
                + " where user_id = :id"
                + locking)
        .bind("id", user)
        .map((rs, context) ->
            new Terms(
                Standing.ofWire(rs.getString("status")).orElseThrow(),
                Rate.ofPercent(rs.getBigDecimal("commission_percent")).orElseThrow(),
                rs.getString("payout_method"),
                rs.getString("notes")))
        .findOne();
  }

  public void setTerms(WriteTx tx, long user, Terms terms) {
    tx.handle()
        .createUpdate(
            """
            update consignee_profile
               set status = :status, commission_percent = :percent, payout_method = :method,
                   notes = :notes
             where user_id = :id
            """)
        .bind("status", terms.standing().wire())
        .bind("percent", terms.storeShare().toPercent())
        .bind("method", terms.payoutMethod())
        .bind("notes", terms.notes())
        .bind("id", user)
        .execute();
  }

  void setPerson(
      WriteTx tx, long user, String email, String firstName, String lastName, String phone) {
    tx.handle()
        .createUpdate(
            """
            update user_account
               set email = :email, email_key = :key, first_name = :first, last_name = :last,
                   phone = :phone, updated_at = :now
             where id = :id
            """)
        .bind("email", email)
        .bind("key", CredentialStore.emailKey(email))
        .bind("first", firstName)
        .bind("last", lastName)
        .bind("phone", phone)
        .bind("now", tx.now())
        .bind("id", user)
        .execute();
  }

  private static ConsigneeAccount account(ResultSet rs) throws SQLException {
    String first = rs.getString("first_name");
    String last = rs.getString("last_name");
    return new ConsigneeAccount(
        rs.getLong("id"),
        Columns.uid(rs, "uid"),
        rs.getString("email"),
        first,
        last,
        rs.getString("phone"),
        (first + " " + last).strip(),
        rs.getString("consignee_number"),
        rs.getBigDecimal("commission_percent"),
        rs.getString("payout_method"),
        rs.getString("status"),
        Columns.date(rs, "join_date"),
        rs.getString("notes"));
  }
}
