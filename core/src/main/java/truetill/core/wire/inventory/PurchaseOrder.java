package truetill.core.wire.inventory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.wire.system.StoredFile;

/**
 * The contract's schema {@code PurchaseOrder}.
 *
 * @param itemCount planned until the items are built, then how many were built
 * @param manifest id of {@code manifestFile}
 * @param manifestPreview a JSON object, in the form the JSON library at hand gives it
 */
public record PurchaseOrder(
    long id,
    UUID uid,
    long vendor,
    String vendorName,
    String vendorCode,
    String orderNumber,
    String status,
    LocalDate orderedDate,
    @Nullable LocalDate paidDate,
    @Nullable LocalDate shippedDate,
    @Nullable LocalDate expectedDelivery,
    @Nullable LocalDate deliveredDate,
    @Nullable Money purchaseCost,
    @Nullable Money shippingCost,
    @Nullable Money fees,
    @Nullable Money totalCost,
    @Nullable Money retailValue,
    String condition,
    String description,
    long itemCount,
    String notes,
    @Nullable Long manifest,
    @Nullable StoredFile manifestFile,
    @Nullable Object manifestPreview,
    ProcessingStats processingStats,
    @Nullable Long createdBy,
    @Nullable String createdByName,
    Instant createdAt,
    Instant updatedAt) {}
