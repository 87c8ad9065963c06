package truetill.server.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.core.wire.hr.StaffMember;
import truetill.server.db.Columns;
import truetill.server.db.Listing;
import truetill.server.db.Page;
import truetill.server.db.PageRequest;
import truetill.server.db.ReadTx;

/**
 * Active staff as everybody on the staff may see them: no pay, no address. Somebody without a name
 * is called by the employee number.
 */
public final class StaffDirectoryStore {
  private static final String FULL_NAME =
      "coalesce(nullif(trim(u.first_name || ' ' || u.last_name), ''), p.employee_number, 'Employee')";

  /** The highest group, as {@code truetill.core.people.Role} orders them. */
  private static final String ROLE =
      "(select r.role from user_role r where r.user_id = u.id order by"
          + " case r.role when 'Admin' then 1 when 'Manager' then 2 when 'Employee' then 3 else 4"
          + " end fetch first 1 rows only)";

  private static final String COLUMNS =
      "u.id, u.uid, "
          + FULL_NAME
          + " as full_name, "
          + ROLE
          + " as role, p.employee_number, coalesce(p.position_title, '') as position_title,"
          + " d.name as department_name";
  private static final String FROM =
      "user_account u left join employee_profile p on p.user_id = u.id"
          + " left join department d on d.id = p.department_id";

  /** {@code role} lets through whoever is in that group, whatever other groups he is in. */
  public Optional<Page<StaffMember>> page(
      ReadTx tx, List<String> words, @Nullable String role, PageRequest paging) {
    return Listing.select(COLUMNS, FROM)
        .where("u.is_active")
        .where(
            "exists (select 1 from user_role s where s.user_id = u.id"
                + " and s.role in ('Admin', 'Manager', 'Employee'))")
        .where(
            "exists (select 1 from user_role f where f.user_id = u.id and f.role = :role)",
            "role",
            role)
        .search(words, FULL_NAME, "p.employee_number")
        .order(List.of(), Map.of(), "u.last_name, u.first_name", "u.id")
        .page(tx, paging, (rs, context) -> row(rs));
  }

  private static StaffMember row(ResultSet rs) throws SQLException {
    return new StaffMember(
        rs.getLong("id"),
        Columns.uid(rs, "uid"),
        rs.getString("full_name"),
        rs.getString("role"),
        Columns.textOrNull(rs, "employee_number"),
        rs.getString("position_title"),
        Columns.textOrNull(rs, "department_name"));
  }
}
