package truetill.server.accounts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import truetill.core.people.Role;

/**
 * A user to be created, with what {@link UserWriter} needs to make the profiles.
 *
 * @param passwordHash null for somebody who cannot sign in
 * @param pinHash slow hash of the register PIN, null for none
 * @param pinTag by which a register finds the person behind a PIN; see {@link
 *     truetill.server.auth.Pins}
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
    @Nullable String pinTag,
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
        pinTag,
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
        pinTag,
        roles,
        position,
        departmentId,
        locationId);
  }

  public NewUser withPin(String hash, String tag) {
    return new NewUser(
        email,
        firstName,
        lastName,
        phone,
        passwordHash,
        mustChangePassword,
        hash,
        tag,
        roles,
        position,
        departmentId,
        locationId);
  }
}
