package truetill.core.inventory;

import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;

/**
 * A product the build uses: one of the catalogue, or one that the build makes.
 *
 * @param id null for one that is to be made
 */
public record BuildProduct(
    @Nullable Long id,
    String title,
    String brand,
    String model,
    String category,
    String upc,
    String specificationsJson,
    @Nullable Money defaultPrice) {}
