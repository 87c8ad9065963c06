package truetill.core.hr;

import java.util.Arrays;
import truetill.core.outcome.Outcome;

/**
 * Where a request of an employee stands, for sick leave and for a changed time entry alike
 * (rules-store section 6): pending, then once and for all approved or denied.
 */
public enum ReviewStatus {
  PENDING("pending"),
  APPROVED("approved"),
  DENIED("denied");

  private final String wire;

  ReviewStatus(String wire) {
    this.wire = wire;
  }

  /** The contract's spelling. */
  public String wire() {
    return wire;
  }

  /** A column holds no other word; one that does is a bug. */
  public static ReviewStatus ofWire(String wire) {
    return Arrays.stream(values())
        .filter(status -> status.wire.equals(wire))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no status of a request: " + wire));
  }

  /** Deciding, editing and withdrawing are for pending requests: {@code not_pending} otherwise. */
  public Outcome<ReviewStatus> whilePending(ReviewStatus next) {
    return this == PENDING
        ? Outcome.done(next)
        : Outcome.refused("not_pending", "Request is not pending.");
  }
}
