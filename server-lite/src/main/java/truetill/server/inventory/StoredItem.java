package truetill.server.inventory;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.inventory.ItemStatus;
import truetill.core.money.Money;
import truetill.core.pos.ItemForSale;

/**
 * A row of {@code item} as the rules see it.
 *
 * @param soldCart id of the one sale that owns the item, null while it is unsold
 */
public record StoredItem(
    long id,
    UUID uid,
    String sku,
    String title,
    String brand,
    String category,
    String condition,
    Money price,
    ItemStatus status,
    String source,
    @Nullable Instant listedAt,
    @Nullable Long soldCart) {
  public ItemForSale forSale() {
    return new ItemForSale(uid, sku, title, price, status);
  }
}
