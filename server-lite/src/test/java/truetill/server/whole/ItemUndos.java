package truetill.server.whole;

import static truetill.server.app.Scenario.body;
import static truetill.server.whole.Journey.ok;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import truetill.server.app.Answer;

/**
 * The build of an order's items, what is done to them on their way to the shelf, and the ways back
 * (rules-inventory sections 6, 10 and 11). Putting on the shelf, be it one item, those of an order
 * or a batch group, has no undo of its own: an item's fields and status go back by an edit, one by
 * one; a group stays complete and an order stays in processing.
 */
final class ItemUndos {
  private ItemUndos() {}

  private static final String STAND =
      "an order that was built stays in processing and knows how many were (section 4)";
  private static final String RUN = "every build is on record (section 2)";
  private static final String LINKED =
      "products stay, and rows linked to those the build made or found (sections 6 and 12)";
  private static final String FIRST = "who checked it in first and when stays (section 11)";
  private static final String TOLD = "what happened to an item stays told (section 11)";

  /** What the items of a second build are not like those of the first in. */
  private static Left[] builtAnew(boolean grouped, Left... more) {
    String rule = "a build makes things with names of their own, and is one build more (section 2)";
    List<Left> left = new ArrayList<>(List.of(more));
    for (String table :
        grouped
            ? List.of("item", "batch_group", "item_history")
            : List.of("item", "item_history")) {
      for (String column : List.of("id", "uid", "created_at")) {
        left.add(Left.column(table, column, rule));
      }
    }
    left.add(Left.column("item", "sku", rule));
    left.add(Left.column("item", "sku_key", rule));
    left.add(Left.column("item_history", "item_id", rule));
    left.add(Left.column("feed", "row_uid", rule));
    left.add(Left.column("feed", "row_id", rule));
    left.add(Left.column("feed", "row_json", rule));
    left.add(Left.rows("processing_batch", 1, rule));
    if (grouped) {
      left.add(Left.column("batch_group", "batch_number", rule));
      left.add(Left.column("item", "batch_group_id", rule));
      left.add(Left.column("item_history", "note", rule));
    }
    return left.toArray(Left[]::new);
  }

  static Stream<StepAndUndo> all() {
    return Stream.of(
        StepAndUndo.of(
                "built by its arrival: the items deleted",
                order -> order.to(Stage.FINALIZED),
                ItemUndos::build,
                Journey::deleteItems)
            .leaves(
                Left.column("purchase_order", "status", STAND),
                Left.column("purchase_order", "delivered_date", STAND),
                Left.column("purchase_order", "item_count", STAND),
                Left.rows(
                    "batch_group", 1, "a group is deleted with the rows or by the next build"),
                Left.rows("processing_batch", 1, RUN))
            .againBut(builtAnew(true)),
        StepAndUndo.of(
                "built on demand, nothing matched: the items deleted",
                order -> {
                  ok(order.to(Stage.ORDERED).act("deliver"));
                  ok(order.upload());
                  ok(order.standardize());
                  return order;
                },
                order -> order.act("create-items"),
                Journey::deleteItems)
            .leaves(
                Left.column("purchase_order", "status", STAND),
                    Left.column("purchase_order", "item_count", STAND),
                Left.column("manifest_row", "matched_product_id", LINKED),
                    Left.column("manifest_row", "match_status", LINKED),
                Left.rows("product", 3, LINKED), Left.rows("processing_batch", 1, RUN))
            .againBut(builtAnew(false)),
        StepAndUndo.of(
                "standardized and built: the items deleted and the rows cleared",
                order -> {
                  ok(order.to(Stage.UPLOADED).act("deliver"));
                  return order;
                },
                order -> {
                  ok(order.standardize());
                  ok(order.finalizePrices());
                  return order.act("create-items");
                },
                order -> {
                  ok(order.deleteItems());
                  return order.act("clear-manifest-rows");
                })
            .leaves(
                Left.column("purchase_order", "status", STAND),
                Left.column("purchase_order", "item_count", STAND),
                Left.rows("product", 3, LINKED),
                Left.rows("processing_batch", 1, RUN))
            .onlyOnce(),
        StepAndUndo.of(
                "all items checked in: edited back",
                order -> order.to(Stage.BUILT),
                order -> order.act("check-in-items", "price", "2.00", "location", "B2"),
                order ->
                    order.items().stream()
                        .map(item -> editedBack(order, item))
                        .map(Journey::ok)
                        .toList()
                        .getLast())
            .leaves(
                Left.column("item", "listed_at", FIRST),
                Left.column("item", "checked_in_at", FIRST),
                Left.column("item", "checked_in_by", FIRST),
                Left.rows("item_history", 84, TOLD))
            .againBut(
                Left.column("item", "listed_at", "putting it on the shelf lists it anew"),
                Left.rows("item_history", 84, TOLD)),
        StepAndUndo.of(
            "a group's terms edited: edited back",
            order -> order.to(Stage.BUILT),
            order -> order.patchGroup("unit_price", "9.00", "location", "C3", "notes", "x"),
            order -> order.patchGroup("unit_price", "4.50", "location", "", "notes", "")),
        StepAndUndo.of(
                "an item detached: put back into its group",
                order -> order.to(Stage.BUILT),
                order -> order.actOnGroup("detach", "item_id", order.itemIds().getFirst()),
                ItemUndos::putBack)
            .leaves(
                Left.rows("item_history", 5, TOLD),
                Left.column(
                    "batch_group",
                    "total_qty",
                    "counted when a group is built, processed or left by an item (section 10)"))
            .againBut(Left.rows("item_history", 5, TOLD)));
  }

  /** By its arrival, the second time on demand. */
  private static Answer build(Journey order) {
    boolean arrived = order.read().text("status").equals("processing");
    return order.act(arrived ? "create-items" : "deliver");
  }

  private static Answer editedBack(Journey order, JsonNode item) {
    return order.patchItem(
        item.path("id").asLong(), body("status", "intake", "price", "4.50", "location", ""));
  }

  private static Answer putBack(Journey order) {
    return order.patchItem(
        order.itemIds().getFirst(),
        body(
            "status",
            "intake",
            "processing_tier",
            "batch",
            "batch_group",
            order.group().path("id").asLong()));
  }
}
