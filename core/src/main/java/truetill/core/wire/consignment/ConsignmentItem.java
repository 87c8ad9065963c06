package truetill.core.wire.consignment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;

/**
 * The contract's schema {@code ConsignmentItem}.
 *
 * @param consignee user id
 * @param payout id of the payout that contains this sale
 */
public record ConsignmentItem(
    long id,
    UUID uid,
    long agreement,
    String agreementNumber,
    String consigneeName,
    long item,
    String itemSku,
    String itemTitle,
    Money askingPrice,
    Money listedPrice,
    String status,
    Instant receivedAt,
    @Nullable Instant listedAt,
    @Nullable Instant soldAt,
    @Nullable Money saleAmount,
    @Nullable Money storeCommission,
    @Nullable Money consigneeEarnings,
    @Nullable Instant returnDate,
    String notes,
    long consignee,
    @Nullable Long payout,
    @Nullable String payoutNumber) {}
