package truetill.server.auth;

import truetill.server.http.Authenticator;

/** Whose session token it is; the area that enrols register PCs knows. */
@FunctionalInterface
public interface DeviceSessions {
  /** A {@code Device}, or {@code BadToken}. */
  Authenticator.SignIn of(String token);
}
