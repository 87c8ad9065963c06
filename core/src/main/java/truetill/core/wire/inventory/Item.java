package truetill.core.wire.inventory;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;

/**
 * The contract's schema {@code Item}: one physical, sellable unit.
 *
 * @param specifications a JSON object, in the form the JSON library at hand gives it
 * @param checkedInBy user id
 */
public record Item(
    long id,
    UUID uid,
    String sku,
    @Nullable Long product,
    @Nullable String productTitle,
    @Nullable String productNumber,
    @Nullable Long purchaseOrder,
    @Nullable Long manifestRow,
    @Nullable Long batchGroup,
    @Nullable String batchGroupNumber,
    @Nullable String batchGroupStatus,
    String processingTier,
    String title,
    String brand,
    String category,
    Money price,
    @Nullable Money cost,
    String source,
    String status,
    String condition,
    Object specifications,
    String location,
    @Nullable Instant listedAt,
    @Nullable Instant checkedInAt,
    @Nullable Long checkedInBy,
    @Nullable Instant soldAt,
    @Nullable Money soldFor,
    String notes,
    Instant createdAt,
    Instant updatedAt) {}
