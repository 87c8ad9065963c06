package truetill.core.people;

import java.util.Set;

/**
 * The access words of the contract's permission tables. They test group membership, not the single
 * {@code role} value (rules-store section 2).
 */
public enum Access {
  PUBLIC,
  COOKIE,
  AUTHENTICATED,
  EMPLOYEE,
  STAFF,
  MANAGER,
  ADMIN,
  CONSIGNEE,
  /** An enrolled register's session; used under {@code /api/sync/} only. */
  DEVICE;

  /** Whether a signed-in, active user in these groups may call an operation with this word. */
  public boolean allows(Set<Role> roles) {
    return switch (this) {
      case PUBLIC, COOKIE, AUTHENTICATED -> true;
      case EMPLOYEE, STAFF -> roles.stream().anyMatch(Role::isStaff);
      case MANAGER -> roles.stream().anyMatch(Role::isManager);
      case ADMIN -> roles.contains(Role.ADMIN);
      case CONSIGNEE -> roles.contains(Role.CONSIGNEE);
      case DEVICE -> false;
    };
  }
}
