package truetill.server.http;

import java.util.Set;
import java.util.UUID;
import truetill.core.people.Role;

/**
 * The signed-in, active user behind a call.
 *
 * @param roles every group the user is in
 * @param mustChangePassword signed in with a temporary password
 */
public record Caller(long userId, UUID uid, Set<Role> roles, boolean mustChangePassword) {
  public boolean isManager() {
    return roles.stream().anyMatch(Role::isManager);
  }

  public boolean isAdmin() {
    return roles.contains(Role.ADMIN);
  }
}
