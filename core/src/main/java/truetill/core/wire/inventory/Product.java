package truetill.core.wire.inventory;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;

/**
 * The contract's schema {@code Product}: what units of one kind have in common.
 *
 * @param category free text as vendors write it; {@code categoryRef} is the node of the tree
 * @param specifications a JSON object, in the form the JSON library at hand gives it
 * @param timesOrdered orders with it that a review confirmed
 * @param totalUnitsReceived units of those orders
 */
public record Product(
    long id,
    UUID uid,
    String productNumber,
    String title,
    String brand,
    String model,
    String category,
    @Nullable Long categoryRef,
    @Nullable String categoryName,
    String description,
    Object specifications,
    @Nullable Money defaultPrice,
    String upc,
    long timesOrdered,
    long totalUnitsReceived,
    boolean isActive,
    Instant createdAt,
    Instant updatedAt) {}
