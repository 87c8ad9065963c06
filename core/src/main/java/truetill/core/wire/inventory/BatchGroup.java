package truetill.core.wire.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;

/**
 * The contract's schema {@code BatchGroup}: equal items handled together.
 *
 * @param processedBy user id
 */
public record BatchGroup(
    long id,
    String batchNumber,
    @Nullable Long product,
    @Nullable String productTitle,
    @Nullable String productNumber,
    @Nullable Long purchaseOrder,
    @Nullable String purchaseOrderNumber,
    @Nullable Long manifestRow,
    @Nullable Long manifestRowNumber,
    long totalQty,
    String status,
    @Nullable Money unitPrice,
    @Nullable Money unitCost,
    String condition,
    String location,
    @Nullable Long processedBy,
    @Nullable Instant processedAt,
    String notes,
    Instant createdAt,
    Instant updatedAt,
    long itemsCount,
    long intakeItemsCount) {}
