package truetill.server.auth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.people.Role;
import truetill.core.wire.sync.FeedTables;
import truetill.server.db.Audience;
import truetill.server.db.Columns;
import truetill.server.db.PersonName;
import truetill.server.db.ReadTx;
import truetill.server.db.RowImage;
import truetill.server.db.WriteTx;

/**
 * People as registers know them: everybody with a group and, for staff only, the verifiers with
 * which a register signs people in while it is offline (sync.md section 11).
 */
public final class PeopleFeedStore {
  private static final String SELECT =
      "select u.id, u.uid, u.email, u.is_active, u.password_hash, u.pin_hash, u.pin_tag, "
          + PersonName.of("u")
          + " as name, (select string_agg(r.role, ',') from user_role r where r.user_id = u.id) as roles from user_account u";

  private final CustomerFeedStore customers = new CustomerFeedStore();

  /**
   * Call in the transaction that changed the person; without a group he is nobody there. Somebody
   * who buys too is told as a customer also.
   */
  public void put(WriteTx tx, long userId) {
    customers.put(tx, userId);
    Optional<RowImage> image =
        tx.handle()
            .createQuery(SELECT + " where u.id = :id")
            .bind("id", userId)
            .map((rs, context) -> image(rs))
            .findOne();
    image
        .filter(person -> !"".equals(person.columns().get("role")))
        .ifPresentOrElse(
            person -> tx.feedPut(Audience.VERIFIERS, FeedTables.PERSON, person),
            () ->
                image.ifPresent(nobody ->
                    tx.feedDelete(
                        Audience.VERIFIERS, FeedTables.PERSON, nobody.uid(), nobody.id())));
  }

  /** In the order of their ids, from the one after {@code after}. */
  public List<RowImage> images(ReadTx tx, long after, int limit) {
    return tx.handle()
        .createQuery(
            SELECT
                + " where u.id > :after and exists(select 1 from user_role g where g.user_id = u.id)"
                + " order by u.id limit :limit")
        .bind("after", after)
        .bind("limit", limit)
        .map((rs, context) -> image(rs))
        .list();
  }

  private static RowImage image(ResultSet rs) throws SQLException {
    Optional<Role> role = Role.highest(roles(rs.getString("roles")));
    boolean staff = role.filter(Role::isStaff).isPresent();
    UUID uid = Columns.uid(rs, "uid");
    Map<String, @Nullable Object> image = new LinkedHashMap<>();
    image.put("uid", uid);
    image.put("id", rs.getLong("id"));
    image.put("email", rs.getString("email"));
    image.put("name", rs.getString("name"));
    image.put("role", role.map(Role::wire).orElse(""));
    image.put("active", rs.getBoolean("is_active"));
    for (String verifier : List.of("password_hash", "pin_hash", "pin_tag")) {
      image.put(verifier, staff ? Columns.textOrNull(rs, verifier) : null);
    }
    return new RowImage(uid.toString(), rs.getLong("id"), image);
  }

  private static Set<Role> roles(@Nullable String words) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    if (words != null) {
      Arrays.stream(words.split(",", -1)).map(Role::ofWire).forEach(r -> r.ifPresent(roles::add));
    }
    return roles;
  }
}
