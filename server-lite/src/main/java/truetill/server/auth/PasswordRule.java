package truetill.server.auth;

import java.util.Optional;

/** What a new password must be (rules-store section 3): six characters or more, not the email. */
public final class PasswordRule {
  private static final int MIN_LENGTH = 6;

  private PasswordRule() {}

  /** The contract's sentence when the password is refused. */
  public static Optional<String> complaint(String password, String email) {
    if (password.length() < MIN_LENGTH) {
      return Optional.of("Ensure this field has at least " + MIN_LENGTH + " characters.");
    }
    return password.equalsIgnoreCase(email)
        ? Optional.of("The password may not be the email address.")
        : Optional.empty();
  }
}
