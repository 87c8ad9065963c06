package truetill.core.wire.pos;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;

/**
 * The contract's schema {@code SupplementalAuditResult}: the supplemental drawer after a recount.
 *
 * @param variance counted less recorded before; negative is a shortage
 */
public record SupplementalAuditResult(
    long id,
    UUID uid,
    long location,
    String locationName,
    Map<String, Integer> currentBalance,
    Money currentTotal,
    @Nullable Long lastCountedBy,
    @Nullable String lastCountedByName,
    @Nullable Instant lastCountedAt,
    Money variance) {
  public static SupplementalAuditResult of(SupplementalDrawer drawer, Money variance) {
    return new SupplementalAuditResult(
        drawer.id(),
        drawer.uid(),
        drawer.location(),
        drawer.locationName(),
        drawer.currentBalance(),
        drawer.currentTotal(),
        drawer.lastCountedBy(),
        drawer.lastCountedByName(),
        drawer.lastCountedAt(),
        variance);
  }
}
