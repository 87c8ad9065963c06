package truetill.core.people;

import java.util.UUID;

/**
 * The address of a customer who gave none or somebody else's: accounts must have one, and it is
 * nobody's ({@code .invalid} never receives mail). Registers and people see no address.
 */
public final class PlaceholderEmail {
  private static final String DOMAIN = "@customer.invalid";

  private PlaceholderEmail() {}

  public static String of(UUID customer) {
    return customer + DOMAIN;
  }

  public static boolean isOne(String email) {
    return email.endsWith(DOMAIN);
  }

  /** The address as it is shown: empty for a placeholder. */
  public static String shown(String email) {
    return isOne(email) ? "" : email;
  }
}
