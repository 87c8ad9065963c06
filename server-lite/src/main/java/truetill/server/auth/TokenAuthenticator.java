package truetill.server.auth;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import truetill.server.db.Database;
import truetill.server.http.Authenticator;
import truetill.server.http.Caller;

/** Reads the bearer token of a user, with the user's present groups, or of a register PC. */
public final class TokenAuthenticator implements Authenticator {
  private static final String SCHEME = "Bearer ";

  private final AccessTokens tokens;
  private final Database database;
  private final CredentialStore credentials;
  private final DeviceSessions devices;

  public TokenAuthenticator(
      AccessTokens tokens, Database database, CredentialStore credentials, DeviceSessions devices) {
    this.tokens = tokens;
    this.database = database;
    this.credentials = credentials;
    this.devices = devices;
  }

  @Override
  public SignIn user(@Nullable String authorization) {
    Optional<String> token = bearer(authorization);
    if (token.isEmpty()) {
      return new SignIn.Missing();
    }
    OptionalLong userId = tokens.userOf(token.get());
    if (userId.isEmpty()) {
      return new SignIn.BadToken();
    }
    return database
        .read(tx -> credentials.byId(tx, userId.getAsLong()))
        .<SignIn>map(found ->
            found.active()
                ? new SignIn.User(
                    new Caller(found.id(), found.uid(), found.roles(), found.mustChangePassword()))
                : new SignIn.Inactive())
        .orElseGet(SignIn.BadToken::new);
  }

  @Override
  public SignIn device(@Nullable String authorization) {
    return bearer(authorization).map(devices::of).orElseGet(SignIn.Missing::new);
  }

  private static Optional<String> bearer(@Nullable String authorization) {
    return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(authorization.substring(SCHEME.length()).strip())
        : Optional.empty();
  }
}
