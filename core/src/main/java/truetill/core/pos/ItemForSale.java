package truetill.core.pos;

import java.util.UUID;
import truetill.core.inventory.ItemStatus;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;

/**
 * What a sale needs to know of an item, and whether it may be sold.
 *
 * @param uid identity everywhere; the integer id never travels in an op
 */
public record ItemForSale(UUID uid, String sku, String title, Money price, ItemStatus status) {
  /** On the shelf and priced, else refused in the contract's words (rules-store section 6). */
  public Outcome<ItemForSale> checkSellable() {
    if (status == ItemStatus.SOLD) {
      return Outcome.refused("already_sold", "Item already sold.");
    }
    if (status != ItemStatus.ON_SHELF) {
      return Outcome.refused("not_on_shelf", "Item is not on the shelf (" + status.wire() + ").");
    }
    if (!price.isPositive()) {
      return Outcome.refused("no_price", "Item has no price.");
    }
    return Outcome.done(this);
  }

  public CartLine asLine() {
    String description =
        title.length() <= CartLine.MAX_DESCRIPTION_LENGTH
            ? title
            : title.substring(0, CartLine.MAX_DESCRIPTION_LENGTH);
    return new CartLine(uid, sku, description, 1, price);
  }
}
