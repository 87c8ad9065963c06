package truetill.client.cache;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import truetill.core.people.Role;

/** The active people of the store, as the server last told them. */
public final class People {
  private static final String ACTIVE =
      "select uid, email, name, role, password_hash, pin_hash from srv_person where active";

  private final Jdbi jdbi;

  People(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  public List<CachedPerson> all() {
    return jdbi.withHandle(handle ->
        handle.createQuery(ACTIVE + " order by name, email").map((row, c) -> person(row)).list());
  }

  /** Without regard to case. */
  public Optional<CachedPerson> byEmail(String email) {
    return one(" and email = :key", email.strip().toLowerCase(Locale.ROOT));
  }

  public Optional<CachedPerson> byPinTag(String tag) {
    return one(" and pin_tag = :key", tag);
  }

  public Optional<CachedPerson> byUid(UUID uid) {
    return one(" and uid = :key", uid);
  }

  private Optional<CachedPerson> one(String condition, Object key) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(ACTIVE + condition)
            .bind("key", key)
            .map((row, context) -> person(row))
            .findFirst());
  }

  static void put(Handle handle, UUID uid, Row row) {
    delete(handle, uid);
    handle.execute(
        "insert into srv_person (uid, email, name, role, active, password_hash, pin_hash, pin_tag)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
        uid,
        row.text("email").toLowerCase(Locale.ROOT),
        row.text("name"),
        row.textOr("role", ""),
        row.truth("active"),
        row.textOrNull("password_hash"),
        row.textOrNull("pin_hash"),
        row.textOrNull("pin_tag"));
  }

  static void delete(Handle handle, UUID uid) {
    handle.execute("delete from srv_person where uid = ?", uid);
  }

  static void clear(Handle handle) {
    handle.execute("delete from srv_person");
  }

  private static CachedPerson person(ResultSet row) throws SQLException {
    @Nullable Role role = Role.ofWire(row.getString("role")).orElse(null);
    return new CachedPerson(
        row.getObject("uid", UUID.class),
        row.getString("email"),
        row.getString("name"),
        role,
        row.getString("password_hash"),
        row.getString("pin_hash"));
  }
}
