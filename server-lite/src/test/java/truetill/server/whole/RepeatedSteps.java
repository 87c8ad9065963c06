package truetill.server.whole;

import static truetill.server.whole.Journey.ok;

import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import truetill.server.app.Answer;

/** Every step of an order, its undoing too, with what the rules say of asking twice. */
final class RepeatedSteps {
  private static final UnaryOperator<Journey> ORDERED = to(Stage.ORDERED);
  private static final UnaryOperator<Journey> BUILT = to(Stage.BUILT);
  private static final String ACCEPTED =
      "accepted again, a row that got a product of its own has one it is matched with (section 9)";

  private RepeatedSteps() {}

  private static UnaryOperator<Journey> to(Stage stage) {
    return order -> order.to(stage);
  }

  private static UnaryOperator<Journey> then(UnaryOperator<Journey> before, String action) {
    return order -> {
      ok(before.apply(order).act(action));
      return order;
    };
  }

  private static Function<Journey, Answer> act(String action) {
    return order -> order.act(action);
  }

  /** Status and dates (rules-inventory section 4). */
  static Stream<RepeatedStep> ofTheOrder() {
    UnaryOperator<Journey> paid = then(ORDERED, "mark-paid");
    return Stream.of(
        RepeatedStep.of("mark-paid", ORDERED, act("mark-paid")),
        RepeatedStep.of("revert-paid", paid, act("revert-paid")),
        RepeatedStep.of("mark-shipped", paid, act("mark-shipped")),
        RepeatedStep.of("revert-shipped", then(paid, "mark-shipped"), act("revert-shipped"))
            .refused("order_status"),
        RepeatedStep.of("deliver without rows", paid, act("deliver")),
        RepeatedStep.of("revert-delivered", then(paid, "deliver"), act("revert-delivered"))
            .refused("order_status"),
        RepeatedStep.of("mark-complete", to(Stage.SHELVED), act("mark-complete")),
        RepeatedStep.of("cancel", ORDERED, order -> order.patch("status", "cancelled")).notKeyed(),
        RepeatedStep.of(
                "reopen",
                order -> {
                  ok(order.to(Stage.UPLOADED).patch("status", "cancelled"));
                  return order;
                },
                order -> order.patch("status", "ordered"))
            .notKeyed(),
        RepeatedStep.of("delete", to(Stage.FINALIZED), Journey::delete)
            .notKeyed()
            .answers(answer -> answer.gives(404)),
        RepeatedStep.of("purge-delete", to(Stage.SHELVED), Journey::purge)
            .answers(answer -> answer.gives(404)));
  }

  /** The manifest and its rows (rules-inventory sections 6 to 9). */
  static Stream<RepeatedStep> ofTheRows() {
    Left anew = Left.column("manifest_row", "id", "standardizing makes rows anew (section 6)");
    return Stream.of(
        RepeatedStep.of("upload-manifest", ORDERED, Journey::upload).notKeyed(),
        RepeatedStep.of("process-manifest", to(Stage.UPLOADED), Journey::standardizeAndRemember)
            .but(anew),
        RepeatedStep.of("clear-manifest-rows", to(Stage.FINALIZED), act("clear-manifest-rows"))
            .answers(answer -> answer.gives(200).has("rows_deleted", 0)),
        RepeatedStep.of("ai-cleanup-rows", to(Stage.STANDARDIZED), Journey::cleanUp)
            .answers(answer -> answer.gives(200).has("rows_saved", Journey.ROWS)),
        RepeatedStep.of("cancel-ai-cleanup", to(Stage.REVIEWED), act("cancel-ai-cleanup"))
            .answers(RepeatedSteps::clearsAll),
        RepeatedStep.of("match-products", to(Stage.CLEANED), Journey::match)
            .answers(answer -> answer.gives(200).has("total_rows", Journey.ROWS)),
        RepeatedStep.of("match-products after review", to(Stage.REVIEWED), Journey::match),
        RepeatedStep.of("undo-product-matching", to(Stage.REVIEWED), act("undo-product-matching"))
            .answers(RepeatedSteps::clearsAll),
        RepeatedStep.of("review-matches", to(Stage.MATCHED), Journey::review)
            .answers(answer ->
                answer.gives(200).has("accepted", 4).has("rejected", 1).has("new_products", 0)),
        RepeatedStep.of(
                "review-matches, everything accepted", to(Stage.STANDARDIZED), Journey::acceptAll)
            .answers(answer -> answer.gives(200).has("accepted", 5).has("new_products", 0))
            .but(
                Left.column("manifest_row", "match_status", ACCEPTED),
                Left.column("manifest_row", "ai_match_decision", ACCEPTED)),
        RepeatedStep.of("update-manifest-pricing", BUILT, Journey::price),
        RepeatedStep.of("finalize-rows", BUILT, Journey::finalizeWording),
        RepeatedStep.of("clear-pricing", to(Stage.FINALIZED), act("clear-pricing"))
            .answers(RepeatedSteps::clearsAll));
  }

  private static void clearsAll(Answer answer) {
    answer.gives(200).has("rows_cleared", Journey.ROWS);
  }

  /** The items (rules-inventory sections 6, 10 and 11). */
  static Stream<RepeatedStep> ofTheItems() {
    return Stream.of(
        RepeatedStep.of("deliver with rows", to(Stage.FINALIZED), act("deliver"))
            .refused("order_status"),
        RepeatedStep.of(
                "create-items",
                order -> {
                  ok(order.to(Stage.ORDERED).act("deliver"));
                  ok(order.upload());
                  ok(order.standardize());
                  return order;
                },
                act("create-items"))
            .refused("order_has_items"),
        RepeatedStep.of("check-in-items", BUILT, act("check-in-items")).refused("no_items_left"),
        RepeatedStep.of(
                "check-in-items that are named",
                BUILT,
                order -> order.act("check-in-items", "item_ids", order.itemIds(), "price", "2.00"))
            .answers(answer -> answer.gives(200).has("checked_in", Journey.PIECES)),
        RepeatedStep.of("items/check-in", BUILT, order -> order.actOnItem(item(order), "check-in")),
        RepeatedStep.of("items/ready", BUILT, order -> order.actOnItem(item(order), "ready")),
        RepeatedStep.of(
                "batch-groups/process",
                BUILT,
                order -> order.actOnGroup("process", "unit_price", "1.25", "location", "A1"))
            .answers(answer -> answer.gives(200).has("updated_items", 7)),
        RepeatedStep.of("batch-groups/check-in", BUILT, order -> order.actOnGroup("check-in"))
            .answers(answer -> answer.gives(200).has("checked_in", 0)),
        RepeatedStep.of(
                "batch-groups/detach of an item that is named",
                BUILT,
                order -> order.actOnGroup("detach", "item_id", item(order)))
            .answers(answer -> answer.refuses("item_id", "is not one of this batch group")),
        RepeatedStep.of(
                "an edit of an item",
                BUILT,
                order -> order.patchItem(item(order), Map.of("price", "7.00", "status", "lost")))
            .notKeyed());
  }

  private static long item(Journey order) {
    return order.itemIds().getFirst();
  }
}
