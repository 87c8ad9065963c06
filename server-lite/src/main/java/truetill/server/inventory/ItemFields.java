package truetill.server.inventory;

import org.jspecify.annotations.Nullable;
import truetill.core.inventory.ItemStatus;
import truetill.core.money.Money;

/**
 * What a client may write of an item (contract: {@code ItemWrite}).
 *
 * @param specificationsJson a JSON object as text
 */
public record ItemFields(
    String processingTier,
    String title,
    String brand,
    String category,
    Money price,
    @Nullable Money cost,
    String source,
    ItemStatus status,
    String condition,
    String specificationsJson,
    String location,
    String notes,
    ItemLinks links) {

  /** The same, standing somewhere else. */
  ItemFields in(ItemStatus other) {
    return new ItemFields(
        processingTier,
        title,
        brand,
        category,
        price,
        cost,
        source,
        other,
        condition,
        specificationsJson,
        location,
        notes,
        links);
  }
}
