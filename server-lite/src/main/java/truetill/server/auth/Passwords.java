package truetill.server.auth;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Slow salted hashes (argon2id) of passwords and PINs. The parameters stand in the hash, so hashes
 * made with others stay good.
 */
public final class Passwords {
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final String TEMPORARY_ALPHABET =
      "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";
  private static final int TEMPORARY_LENGTH = 12;

  /**
   * How slow a hash is.
   *
   * @param memoryKib memory of one hash in KiB
   * @param iterations passes over it
   */
  public record Cost(int memoryKib, int iterations) {
    public static final Cost STRONG = new Cost(19_456, 2);
  }

  private final Argon2Function function;
  private final RandomGenerator random;
  private final Semaphore atOnce;
  private final String unknownUserHash;

  /**
   * @param random a secure source
   * @param atOnce hashes computed side by side; the others wait, so that memory stays bounded
   */
  public Passwords(Cost cost, RandomGenerator random, int atOnce) {
    this.function =
        Argon2Function.getInstance(cost.memoryKib(), cost.iterations(), 1, HASH_BYTES, Argon2.ID);
    this.random = random;
    this.atOnce = new Semaphore(atOnce);
    this.unknownUserHash = hashOfNothing(cost);
  }

  public String hash(String secret) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    atOnce.acquireUninterruptibly();
    try {
      return Password.hash(secret).addSalt(salt).with(function).getResult();
    } finally {
      atOnce.release();
    }
  }

  /** Takes as long for an account that cannot sign in ({@code hash} null) as for any other. */
  public boolean matches(String secret, @Nullable String hash) {
    String checked = hash == null ? unknownUserHash : hash;
    atOnce.acquireUninterruptibly();
    try {
      boolean equal =
          Password.check(secret, checked).with(Argon2Function.getInstanceFromHash(checked));
      return equal && hash != null;
    } finally {
      atOnce.release();
    }
  }

  /** A hash no password is known for; checking against it takes as long as any check. */
  private String hashOfNothing(Cost cost) {
    byte[] bytes = new byte[SALT_BYTES + HASH_BYTES];
    random.nextBytes(bytes);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m="
        + cost.memoryKib()
        + ",t="
        + cost.iterations()
        + ",p=1$"
        + base64.encodeToString(Arrays.copyOf(bytes, SALT_BYTES))
        + "$"
        + base64.encodeToString(Arrays.copyOfRange(bytes, SALT_BYTES, bytes.length));
  }

  /** Twelve letters and digits that cannot be mistaken for each other. */
  public String temporary() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < TEMPORARY_LENGTH; i++) {
      text.append(TEMPORARY_ALPHABET.charAt(random.nextInt(TEMPORARY_ALPHABET.length())));
    }
    return text.toString();
  }
}
