package truetill.core.consignment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import truetill.core.outcome.Outcome;

/** pending → paid, and nothing afterwards (rules-store section 6, Payout). */
public enum PayoutStatus {
  PENDING,
  PAID;

  /** The contract's word. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<PayoutStatus> ofWire(String wire) {
    return Arrays.stream(values()).filter(status -> status.wire().equals(wire)).findFirst();
  }

  public Outcome<PayoutStatus> pay() {
    return this == PAID
        ? Outcome.refused("already_paid", "Payout is already paid.")
        : Outcome.done(PAID);
  }

  public Outcome<PayoutStatus> checkChange() {
    return this == PAID
        ? Outcome.refused("already_paid", "A paid payout cannot be changed.")
        : Outcome.done(this);
  }

  public Outcome<PayoutStatus> checkDelete() {
    return this == PAID
        ? Outcome.refused("already_paid", "A paid payout cannot be deleted.")
        : Outcome.done(this);
  }
}
