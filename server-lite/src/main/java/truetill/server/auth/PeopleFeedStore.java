package truetill.server.auth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.server.db.Audience;
import truetill.server.db.WriteTx;

/**
 * Tells the registers about a person: name, roles and, for staff only, the verifiers with which a
 * register signs people in while it is offline (sync.md section 11).
 */
public final class PeopleFeedStore {
  private record Row(
      long id,
      UUID uid,
      String email,
      String firstName,
      String lastName,
      boolean active,
      @Nullable String passwordHash,
      @Nullable String pinHash,
      @Nullable String pinTag) {}

  /** Call in the transaction that changed the person. */
  public void put(WriteTx tx, long userId) {
    Row row =
        tx.handle()
            .createQuery(
                """
                select id, uid, email, first_name, last_name, is_active, password_hash, pin_hash,
                       pin_tag
                  from user_account where id = :id
                """)
            .bind("id", userId)
            .map((rs, context) ->
                new Row(
                    rs.getLong("id"),
                    rs.getObject("uid", UUID.class),
                    rs.getString("email"),
                    rs.getString("first_name"),
                    rs.getString("last_name"),
                    rs.getBoolean("is_active"),
                    rs.getString("password_hash"),
                    rs.getString("pin_hash"),
                    rs.getString("pin_tag")))
            .one();
    List<String> roles =
        tx.handle()
            .createQuery("select role from user_role where user_id = :id order by role")
            .bind("id", userId)
            .mapTo(String.class)
            .list();
    boolean staff = roles.stream().anyMatch(role -> !role.equals("Consignee"));
    Map<String, @Nullable Object> image = new LinkedHashMap<>();
    image.put("email", row.email());
    image.put("first_name", row.firstName());
    image.put("last_name", row.lastName());
    image.put("roles", roles);
    image.put("is_active", row.active());
    image.put("password_hash", staff ? row.passwordHash() : null);
    image.put("pin_hash", staff ? row.pinHash() : null);
    image.put("pin_tag", staff ? row.pinTag() : null);
    tx.feedPut(Audience.VERIFIERS, "person", row.uid(), row.id(), image);
  }
}
