package truetill.server.auth;

import static truetill.core.people.Access.AUTHENTICATED;
import static truetill.core.people.Access.COOKIE;
import static truetill.core.people.Access.PUBLIC;

import truetill.server.http.Routes;

/** The seven operations below {@code /auth/}. */
public final class AuthRoutes implements Routes.Area {
  private final SessionHandlers sessions;
  private final PasswordHandlers passwords;

  public AuthRoutes(AuthParts parts) {
    this.sessions = parts.sessions();
    this.passwords = parts.passwordHandlers();
  }

  @Override
  public void addTo(Routes routes) {
    routes.at(
        "/auth",
        at -> {
          at.post("/login/", PUBLIC, sessions::login);
          at.post("/refresh/", COOKIE, sessions::refresh);
          at.post("/logout/", PUBLIC, sessions::logout);
          at.get("/me/", AUTHENTICATED, sessions::me);
          at.post("/change-password/", AUTHENTICATED, passwords::change);
          at.post("/forgot-password/", PUBLIC, passwords::forgot);
          at.post("/reset-password/", PUBLIC, passwords::reset);
        });
  }
}
