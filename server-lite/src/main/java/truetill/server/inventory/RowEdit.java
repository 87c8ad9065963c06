package truetill.server.inventory;

import static truetill.server.http.Body.or;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import truetill.core.inventory.RowPrice;
import truetill.core.wire.inventory.ManifestRow;
import truetill.server.http.Body;
import truetill.server.inventory.RowCarryOver.Carried;

/**
 * The final values of a row as sent (contract: {@code FinalizeRow}); null where nothing was sent,
 * so that only sent keys change (promise 43).
 */
record RowEdit(
    @Nullable String title,
    @Nullable String brand,
    @Nullable String model,
    @Nullable String category,
    @Nullable String condition,
    @Nullable String searchTags,
    @Nullable String notes,
    @Nullable JsonNode specifications,
    @Nullable Boolean batchFlag,
    PriceChange price) {
  private static final List<String> CONDITIONS =
      List.of("new", "like_new", "good", "fair", "salvage", "unknown", "");
  private static final int MAX_TITLE = 300;
  private static final int MAX_WORD = 200;
  private static final int MAX_TEXT = 10_000;
  private static final int MAX_SPECIFICATIONS = 100_000;

  /** Notes what is wrong in the body. */
  static RowEdit read(Body body) {
    body.allowNull("proposed_price", "final_price");
    return new RowEdit(
        body.text("title", MAX_TITLE),
        body.text("brand", MAX_WORD),
        body.text("model", MAX_WORD),
        body.text("category", MAX_WORD),
        body.choice("condition", CONDITIONS),
        body.text("search_tags", MAX_TEXT),
        body.text("notes", MAX_TEXT),
        specifications(body),
        body.strictBool("batch_flag"),
        new PriceChange(
            body.has("proposed_price"),
            body.amount("proposed_price"),
            body.has("final_price"),
            body.amount("final_price"),
            null,
            null));
  }

  private static @Nullable JsonNode specifications(Body body) {
    JsonNode sent = body.json("specifications");
    if (sent == null) {
      return null;
    }
    if (!sent.isObject()) {
      body.refuse("specifications", "Expected a dictionary of items.");
      return null;
    }
    if (sent.toString().length() > MAX_SPECIFICATIONS) {
      body.refuse(
          "specifications",
          "Ensure this field has no more than " + MAX_SPECIFICATIONS + " characters.");
      return null;
    }
    return sent;
  }

  /** The row with what was sent; a final price nobody named is the proposed one (promise 41). */
  FinalRow applied(ManifestRow row) {
    RowPrice sent = price.price(new RowPrice(row.proposedPrice(), row.finalPrice()));
    boolean promoted = !price.finalSent() && sent.decided() == null;
    return new FinalRow(
        row.id(),
        or(title, row.title()),
        or(brand, row.brand()),
        or(model, row.model()),
        or(category, row.category()),
        or(condition, row.condition()),
        or(searchTags, row.searchTags()),
        or(notes, row.notes()),
        specifications == null ? row.specifications().toString() : specifications.toString(),
        or(batchFlag, row.batchFlag()),
        promoted ? new RowPrice(sent.proposed(), sent.proposed()) : sent);
  }

  /** What the row's items in intake take over. */
  Set<Carried> carried() {
    Set<Carried> carried = EnumSet.noneOf(Carried.class);
    if (price.changesPrice()) {
      carried.add(Carried.PRICE);
    }
    if (title != null) {
      carried.add(Carried.TITLE);
    }
    if (brand != null) {
      carried.add(Carried.BRAND);
    }
    if (category != null) {
      carried.add(Carried.CATEGORY);
    }
    if (condition != null) {
      carried.add(Carried.CONDITION);
    }
    return carried;
  }

  /**
   * A row as finalizing writes it.
   *
   * @param specificationsJson a JSON object as text
   */
  record FinalRow(
      long id,
      String title,
      String brand,
      String model,
      String category,
      String condition,
      String searchTags,
      String notes,
      String specificationsJson,
      boolean batchFlag,
      RowPrice price) {}
}
