package truetill.core.pos;

import java.util.Arrays;
import java.util.Locale;
import truetill.core.outcome.Outcome;

/**
 * pending → completed, and nothing but the notes changes afterwards (rules-store section 6,
 * BankTransaction; promise 32).
 */
public enum BankTransactionStatus {
  PENDING,
  COMPLETED;

  /** The contract's word. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A column holds no other word; one that does is a bug. */
  public static BankTransactionStatus ofWire(String wire) {
    return Arrays.stream(values())
        .filter(status -> status.wire().equals(wire))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no status of a bank transaction: " + wire));
  }

  /**
   * Completing, changing and deleting are for pending ones: {@code already_completed} otherwise.
   */
  public Outcome<BankTransactionStatus> whilePending(BankTransactionStatus next) {
    return this == PENDING
        ? Outcome.done(next)
        : Outcome.refused("already_completed", "Transaction is already completed.");
  }
}
