package truetill.core.wire.inventory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;

/**
 * The contract's schema {@code VendorProductRef}: a vendor's item number that stands for a product.
 *
 * @param timesSeen orders it was seen in
 * @param lastSeenDate store-local day it was last written
 */
public record VendorProductRef(
    long id,
    UUID uid,
    long vendor,
    String vendorName,
    String vendorCode,
    long product,
    String productTitle,
    String productNumber,
    String vendorItemNumber,
    String vendorDescription,
    @Nullable Money lastUnitCost,
    long timesSeen,
    LocalDate lastSeenDate,
    Instant createdAt,
    Instant updatedAt) {}
