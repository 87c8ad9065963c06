package truetill.server.auth;

import java.util.List;
import truetill.server.http.Call;
import truetill.server.http.HttpServer;
import truetill.server.http.Reply;

/** The cookie a browser keeps its refresh token in; no script can read it. */
final class RefreshCookie {
  static final String NAME = "refresh_token";

  private RefreshCookie() {}

  /**
   * The tokens a caller sends. A browser has one of ours; a second of the same name was planted by
   * another site of this computer, and nobody knows which of the two is ours (fault-tests case 42).
   */
  static List<String> sent(Call call) {
    return call.cookies(NAME).stream().filter(token -> !token.isEmpty()).toList();
  }

  static Reply set(Reply reply, Call call, String token) {
    return reply.with("Set-Cookie", text(call, token, RefreshTokens.LIFETIME.toSeconds()));
  }

  static Reply clear(Reply reply, Call call) {
    return reply.with("Set-Cookie", text(call, "", 0));
  }

  private static String text(Call call, String value, long maxAgeSeconds) {
    return NAME
        + "="
        + value
        + "; Path="
        + HttpServer.BASE_PATH
        + "/auth/; Max-Age="
        + maxAgeSeconds
        + "; HttpOnly; SameSite=Lax"
        + (call.secure() ? "; Secure" : "");
  }
}
