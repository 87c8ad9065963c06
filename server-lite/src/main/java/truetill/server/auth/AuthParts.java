package truetill.server.auth;

import java.util.random.RandomGenerator;
import truetill.server.db.Database;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;

/**
 * What sign-in is made of, built once by the composition root.
 *
 * @param random a secure source
 * @param showResetTokens development mode: reset tokens stand in the answer
 */
public record AuthParts(
    Database database,
    UnitOfWork work,
    StoreTime time,
    CredentialStore credentials,
    Passwords passwords,
    AccessTokens accessTokens,
    RefreshTokens refreshTokens,
    UserViews users,
    RandomGenerator random,
    Mail mail,
    AuthThrottles throttles,
    boolean showResetTokens) {
  SessionHandlers sessions() {
    return new SessionHandlers(
        database,
        work,
        credentials,
        passwords,
        accessTokens,
        refreshTokens,
        users,
        throttles.signIn());
  }

  PasswordHandlers passwordHandlers() {
    return new PasswordHandlers(
        database,
        work,
        credentials,
        passwords,
        refreshTokens,
        time,
        random,
        mail,
        throttles,
        showResetTokens);
  }
}
