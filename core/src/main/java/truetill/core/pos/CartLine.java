package truetill.core.pos;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;

/**
 * One line of a sale with its text and price copied, so that a later change of the item changes no
 * receipt.
 *
 * @param item uid of the item, null for a thing without a tag
 * @param sku the item's code, null for a thing without a tag
 * @param quantity always 1 for a tagged item
 */
public record CartLine(
    @Nullable UUID item, @Nullable String sku, String description, int quantity, Money unitPrice) {
  public static final int MAX_DESCRIPTION_LENGTH = 300;

  /** Rules-store section 7: unit_price × quantity. */
  public Money lineTotal() {
    return unitPrice.times(quantity);
  }
}
