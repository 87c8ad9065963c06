package truetill.core.people;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Finds the person behind a PIN without trying everybody's slow hash (sync.md section 11): the
 * server stores the tag beside the argon2id hash and hands the key to enrolled registers. The tag
 * alone never decides; the hash does.
 */
public final class PinTag {
  private PinTag() {}

  /**
   * HMAC-SHA-256 of the PIN, as 64 hex digits.
   *
   * @param key the store's PIN key, hex digits
   */
  public static String of(String key, String pin) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(HexFormat.of().parseHex(key), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(pin.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
    }
  }
}
