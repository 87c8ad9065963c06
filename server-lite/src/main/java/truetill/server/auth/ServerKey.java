package truetill.server.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The server's one secret of 256 bits; every other key is derived from it under a name. */
public final class ServerKey {
  public static final int BYTES = 32;
  private static final String HMAC = "HmacSHA256";

  private final byte[] master;

  public ServerKey(byte[] master) {
    if (master.length != BYTES) {
      throw new IllegalArgumentException("the server key has " + BYTES + " bytes");
    }
    this.master = master.clone();
  }

  /** The 256-bit key for one use; two uses never share a key. */
  public byte[] derive(String use) {
    return hmac(master, use.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(message);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java runtime has " + HMAC, missing);
    }
  }

  /** What the database keeps of a token: its SHA-256 in hex. */
  public static String hashOf(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java runtime has SHA-256", missing);
    }
  }
}
