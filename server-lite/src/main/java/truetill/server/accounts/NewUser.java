package truetill.server.accounts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import truetill.core.people.Role;

/**
 * A user to be created, with what {@link UserWriter} needs to make the profiles.
 *
 * @param passwordHash null for somebody who cannot sign in
 * @param pinHash slow hash of the register PIN, null for none
 * @param pinSealed the PIN under the server's key, from which each register's look-up tag is made
 * @param position words on the employee profile, may be empty
 */
public record NewUser(
    String email,
    String firstName,
    String lastName,
    String phone,
    @Nullable String passwordHash,
    boolean mustChangePassword,
    @Nullable String pinHash,
    @Nullable String pinSealed,
    List<Role> roles,
    String position,
    @Nullable Long departmentId,
    @Nullable Long locationId) {

  public NewUser(
      String email,
      String firstName,
      String lastName,
      @Nullable String passwordHash,
      List<Role> roles) {
    this(email, firstName, lastName, "", passwordHash, false, null, null, roles, "", null, null);
  }

  public NewUser inDepartment(@Nullable Long department, @Nullable Long location) {
    return new NewUser(
        email,
        firstName,
        lastName,
        phone,
        passwordHash,
        mustChangePassword,
        pinHash,
        pinSealed,
        roles,
        position,
        department,
        location);
  }

  public NewUser mustChangePassword(boolean must) {
    return new NewUser(
        email,
        firstName,
        lastName,
        phone,
        passwordHash,
        must,
        pinHash,
        pinSealed,
        roles,
        position,
        departmentId,
        locationId);
  }

  public NewUser withPin(String hash, String sealed) {
    return new NewUser(
        email,
        firstName,
        lastName,
        phone,
        passwordHash,
        mustChangePassword,
        hash,
        sealed,
        roles,
        position,
        departmentId,
        locationId);
  }
}
