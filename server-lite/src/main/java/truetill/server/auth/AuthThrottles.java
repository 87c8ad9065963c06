package truetill.server.auth;

import java.time.Duration;
import java.time.InstantSource;

/**
 * The limits of rules-store section 3.
 *
 * @param signIn failed sign-ins per address and client
 * @param reset reset requests per address
 * @param resetAttempts bad reset tokens per client
 */
public record AuthThrottles(Throttle signIn, Throttle reset, Throttle resetAttempts) {
  public static AuthThrottles standard(InstantSource time) {
    return new AuthThrottles(
        new Throttle(time, 10, Duration.ofMinutes(5)),
        new Throttle(time, 5, Duration.ofHours(1)),
        new Throttle(time, 10, Duration.ofMinutes(5)));
  }
}
