package truetill.core.wire.consignment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;

/**
 * The contract's schema {@code ConsignmentPayout}.
 *
 * @param consignee user id
 * @param adjustmentAmount clawbacks, zero or negative
 */
public record ConsignmentPayout(
    long id,
    UUID uid,
    long consignee,
    String consigneeName,
    String payoutNumber,
    LocalDate periodStart,
    LocalDate periodEnd,
    int itemsSold,
    Money totalSales,
    Money totalCommission,
    Money payoutAmount,
    String status,
    @Nullable Instant paidAt,
    @Nullable Long paidBy,
    @Nullable String paidByName,
    String paymentMethod,
    String notes,
    Instant createdAt,
    Money adjustmentAmount) {}
