package truetill.server.app;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import truetill.core.people.Role;

/** The invented people every {@link ServerFixture} knows. */
public enum Person {
  /** Not signed in. */
  NOBODY("", null),
  ADMIN("Ada", Role.ADMIN),
  MANAGER("Mona", Role.MANAGER),
  CASHIER("Carl", Role.EMPLOYEE),
  CASHIER_2("Cleo", Role.EMPLOYEE),
  CONSIGNEE("Connie", Role.CONSIGNEE);

  private final String firstName;
  private final @Nullable Role role;

  Person(String firstName, @Nullable Role role) {
    this.firstName = firstName;
    this.role = role;
  }

  public String firstName() {
    return firstName;
  }

  public String lastName() {
    return "Example";
  }

  public List<Role> roles() {
    return role == null ? List.of() : List.of(role);
  }

  public String email() {
    return firstName.toLowerCase(Locale.ROOT) + "@shop.test";
  }

  public String password() {
    return "secret-of-" + firstName;
  }
}
