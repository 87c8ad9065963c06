package truetill.core.consignment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import truetill.core.outcome.Outcome;

/**
 * Where a consigned item stands between consignee and store (rules-store section 6). Only a sale
 * leads to {@link #SOLD} and only its void leads back; everything else is moved by hand.
 */
public enum ConsignedStatus {
  PENDING_INTAKE,
  LISTED,
  SOLD,
  EXPIRED,
  RETURNED;

  /** The contract's word: {@code pending_intake}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ConsignedStatus> ofWire(String wire) {
    return Arrays.stream(values()).filter(status -> status.wire().equals(wire)).findFirst();
  }

  /** Whether the tag of the inventory item still shows the listed price. */
  public boolean isPriced() {
    return this != SOLD && this != RETURNED;
  }

  /** A move made by hand; staying where it is is allowed. */
  public Outcome<ConsignedStatus> moveTo(ConsignedStatus next) {
    boolean allowed =
        next == this
            || switch (this) {
              case PENDING_INTAKE -> next == LISTED || next == EXPIRED || next == RETURNED;
              case LISTED -> next == EXPIRED || next == RETURNED;
              case EXPIRED -> next == RETURNED || next == LISTED;
              case SOLD, RETURNED -> false;
            };
    return allowed
        ? Outcome.done(next)
        : Outcome.refused(
            "bad_move", "An item that is " + wire() + " cannot become " + next.wire() + ".");
  }
}
