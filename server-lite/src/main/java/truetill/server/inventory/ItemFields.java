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

  /** The same with what a group's people say of it. */
  ItemFields shelved(Money newPrice, @Nullable Money newCost, String newCondition, String place) {
    return new ItemFields(
        processingTier,
        title,
        brand,
        category,
        newPrice,
        newCost,
        source,
        ItemStatus.ON_SHELF,
        newCondition,
        specificationsJson,
        place,
        notes,
        links);
  }

  /** The same with what its manifest row says of it. */
  ItemFields fromRow(
      Money newPrice, String newTitle, String newBrand, String newCategory, String newCondition) {
    return new ItemFields(
        processingTier,
        newTitle,
        newBrand,
        newCategory,
        newPrice,
        cost,
        source,
        status,
        newCondition,
        specificationsJson,
        location,
        notes,
        links);
  }

  /** The same, out of its group and waiting by itself. */
  ItemFields detached() {
    return new ItemFields(
        "individual",
        title,
        brand,
        category,
        price,
        cost,
        source,
        ItemStatus.PROCESSING,
        condition,
        specificationsJson,
        location,
        notes,
        new ItemLinks(links.product(), links.purchaseOrder(), links.manifestRow(), null));
  }
}
