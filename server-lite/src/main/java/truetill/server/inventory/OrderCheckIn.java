package truetill.server.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import truetill.core.inventory.ItemCondition;
import truetill.core.inventory.ItemStatus;
import truetill.core.money.Money;
import truetill.server.http.Body;

/**
 * Reads {@code CheckInOrderItemsRequest}: which items of an order are checked in and what is said
 * of all of them (rules-inventory section 11, promise 68). Null means that nothing was sent.
 */
record OrderCheckIn(Selection selection, Values values) {

  /** All that was given must hold. */
  record Selection(
      @Nullable Set<Long> ids,
      @Nullable String tier,
      @Nullable Long group,
      @Nullable Set<ItemStatus> statuses) {
    /** False when nothing was given: then those that wait are meant. */
    boolean picks() {
      return ids != null || tier != null || group != null || statuses != null;
    }

    boolean holds(ShelfQueueStore.Queued item) {
      return (ids == null || ids.contains(item.id()))
          && (tier == null || tier.equals(item.tier()))
          && (group == null || group.equals(item.group()))
          && (statuses == null || statuses.contains(item.status()));
    }
  }

  /** What every item is given. */
  record Values(
      @Nullable String title,
      @Nullable String brand,
      @Nullable String category,
      @Nullable String condition,
      @Nullable String location,
      @Nullable Money price,
      boolean costSent,
      @Nullable Money cost,
      @Nullable String notes) {
    ItemFields on(ItemFields old) {
      return new ItemFields(
          old.processingTier(),
          Body.or(title, old.title()),
          Body.or(brand, old.brand()),
          Body.or(category, old.category()),
          Body.or(price, old.price()),
          costSent ? cost : old.cost(),
          old.source(),
          ItemStatus.ON_SHELF,
          condition == null ? old.condition() : ItemCondition.after(old.condition(), condition),
          old.specificationsJson(),
          Body.or(location, old.location()),
          Body.or(notes, old.notes()),
          old.links());
    }
  }

  /** What is wrong is noted in the body; the caller ends the call when there was anything. */
  static OrderCheckIn read(Body body) {
    body.allowNull("cost");
    Set<Long> ids = body.has("item_ids") ? new HashSet<>(body.requiredIds("item_ids")) : null;
    Selection selection =
        new Selection(
            ids,
            body.choice("processing_tier", ItemBody.TIERS),
            body.pk("batch_group_id"),
            statuses(body));
    Values values =
        new Values(
            body.filledText("title", ItemBody.MAX_TITLE),
            body.text("brand", ItemBody.MAX_WORD),
            body.text("category", ItemBody.MAX_WORD),
            body.choice("condition", ItemBody.CONDITIONS),
            body.text("location", ItemBody.MAX_LOCATION),
            body.amount("price"),
            body.has("cost"),
            body.amount("cost"),
            body.text("notes", ItemBody.MAX_NOTES));
    if (values.title() != null && ids == null) {
      body.refuse("title", "Name the items in item_ids to give them one title.");
    }
    return new OrderCheckIn(selection, values);
  }

  private static @Nullable Set<ItemStatus> statuses(Body body) {
    JsonNode sent = body.json("statuses");
    if (sent == null) {
      return null;
    }
    Set<ItemStatus> statuses = EnumSet.noneOf(ItemStatus.class);
    for (JsonNode word : sent) {
      (word.isTextual() ? ItemStatus.ofWire(word.asText()) : Optional.<ItemStatus>empty())
          .ifPresentOrElse(
              statuses::add, () -> body.refuse("statuses", word + " is not a status of an item."));
    }
    if (!sent.isArray() || sent.isEmpty()) {
      body.refuse("statuses", "Expected a list with at least one status of an item.");
    }
    return statuses;
  }
}
