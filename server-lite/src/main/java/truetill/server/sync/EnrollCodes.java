package truetill.server.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import truetill.core.outcome.Outcome;
import truetill.server.auth.ServerKey;
import truetill.server.db.WriteTx;

/**
 * One-time codes for new register PCs: 50 bits, ten minutes, five tries, given away once (sync.md
 * section 11).
 */
final class EnrollCodes {
  static final Duration LIFETIME = Duration.ofMinutes(10);
  static final int TRIES = 5;
  private static final Duration KEPT = Duration.ofDays(1);

  private final RandomGenerator random;
  private final EnrollCodeStore store = new EnrollCodeStore();

  EnrollCodes(RandomGenerator random) {
    this.random = random;
  }

  /** A code that was made; only its maker sees it. */
  record Made(long id, String code, Instant expiresAt) {}

  /**
   * Makes a code.
   *
   * @param register id of the register the PC becomes, null for the first free one
   */
  Made make(WriteTx tx, @Nullable Long register, long actor) {
    store.deleteExpiredBefore(tx, tx.now().minus(KEPT));
    String code = EnrollCode.random(random);
    Instant expiresAt = tx.now().plus(LIFETIME);
    String hash = ServerKey.hashOf(EnrollCode.read(code).orElseThrow());
    return new Made(store.insert(tx, hash, register, actor, expiresAt), code, expiresAt);
  }

  /**
   * The code's row, locked. A refusal that counted a try has to be committed. What is told of a
   * dead code is told to somebody who knows it.
   *
   * @param code as {@link EnrollCode#read} answers it
   */
  Outcome<EnrollCodeStore.Code> redeem(WriteTx tx, String code) {
    EnrollCodeStore.Code found = store.lock(tx, ServerKey.hashOf(code)).orElse(null);
    if (found == null) {
      store.countWrong(tx);
      return Outcome.refused(
          "enroll_code_wrong",
          "That is no code of this store. Look at it again; after "
              + TRIES
              + " wrong ones a new code is needed.");
    }
    if (found.used()) {
      return Outcome.refused(
          "enroll_code_used", "This code has been used. Ask an administrator for a new one.");
    }
    if (!tx.now().isBefore(found.expiresAt())) {
      return Outcome.refused(
          "enroll_code_expired",
          "This code was good for "
              + LIFETIME.toMinutes()
              + " minutes only. Ask an administrator for a new one.");
    }
    if (found.wrongTries() >= TRIES) {
      return Outcome.refused(
          "enroll_code_spent",
          "Too many wrong codes were typed while this one was open. Ask for a new one.");
    }
    return Outcome.done(found);
  }
}
