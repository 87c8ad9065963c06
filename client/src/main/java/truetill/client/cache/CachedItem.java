package truetill.client.cache;

import java.util.UUID;
import truetill.core.inventory.ItemStatus;
import truetill.core.money.Money;
import truetill.core.pos.ItemForSale;

/** An item as the server last told it, with what this register did to it since. */
public record CachedItem(
    UUID uid,
    String sku,
    String title,
    String brand,
    String category,
    String condition,
    Money price,
    ItemStatus status) {

  public ItemForSale forSale() {
    return new ItemForSale(uid, sku, title, price, status);
  }

  CachedItem withStatus(ItemStatus newStatus) {
    return new CachedItem(uid, sku, title, brand, category, condition, price, newStatus);
  }
}
