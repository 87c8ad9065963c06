package truetill.server.inventory;

import static truetill.server.http.Body.or;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import truetill.core.inventory.ItemStatus;
import truetill.core.money.Money;
import truetill.server.http.Body;

/** Reads {@code ItemWrite}: what is left out keeps the value it has. */
final class ItemBody {
  static final List<String> STATUSES =
      Arrays.stream(ItemStatus.values()).map(ItemStatus::wire).toList();
  static final List<String> SOURCES = List.of("purchased", "consignment", "house");
  static final List<String> CONDITIONS =
      List.of("new", "like_new", "good", "fair", "salvage", "unknown");
  static final List<String> TIERS = List.of("individual", "batch");

  /** What an item begins with (rules-inventory section 2). */
  static final ItemFields NEW =
      new ItemFields(
          "individual",
          "",
          "",
          "",
          Money.ZERO,
          null,
          "purchased",
          ItemStatus.INTAKE,
          "unknown",
          "{}",
          "",
          "",
          ItemLinks.NONE);

  static final int MAX_TITLE = 300;
  static final int MAX_WORD = 200;
  static final int MAX_LOCATION = 100;
  static final int MAX_NOTES = 10_000;
  private static final int MAX_SPECIFICATIONS = 100_000;

  private ItemBody() {}

  /**
   * Notes what is wrong in the body; the caller ends the call when there was anything.
   *
   * @param links what {@link ItemLinkReader} read of the same body
   */
  static ItemFields read(Body body, ItemFields old, ItemLinks links) {
    body.allowNull("cost");
    return new ItemFields(
        or(body.choice("processing_tier", TIERS), old.processingTier()),
        or(body.filledText("title", MAX_TITLE), old.title()),
        or(body.text("brand", MAX_WORD), old.brand()),
        or(body.text("category", MAX_WORD), old.category()),
        or(body.amount("price"), old.price()),
        body.orKept("cost", body.amount("cost"), old.cost()),
        or(body.choice("source", SOURCES), old.source()),
        status(body, old.status()),
        or(body.choice("condition", CONDITIONS), old.condition()),
        specifications(body, old.specificationsJson()),
        or(body.text("location", MAX_LOCATION), old.location()),
        or(body.text("notes", MAX_NOTES), old.notes()),
        links);
  }

  private static ItemStatus status(Body body, ItemStatus old) {
    String word = body.choice("status", STATUSES);
    ItemStatus status = word == null ? old : ItemStatus.ofWire(word).orElseThrow();
    if (status != old && (status == ItemStatus.SOLD || old == ItemStatus.SOLD)) {
      body.refuse("status", "Only a sale sells an item, and only voiding it brings it back.");
    }
    return status;
  }

  /** A JSON object, as text; what is left out keeps the old one. */
  static String specifications(Body body, String old) {
    JsonNode sent = body.json("specifications");
    if (sent == null) {
      return old;
    }
    if (!sent.isObject()) {
      body.refuse("specifications", "Expected a dictionary of items.");
      return old;
    }
    String text = sent.toString();
    if (text.length() > MAX_SPECIFICATIONS) {
      body.refuse(
          "specifications",
          "Ensure this field has no more than " + MAX_SPECIFICATIONS + " characters.");
      return old;
    }
    return text;
  }
}
