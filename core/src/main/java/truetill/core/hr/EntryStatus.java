package truetill.core.hr;

import java.util.Arrays;
import truetill.core.outcome.Outcome;

/**
 * Where a time entry stands (rules-store section 6): open or finished it is pending; pending and
 * flagged change into each other; both become approved, which is the end.
 */
public enum EntryStatus {
  PENDING("pending"),
  APPROVED("approved"),
  FLAGGED("flagged");

  private final String wire;

  EntryStatus(String wire) {
    this.wire = wire;
  }

  /** The contract's spelling. */
  public String wire() {
    return wire;
  }

  /** A column holds no other word; one that does is a bug. */
  public static EntryStatus ofWire(String wire) {
    return Arrays.stream(values())
        .filter(status -> status.wire.equals(wire))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no status of a time entry: " + wire));
  }

  /** Approving an approved entry again changes nothing. Refused with {@code entry_open}. */
  public Outcome<EntryStatus> approve(Shift shift) {
    return shift.clockOut() == null
        ? Outcome.refused(
            "entry_open", "An open entry cannot be approved. Clock out, then approve it.")
        : Outcome.done(APPROVED);
  }

  /**
   * A manager marks the entry, or takes the mark away; approval has its own way. Refused with
   * {@code entry_approved}.
   */
  public Outcome<EntryStatus> mark(EntryStatus wish) {
    if (wish == APPROVED) {
      throw new IllegalArgumentException("an entry becomes approved by approve()");
    }
    return this == APPROVED
        ? Outcome.refused("entry_approved", "An approved entry stays approved.")
        : Outcome.done(wish);
  }
}
