package truetill.server.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.people.Role;
import truetill.core.wire.accounts.ConsigneeProfile;
import truetill.core.wire.accounts.CustomerProfile;
import truetill.core.wire.accounts.EmployeeProfile;
import truetill.core.wire.accounts.User;
import truetill.server.db.Columns;
import truetill.server.db.Listing;
import truetill.server.db.OrderBy;
import truetill.server.db.Page;
import truetill.server.db.PageRequest;
import truetill.server.db.ReadTx;

/** Users with their profiles, as the contract shows them. */
public final class UserStore {
  private static final String COLUMNS =
      """
      u.id, u.uid, u.email, u.first_name, u.last_name, u.phone, u.is_active, u.is_staff,
      u.date_joined, u.updated_at, u.must_change_password,
      e.id as e_id, e.uid as e_uid, e.employee_number, e.department_id,
      d.name as department_name, e.position_title, e.employment_type, e.pay_rate_cents,
      e.hire_date, e.termination_date, e.termination_type, e.termination_notes,
      e.work_location_id, l.name as work_location_name, e.emergency_name,
      e.emergency_phone, e.notes as e_notes, e.created_at as e_created_at,
      c.id as c_id, c.uid as c_uid, c.consignee_number, c.commission_percent,
      c.payout_method, c.status as c_status, c.join_date, c.notes as c_notes,
      c.created_at as c_created_at,
      k.id as k_id, k.uid as k_uid, k.customer_number, k.customer_since, k.notes as k_notes,
      (select string_agg(r.role, ',') from user_role r where r.user_id = u.id) as roles
      """;
  private static final String FROM =
      """
      user_account u
        left join employee_profile e on e.user_id = u.id
        left join department d on d.id = e.department_id
        left join work_location l on l.id = e.work_location_id
        left join consignee_profile c on c.user_id = u.id
        left join customer_profile k on k.user_id = u.id
      """;
  private static final Map<String, String> OFFERED =
      Map.of(
          "last_name", "u.last_name",
          "first_name", "u.first_name",
          "email", "u.email",
          "date_joined", "u.date_joined");

  /**
   * Filters of the list; null means no filter.
   *
   * @param role lets through whoever is in that group, whatever other groups he is in
   */
  record Filter(
      List<String> words, @Nullable String role, @Nullable Boolean active, List<OrderBy> order) {}

  Optional<Page<User>> page(ReadTx tx, Filter filter, PageRequest paging) {
    return Listing.select(COLUMNS, FROM)
        .where(
            "exists (select 1 from user_role f where f.user_id = u.id and f.role = :role)",
            "role",
            filter.role())
        .where("u.is_active = :active", "active", filter.active())
        .search(filter.words(), "u.email", "u.first_name", "u.last_name")
        .order(filter.order(), OFFERED, "u.last_name, u.first_name", "u.id")
        .page(tx, paging, (rs, context) -> user(rs));
  }

  public Optional<User> find(ReadTx tx, long id) {
    return tx.handle()
        .createQuery("select " + COLUMNS + " from " + FROM + " where u.id = :id")
        .bind("id", id)
        .map((rs, context) -> user(rs))
        .findOne();
  }

  /** Every group of the user, highest first. */
  private static List<Role> roles(@Nullable String words) {
    return words == null
        ? List.of()
        : Arrays.stream(words.split(",", -1))
            .flatMap(word -> Role.ofWire(word).stream())
            .sorted(Comparator.naturalOrder())
            .toList();
  }

  private static User user(ResultSet rs) throws SQLException {
    List<Role> roles = roles(Columns.textOrNull(rs, "roles"));
    String first = rs.getString("first_name");
    String last = rs.getString("last_name");
    List<String> words = roles.stream().map(Role::wire).toList();
    return new User(
        rs.getLong("id"),
        uid(rs, "uid"),
        rs.getString("email"),
        first,
        last,
        (first + " " + last).strip(),
        rs.getString("phone"),
        rs.getBoolean("is_active"),
        rs.getBoolean("is_staff"),
        instant(rs, "date_joined"),
        instant(rs, "updated_at"),
        words.isEmpty() ? null : words.get(0),
        words,
        rs.getBoolean("must_change_password"),
        employee(rs),
        consignee(rs),
        customer(rs));
  }

  private static @Nullable EmployeeProfile employee(ResultSet rs) throws SQLException {
    long id = rs.getLong("e_id");
    if (rs.wasNull()) {
      return null;
    }
    String termination = rs.getString("termination_type");
    return new EmployeeProfile(
        id,
        uid(rs, "e_uid"),
        rs.getString("employee_number"),
        longOrNull(rs, "department_id"),
        rs.getString("department_name"),
        rs.getString("position_title"),
        rs.getString("employment_type"),
        Money.ofCents(rs.getLong("pay_rate_cents")),
        rs.getObject("hire_date", LocalDate.class),
        rs.getObject("termination_date", LocalDate.class),
        termination,
        TerminationType.label(termination),
        rs.getString("termination_notes"),
        longOrNull(rs, "work_location_id"),
        rs.getString("work_location_name"),
        rs.getString("emergency_name"),
        rs.getString("emergency_phone"),
        rs.getString("e_notes"),
        instant(rs, "e_created_at"));
  }

  private static @Nullable ConsigneeProfile consignee(ResultSet rs) throws SQLException {
    long id = rs.getLong("c_id");
    if (rs.wasNull()) {
      return null;
    }
    return new ConsigneeProfile(
        id,
        uid(rs, "c_uid"),
        rs.getString("consignee_number"),
        rs.getBigDecimal("commission_percent"),
        rs.getString("payout_method"),
        rs.getString("c_status"),
        rs.getObject("join_date", LocalDate.class),
        rs.getString("c_notes"),
        instant(rs, "c_created_at"));
  }

  private static @Nullable CustomerProfile customer(ResultSet rs) throws SQLException {
    long id = rs.getLong("k_id");
    if (rs.wasNull()) {
      return null;
    }
    return new CustomerProfile(
        id,
        uid(rs, "k_uid"),
        rs.getString("customer_number"),
        rs.getObject("customer_since", LocalDate.class),
        rs.getString("k_notes"));
  }

  private static UUID uid(ResultSet rs, String column) throws SQLException {
    return rs.getObject(column, UUID.class);
  }

  private static Instant instant(ResultSet rs, String column) throws SQLException {
    return rs.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Long longOrNull(ResultSet rs, String column) throws SQLException {
    long value = rs.getLong(column);
    return rs.wasNull() ? null : value;
  }
}
