package truetill.core.manifest;

import java.util.Optional;
import truetill.core.money.Money;

/**
 * One row of a manifest brought to the eleven columns, every value within what the store keeps.
 *
 * @param quantity at least 1; above {@link QuantityText#MAX} only with a warning, and then the row
 *     may be shown but not stored
 */
public record StandardizedRow(
    long quantity,
    String description,
    String title,
    String brand,
    String model,
    String category,
    ManifestCondition condition,
    Optional<Money> retailValue,
    String upc,
    String vendorItemNumber,
    String notes) {}
