package truetill.server.auth;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import truetill.server.http.Call;
import truetill.server.http.Problem;

/**
 * Whether a call that acts on the refresh cookie was made by a page of this server. A page of
 * another site cannot read the cookie, but its browser would send it along (sync.md section 11).
 * Programs without a browser name no origin and are served.
 */
final class OwnOrigin {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private OwnOrigin() {}

  /** Ends the call as 403, the cookie untouched, when a page of another site made it. */
  static void demand(Call call) {
    if (!allows(call.header("Origin"), call.header("Host"), call.secure())) {
      throw Problem.forbidden();
    }
  }

  /**
   * Whether the page is this server's own, or the caller no page at all.
   *
   * @param origin scheme, host and port of the page as its browser names them; null when none does
   * @param host the host and port the caller asked for
   * @param secure whether the call came over TLS; a proxy with TLS in front hands on plain calls of
   *     https pages
   */
  static boolean allows(@Nullable String origin, @Nullable String host, boolean secure) {
    if (origin == null) {
      return true;
    }
    if (host == null) {
      return false;
    }
    try {
      URI page = URI.create(origin);
      String scheme = page.getScheme() == null ? "" : page.getScheme().toLowerCase(Locale.ROOT);
      boolean web = scheme.equals("https") || (scheme.equals("http") && !secure);
      URI asked = URI.create(scheme + "://" + host);
      return web
          && page.getHost() != null
          && page.getHost().equalsIgnoreCase(asked.getHost())
          && port(page, scheme) == port(asked, scheme);
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private static int port(URI address, String scheme) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return scheme.equals("https") ? HTTPS : HTTP;
  }
}
