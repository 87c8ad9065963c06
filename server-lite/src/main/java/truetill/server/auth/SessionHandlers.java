package truetill.server.auth;

import java.util.List;
import java.util.Optional;
import truetill.core.wire.accounts.User;
import truetill.core.wire.auth.LoginResponse;
import truetill.core.wire.auth.RefreshResponse;
import truetill.server.db.Database;
import truetill.server.db.ReadTx;
import truetill.server.db.UnitOfWork;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Reply;

/** Signing in, staying signed in, signing out. */
final class SessionHandlers {
  private static final String WRONG = "Invalid email or password.";

  private final Database database;
  private final UnitOfWork work;
  private final CredentialStore credentials;
  private final Passwords passwords;
  private final AccessTokens accessTokens;
  private final RefreshTokens refreshTokens;
  private final UserViews users;
  private final SignInLimit limit;

  SessionHandlers(
      Database database,
      UnitOfWork work,
      CredentialStore credentials,
      Passwords passwords,
      AccessTokens accessTokens,
      RefreshTokens refreshTokens,
      UserViews users,
      SignInLimit limit) {
    this.database = database;
    this.work = work;
    this.credentials = credentials;
    this.passwords = passwords;
    this.accessTokens = accessTokens;
    this.refreshTokens = refreshTokens;
    this.users = users;
    this.limit = limit;
  }

  /** The slow hash is checked before the unit of work, so nobody waits for it. */
  Reply login(Call call) {
    Body body = call.body();
    String email = body.requiredEmail("email");
    String password = body.requiredSecret("password");
    body.orRefuse();

    String client = call.remoteAddress();
    limit.check(email, client);
    Optional<CredentialStore.Credentials> account =
        database.read(tx -> credentials.byEmail(tx, email));
    boolean matches =
        passwords.matches(
            password, account.map(CredentialStore.Credentials::passwordHash).orElse(null));
    // Guesses sent side by side all passed the check above; none above the limit learns anything.
    if (account.isEmpty() || !matches || !account.get().active()) {
      limit.failed(email, client);
      return Reply.detail(401, WRONG).with("WWW-Authenticate", "Bearer realm=\"api\"");
    }
    limit.check(email, client);
    limit.succeeded(email, client);

    long userId = account.get().id();
    String token = work.write(tx -> refreshTokens.begin(tx, userId));
    User user = database.read(tx -> users.view(tx, userId));
    return RefreshCookie.set(
        Reply.ok(new LoginResponse(accessTokens.issue(userId), user))
            .with("Cache-Control", "no-store"),
        call,
        token);
  }

  Reply refresh(Call call) {
    OwnOrigin.demand(call);
    List<String> sent = RefreshCookie.sent(call);
    if (sent.isEmpty()) {
      return Reply.detail(400, "No refresh token provided.");
    }
    RefreshTokens.Rotation rotation =
        sent.size() == 1 ? rotated(sent.getFirst()) : new RefreshTokens.Rotation.Rejected();
    return switch (rotation) {
      case RefreshTokens.Rotation.Renewed renewed ->
          RefreshCookie.set(
              Reply.ok(new RefreshResponse(accessTokens.issue(renewed.userId())))
                  .with("Cache-Control", "no-store"),
              call,
              renewed.token());
      case RefreshTokens.Rotation.Rejected rejected ->
          RefreshCookie.clear(
              Reply.detail(401, "Invalid or expired refresh token.")
                  .with("WWW-Authenticate", "Bearer realm=\"api\""),
              call);
    };
  }

  private RefreshTokens.Rotation rotated(String token) {
    return work.write(tx ->
        switch (refreshTokens.rotate(tx, token)) {
          case RefreshTokens.Rotation.Renewed renewed when !active(tx, renewed.userId()) -> {
            refreshTokens.endFamily(tx, renewed.family());
            yield new RefreshTokens.Rotation.Rejected();
          }
          case RefreshTokens.Rotation other -> other;
        });
  }

  Reply logout(Call call) {
    OwnOrigin.demand(call);
    for (String token : RefreshCookie.sent(call)) {
      work.write(tx -> {
        refreshTokens.end(tx, token);
        return token;
      });
    }
    return RefreshCookie.clear(Reply.detail(200, "Successfully logged out."), call);
  }

  Reply me(Call call) {
    return Reply.ok(database.read(tx -> users.view(tx, call.caller().userId())));
  }

  private boolean active(ReadTx tx, long userId) {
    return credentials.byId(tx, userId).filter(CredentialStore.Credentials::active).isPresent();
  }
}
