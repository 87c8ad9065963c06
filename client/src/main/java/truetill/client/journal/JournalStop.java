package truetill.client.journal;

import java.time.Instant;

/**
 * Why a device records nothing more under its id: its store knows another history of it (sync.md
 * section 9, I17). It holds until the register is enrolled anew, through every restart.
 */
public record JournalStop(Reason reason, Instant at) {
  /** What the store and this journal do not agree on. */
  public enum Reason {
    /** The store has records that are missing here. */
    ROLLED_BACK(
        "rolled_back",
        "the store has records of it that are missing here, as after an old copy of its data was"
            + " put back"),
    /** The store has other records where this journal has its own. */
    FORKED(
        "forked",
        "the store knows other records of it than it has here, as after its data were copied to a"
            + " second PC"),
    /** It was stopped and the file that says why does not read. */
    UNKNOWN("unknown", "it was stopped, and the note that says why cannot be read");

    private final String wire;
    private final String words;

    Reason(String wire, String words) {
      this.wire = wire;
      this.words = words;
    }

    String wire() {
      return wire;
    }

    static Reason ofWire(String word) {
      for (Reason reason : values()) {
        if (reason.wire.equals(word)) {
          return reason;
        }
      }
      return UNKNOWN;
    }
  }

  /** For the people at the till: what is the matter and what to do. */
  public String sentence() {
    return "This register records nothing more: "
        + reason.words
        + ". Sell at another register, and ask a manager to enrol this one anew; what the store does"
        + " not have yet goes along.";
  }
}
