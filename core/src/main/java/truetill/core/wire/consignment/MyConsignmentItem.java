package truetill.core.wire.consignment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;

/** The contract's schema {@code MyConsignmentItem}; SKU and title go under two names each. */
public record MyConsignmentItem(
    long id,
    UUID uid,
    String sku,
    String title,
    Money price,
    Money askingPrice,
    Money listedPrice,
    String status,
    Instant receivedAt,
    @Nullable Instant listedAt,
    @Nullable Instant soldAt,
    @Nullable Money saleAmount,
    @Nullable Money consigneeEarnings,
    String itemSku,
    String itemTitle) {}
