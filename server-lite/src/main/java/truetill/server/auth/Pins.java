package truetill.server.auth;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Register PINs (sync.md section 11). A PIN is kept as a slow hash, which decides, and a tag, by
 * which a register finds the person without trying everybody's hash. The PIN itself is kept nowhere
 * (I28).
 */
public final class Pins {
  private static final String USE = "register pins";

  private final byte[] key;
  private final Passwords passwords;

  public Pins(ServerKey serverKey, Passwords passwords) {
    this.key = serverKey.derive(USE);
    this.passwords = passwords;
  }

  /**
   * What the database keeps of a PIN.
   *
   * @param tag HMAC-SHA-256 under the store's PIN key, 64 hex digits
   */
  public record Verifier(String hash, String tag) {}

  public Verifier of(String pin) {
    byte[] tag = ServerKey.hmac(key, pin.getBytes(StandardCharsets.UTF_8));
    return new Verifier(passwords.hash(pin), HexFormat.of().formatHex(tag));
  }

  /** The key of the tags in hex digits, for enrolled registers only. */
  public String key() {
    return HexFormat.of().formatHex(key);
  }
}
