package truetill.core.wire.consignment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;

/** The contract's schema {@code MyConsignmentPayout}. */
public record MyConsignmentPayout(
    long id,
    UUID uid,
    String payoutNumber,
    LocalDate periodStart,
    LocalDate periodEnd,
    int itemsSold,
    Money totalSales,
    Money payoutAmount,
    String status,
    @Nullable Instant paidAt,
    String paymentMethod) {}
