package truetill.core.wire.inventory;

import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;

/** The contract's schema {@code NormalizedRow}: a row as it would be stored. */
public record NormalizedRow(
    long rowNumber,
    long quantity,
    String description,
    String title,
    String brand,
    String model,
    String category,
    String condition,
    @Nullable Money retailValue,
    String upc,
    String vendorItemNumber,
    String notes) {}
