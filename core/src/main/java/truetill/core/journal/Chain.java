package truetill.core.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** The hashes that tie each record of a journal to the one before (sync.md section 3, I4). */
public final class Chain {
  private Chain() {}

  /**
   * {@code prev} of the first record: SHA-256 of device id and enrolment nonce, as 64 hex digits.
   */
  public static String root(UUID device, String nonce) {
    return hash((device + nonce).getBytes(StandardCharsets.UTF_8));
  }

  /** SHA-256 of a record's canonical bytes, as 64 hex digits. */
  public static String hash(byte[] record) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(record));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
