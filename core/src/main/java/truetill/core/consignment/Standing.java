package truetill.core.consignment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import truetill.core.outcome.Outcome;

/**
 * Whether an account or an agreement is in force (rules-store section 6): active and paused follow
 * each other, either may be closed, and what is closed can only become active again.
 */
public enum Standing {
  ACTIVE,
  PAUSED,
  CLOSED;

  /** The contract's word. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Standing> ofWire(String wire) {
    return Arrays.stream(values()).filter(standing -> standing.wire().equals(wire)).findFirst();
  }

  /** The next standing; staying as it is is allowed. */
  public Outcome<Standing> moveTo(Standing next) {
    return this == CLOSED && next == PAUSED
        ? Outcome.refused("closed", "What is closed can only be made active again.")
        : Outcome.done(next);
  }
}
