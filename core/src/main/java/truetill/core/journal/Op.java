package truetill.core.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import truetill.core.money.Money;

/**
 * One record of a journal: an envelope whose shape never changes, and the body of its type (sync.md
 * section 3). The envelope repeats the money, so that a reader counts it even when it cannot read
 * the body.
 */
public record Op(Envelope envelope, OpBody body) {
  /** The version of the envelope this program writes; a newer one is never read. */
  public static final int ENVELOPE_VERSION = 1;

  /** sync.md section 12. */
  public static final int MAX_BYTES = 64 * 1024;

  /**
   * Who, when, where in the chain.
   *
   * @param id minted before the first attempt and never changed (UUIDv7)
   * @param device the enrolled device whose journal this is
   * @param seq from 1, step 1
   * @param prev hash of the record before, or the chain's root
   * @param wall the device's clock; it sorts screens and nothing else
   * @param businessDate the drawer's date, or the store-local day when none is open
   * @param actor uid of the person, or of the device for what no person did
   * @param auth role at the time and how they signed in
   * @param seen what the device knew of the server when it wrote this
   */
  public record Envelope(
      UUID id,
      UUID device,
      long seq,
      String prev,
      Instant wall,
      ZoneId zone,
      LocalDate businessDate,
      UUID actor,
      String auth,
      Seen seen) {}

  /**
   * The server state a device had when it wrote an op.
   *
   * @param epoch the server generation's id, empty before the first contact
   * @param feedSeq the last change-set taken from the feed
   */
  public record Seen(String epoch, long feedSeq) {
    public static final Seen NOTHING = new Seen("", 0);
  }

  /** Signed effect on the drawer's cash, from the body. */
  public Money cash() {
    return body.cash();
  }

  /** Signed effect on gross sales, from the body. */
  public Money gross() {
    return body.gross();
  }
}
