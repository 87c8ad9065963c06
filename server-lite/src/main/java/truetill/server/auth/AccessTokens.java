package truetill.server.auth;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import truetill.core.clock.Ids;

/**
 * Access tokens of users, 30 minutes. Whether the user may still sign in is read from the database
 * on every call, so a token alone proves only who it was made for.
 */
public final class AccessTokens {
  public static final Duration LIFETIME = Duration.ofMinutes(30);
  private static final String USER = "user_id";

  private final SignedTokens tokens;

  public AccessTokens(ServerKey serverKey, InstantSource time, Ids ids) {
    this.tokens =
        new SignedTokens(
            serverKey, new SignedTokens.Kind("access-token", "api", "access", LIFETIME), time, ids);
  }

  public String issue(long userId) {
    return tokens.issue(USER, userId);
  }

  /** The user the token was made for; empty when it is forged, expired or of another kind. */
  public OptionalLong userOf(String token) {
    Optional<Object> user = tokens.claim(token, USER);
    return user.isPresent() && user.get() instanceof Number id
        ? OptionalLong.of(id.longValue())
        : OptionalLong.empty();
  }
}
