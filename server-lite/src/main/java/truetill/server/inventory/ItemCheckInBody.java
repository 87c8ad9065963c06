package truetill.server.inventory;

import static truetill.server.http.Body.or;

import truetill.core.inventory.ItemStatus;
import truetill.server.http.Body;

/** Reads {@code CheckInItemRequest}: what is left out keeps the value the item has. */
final class ItemCheckInBody {
  private ItemCheckInBody() {}

  /** The item on the shelf; what is wrong is noted in the body. */
  static ItemFields read(Body body, ItemFields old) {
    body.allowNull("cost");
    return new ItemFields(
        old.processingTier(),
        or(body.filledText("title", ItemBody.MAX_TITLE), old.title()),
        or(body.text("brand", ItemBody.MAX_WORD), old.brand()),
        or(body.text("category", ItemBody.MAX_WORD), old.category()),
        or(body.amount("price"), old.price()),
        body.orKept("cost", body.amount("cost"), old.cost()),
        old.source(),
        ItemStatus.ON_SHELF,
        or(body.choice("condition", ItemBody.CONDITIONS), old.condition()),
        ItemBody.specifications(body, old.specificationsJson()),
        or(body.text("location", ItemBody.MAX_LOCATION), old.location()),
        or(body.text("notes", ItemBody.MAX_NOTES), old.notes()),
        old.links());
  }
}
