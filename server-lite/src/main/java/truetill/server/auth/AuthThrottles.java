package truetill.server.auth;

import java.time.Duration;
import java.time.InstantSource;

/**
 * The limits of rules-store section 3 and sync.md section 11.
 *
 * @param signIn failed sign-ins per account and client, and per client
 * @param reset reset requests per address
 * @param resetAttempts bad reset tokens per client
 */
public record AuthThrottles(SignInLimit signIn, Throttle reset, Throttle resetAttempts) {
  public static AuthThrottles standard(InstantSource time) {
    return new AuthThrottles(
        new SignInLimit(time),
        new Throttle(time, 5, Duration.ofHours(1)),
        new Throttle(time, 10, Duration.ofMinutes(5)));
  }
}
