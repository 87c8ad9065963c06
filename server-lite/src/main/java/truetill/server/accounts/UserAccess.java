package truetill.server.accounts;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import truetill.core.people.AdministratorRule;
import truetill.core.people.AdministratorRule.Standing;
import truetill.core.people.Role;
import truetill.core.wire.accounts.User;
import truetill.server.auth.PasswordResetStore;
import truetill.server.auth.PeopleFeedStore;
import truetill.server.auth.RefreshTokens;
import truetill.server.db.AuditEvent;
import truetill.server.db.WriteTx;
import truetill.server.http.Problem;

/**
 * Changes of what somebody may do: role and being able to sign in. Each is checked against the
 * rules on administrators, recorded, and told to the registers.
 */
final class UserAccess {
  private final UserWriter writer;
  private final RefreshTokens refreshTokens;
  private final UserChangeStore changes = new UserChangeStore();
  private final PasswordResetStore resets = new PasswordResetStore();
  private final PeopleFeedStore people = new PeopleFeedStore();

  UserAccess(UserWriter writer, RefreshTokens refreshTokens) {
    this.writer = writer;
    this.refreshTokens = refreshTokens;
  }

  /** Gives {@code user} this role and standing; a change that locks out is a 400. */
  void change(WriteTx tx, long actor, User user, Role role, boolean active) {
    boolean wasAdministrator = user.roles().contains(Role.ADMIN.wire());
    Problem.orRefuse(
        AdministratorRule.change(
            new Standing(user.isActive(), wasAdministrator),
            new Standing(active, role == Role.ADMIN),
            actor == user.id(),
            changes.lockOtherAdministrators(tx, user.id())));
    if (!role.wire().equals(user.role())) {
      changes.setRole(tx, user.id(), role);
      writer.addProfile(tx, user, role);
      audit(tx, actor, "role_changed", user.id(), shown("role", user.role()), "role", role.wire());
    }
    setActive(tx, actor, user, active);
    people.put(tx, user.id());
  }

  /** As {@link #change} for somebody who keeps the groups, such as a customer without any. */
  void change(WriteTx tx, long actor, User user, boolean active) {
    boolean administrator = user.roles().contains(Role.ADMIN.wire());
    Problem.orRefuse(
        AdministratorRule.change(
            new Standing(user.isActive(), administrator),
            new Standing(active, administrator),
            actor == user.id(),
            changes.lockOtherAdministrators(tx, user.id())));
    setActive(tx, actor, user, active);
    people.put(tx, user.id());
  }

  /** Ends every session and every reset under way: the password or the address is new. */
  void endSessions(WriteTx tx, long userId) {
    refreshTokens.endAll(tx, userId, null);
    resets.useUp(tx, userId);
  }

  void endResets(WriteTx tx, long userId) {
    resets.useUp(tx, userId);
  }

  private void setActive(WriteTx tx, long actor, User user, boolean active) {
    if (active == user.isActive()) {
      return;
    }
    if (active) {
      enable(tx, actor, user.id());
    } else {
      disable(tx, actor, user.id());
    }
  }

  /** For somebody the rules on administrators say nothing of. */
  void enable(WriteTx tx, long actor, long userId) {
    changes.setActive(tx, userId, true);
    audit(tx, actor, "user_enabled", userId, Map.of("is_active", false), "is_active", true);
  }

  /** As {@link #enable}; ends every session and every reset under way. */
  void disable(WriteTx tx, long actor, long userId) {
    changes.setActive(tx, userId, false);
    endSessions(tx, userId);
    audit(tx, actor, "user_disabled", userId, Map.of("is_active", true), "is_active", false);
  }

  private static Map<String, ?> shown(String key, @Nullable Object value) {
    return value == null ? Map.of() : Map.of(key, value);
  }

  private static void audit(
      WriteTx tx,
      long actor,
      String action,
      long userId,
      Map<String, ?> before,
      String key,
      Object after) {
    tx.audit(new AuditEvent(actor, action, "user_account", userId, before, Map.of(key, after)));
  }
}
