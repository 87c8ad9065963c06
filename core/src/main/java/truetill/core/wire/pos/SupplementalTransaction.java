package truetill.core.wire.pos;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;

/**
 * The contract's schema {@code SupplementalTransaction}: one movement of the reserve of change.
 *
 * @param transactionType {@code draw}, {@code return} or {@code audit_adjustment}
 * @param amount pieces that moved; of a recount the counted pieces
 * @param total positive, but signed for a recount: negative is a shortage
 * @param relatedDrawer drawer that got or gave the cash, null when none did
 */
public record SupplementalTransaction(
    long id,
    UUID uid,
    long supplemental,
    String transactionType,
    Map<String, Integer> amount,
    Money total,
    @Nullable Long relatedDrawer,
    long performedBy,
    @Nullable String performedByName,
    Instant performedAt,
    String notes) {}
