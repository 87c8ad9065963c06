package truetill.core.inventory;

import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;

/**
 * A standardized manifest row as far as the build reads it (contract: {@code ManifestRow}).
 *
 * @param suggestedTitle the clean-up's title, blank when there is none
 * @param matchedProduct id of the product the row is linked to, null while there is none
 */
public record BuildRow(
    long id,
    long rowNumber,
    long quantity,
    String description,
    String title,
    String suggestedTitle,
    String brand,
    String model,
    String category,
    String condition,
    @Nullable Money retail,
    RowPrice price,
    boolean batchFlag,
    String upc,
    String specificationsJson,
    @Nullable Long matchedProduct) {

  /** How many items it makes: a quantity below one counts as one. */
  public long pieces() {
    return Math.max(1, quantity);
  }
}
