package truetill.core.people;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The four groups of rules-store section 2, highest first. */
public enum Role {
  ADMIN("Admin"),
  MANAGER("Manager"),
  EMPLOYEE("Employee"),
  CONSIGNEE("Consignee");

  private final String wire;

  Role(String wire) {
    this.wire = wire;
  }

  /**
   * The contract's spelling: {@code Admin}, {@code Manager}, {@code Employee}, {@code Consignee}.
   */
  public String wire() {
    return wire;
  }

  public static Optional<Role> ofWire(String wire) {
    return Arrays.stream(values()).filter(role -> role.wire.equals(wire)).findFirst();
  }

  /** The one group a user is shown under: the highest group, empty for a pure customer. */
  public static Optional<Role> highest(Set<Role> roles) {
    return Arrays.stream(values()).filter(roles::contains).findFirst();
  }

  public boolean isStaff() {
    return this != CONSIGNEE;
  }

  public boolean isManager() {
    return this == ADMIN || this == MANAGER;
  }
}
