package truetill.server.auth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.people.Role;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** The columns of {@code user_account} that decide who may sign in. */
public final class CredentialStore {
  /**
   * One account.
   *
   * @param passwordHash null for an account that cannot sign in
   */
  public record Credentials(
      long id,
      UUID uid,
      String email,
      @Nullable String passwordHash,
      boolean active,
      boolean mustChangePassword,
      Set<Role> roles) {}

  private record Row(
      long id,
      UUID uid,
      String email,
      @Nullable String passwordHash,
      boolean active,
      boolean mustChangePassword,
      @Nullable String role) {}

  private static final String SELECT =
      """
      select u.id, u.uid, u.email, u.password_hash, u.is_active,
             u.must_change_password, r.role
        from user_account u
        left join user_role r on r.user_id = u.id
      """;

  /** Email compares without regard to case; an account that can sign in goes before others. */
  public Optional<Credentials> byEmail(ReadTx tx, String email) {
    return one(
        tx.handle()
            .createQuery(
                SELECT
                    + """
                     where u.id = (select id from user_account where email_key = :key
                                    order by case when password_hash is null then 1 else 0 end, id
                                    fetch first 1 rows only)
                    """)
            .bind("key", emailKey(email))
            .map((rs, context) -> row(rs))
            .list());
  }

  public Optional<Credentials> byId(ReadTx tx, long id) {
    return one(
        tx.handle()
            .createQuery(SELECT + " where u.id = :id")
            .bind("id", id)
            .map((rs, context) -> row(rs))
            .list());
  }

  public Optional<Credentials> byUid(ReadTx tx, UUID uid) {
    return one(
        tx.handle()
            .createQuery(SELECT + " where u.uid = :uid")
            .bind("uid", uid)
            .map((rs, context) -> row(rs))
            .list());
  }

  /** Sets the hash; {@code mustChange} asks the user for an own password at the next sign-in. */
  public void setPassword(WriteTx tx, long userId, String hash, boolean mustChange) {
    tx.handle()
        .createUpdate(
            """
            update user_account
               set password_hash = :hash, must_change_password = :mustChange, updated_at = :now
             where id = :id
            """)
        .bind("hash", hash)
        .bind("mustChange", mustChange)
        .bind("now", tx.now())
        .bind("id", userId)
        .execute();
  }

  /** How an address is compared: one user, however it is spelt. */
  public static String emailKey(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  private static Row row(ResultSet rs) throws SQLException {
    return new Row(
        rs.getLong("id"),
        rs.getObject("uid", UUID.class),
        rs.getString("email"),
        rs.getString("password_hash"),
        rs.getBoolean("is_active"),
        rs.getBoolean("must_change_password"),
        rs.getString("role"));
  }

  private static Optional<Credentials> one(List<Row> rows) {
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (Row row : rows) {
      if (row.role() != null) {
        Role.ofWire(row.role()).ifPresent(roles::add);
      }
    }
    Row first = rows.get(0);
    return Optional.of(
        new Credentials(
            first.id(),
            first.uid(),
            first.email(),
            first.passwordHash(),
            first.active(),
            first.mustChangePassword(),
            roles));
  }
}
