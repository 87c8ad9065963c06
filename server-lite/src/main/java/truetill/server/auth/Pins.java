package truetill.server.auth;

import java.util.HexFormat;
import truetill.core.people.PinTag;

/**
 * Register PINs (sync.md section 11). A PIN is kept as a slow hash, which decides, and a tag, by
 * which a register finds the person without trying everybody's hash. The PIN itself is kept nowhere
 * (I28).
 */
public final class Pins {
  private static final String USE = "register pins";

  private final String key;
  private final Passwords passwords;

  public Pins(ServerKey serverKey, Passwords passwords) {
    this.key = HexFormat.of().formatHex(serverKey.derive(USE));
    this.passwords = passwords;
  }

  /**
   * What the database keeps of a PIN.
   *
   * @param tag {@link PinTag} under the store's PIN key
   */
  public record Verifier(String hash, String tag) {}

  public Verifier of(String pin) {
    return new Verifier(passwords.hash(pin), PinTag.of(key, pin));
  }

  /** The key of the tags in hex digits, for enrolled registers only. */
  public String key() {
    return key;
  }
}
