package truetill.core.pos;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Rate;

/**
 * A sale as it was recorded, for a reprint or a void.
 *
 * @param cashier uid of who sold
 * @param voidedAt null while the sale stands
 */
public record RecordedSale(
    UUID cart,
    String receipt,
    Instant soldAt,
    UUID cashier,
    List<CartLine> lines,
    Rate taxRate,
    Totals totals,
    Tender.Payment payment,
    @Nullable Instant voidedAt) {
  public RecordedSale {
    lines = List.copyOf(lines);
  }

  /** The same sale, taken back. */
  public RecordedSale asVoided(Instant when) {
    return new RecordedSale(cart, receipt, soldAt, cashier, lines, taxRate, totals, payment, when);
  }
}
