package truetill.server.sync;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import truetill.server.inventory.StoredItem;

/** A line that sold an item another sale owns (sync.md section 6). */
final class DoubleSale {
  private DoubleSale() {}

  /**
   * The case of it.
   *
   * @param number of the line, counted from 1
   * @param cart the later sale
   */
  static Cases.Case of(
      int number, long cart, StoredItem item, @Nullable String sku, String description) {
    Long owner = item.soldCart();
    Map<String, @Nullable Object> details = new LinkedHashMap<>();
    details.put("cart", cart);
    details.put("item", item.id());
    details.put("owning_cart", owner == null ? cart : owner);
    details.put("sku", sku);
    details.put("text", description);
    return new Cases.Case(
        "double_sale",
        number,
        Cases.HIGH,
        item.sku() + " was sold already; relink the line, refund it, or take it as found.",
        details);
  }
}
