package truetill.server.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;

/**
 * Requests that carry an {@code Idempotency-Key} (sync.md section 4): sent again under the same key
 * they have no second effect and get the first answer.
 */
@FunctionalInterface
public interface KeyedCalls {
  String HEADER = "Idempotency-Key";

  /**
   * The first answer to this key, by running {@code call} if there is none yet.
   *
   * @param fingerprint of the request, see {@link #fingerprint}; another one under the same key is
   *     answered 422, and one that comes while the first still runs 409
   */
  Reply answer(String key, String fingerprint, Supplier<Reply> call);

  /**
   * Whether the key counts here: on POST, but not where the answer must not be kept (sign-in, a
   * temporary password), not on forms with a file, not on {@code /ai/} whose answers cost nothing
   * twice, and not on the registers' own protocol, which has its own identities.
   */
  static boolean heeds(Route route) {
    String path = route.path();
    return route.method() == Method.POST
        && route.uploadBytes() == 0
        && !path.startsWith("/auth/")
        && !path.startsWith("/ai/")
        && !path.startsWith("/sync/")
        && !path.endsWith("/reset-password/");
  }

  /** Method, path with query, user and body in 64 hex digits. */
  static String fingerprint(
      String method, String target, Authenticator.SignIn signIn, byte[] body) {
    long user = signIn instanceof Authenticator.SignIn.User(Caller caller) ? caller.userId() : 0;
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((method + "\n" + target + "\n" + user + "\n").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(body));
    } catch (NoSuchAlgorithmException bug) {
      throw new IllegalStateException(bug);
    }
  }
}
