package truetill.client.register;

import com.password4j.Argon2Function;
import com.password4j.BadParametersException;
import com.password4j.Password;
import org.jspecify.annotations.Nullable;

/** Checks a secret against an argon2id hash in its usual text form. */
final class Hashes {
  private Hashes() {}

  /** False also when there is no hash or it is of another kind. */
  static boolean matches(String secret, @Nullable String hash) {
    if (hash == null || secret.isEmpty()) {
      return false;
    }
    try {
      return Password.check(secret, hash).with(Argon2Function.getInstanceFromHash(hash));
    } catch (BadParametersException anotherKind) {
      return false;
    }
  }
}
