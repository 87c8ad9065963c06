package truetill.server.whole;

import static truetill.server.whole.Journey.ok;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import truetill.server.app.Answer;

/** Steps of an order's manifest and their ways back (rules-inventory section 6). */
final class RowUndos {
  private static final String STAYS = "products and refs made by review stay (section 6)";
  private static final String MADE =
      "a row remembers the product its review made, over an undo too (decision 071)";
  private static final String SEEN = "a vendor's code stays seen in the order (decision 071)";

  private static final String WORDING =
      "only prices, stage and pricing notes are cleared with the prices (section 6)";
  private static final Left KNOWN =
      Left.column(
          "manifest_row",
          "match_candidates",
          "the products the review made are offered when the rows are matched again");
  private static final Left ROWS_ANEW =
      Left.column("manifest_row", "id", "standardizing makes rows anew");

  private RowUndos() {}

  /**
   * What {@link Journey#review} leaves.
   *
   * @param made how many products it made
   * @param rowsStay whether the rows are there still
   * @param orderStays whether the order is
   */
  static Left[] reviewed(int made, boolean rowsStay, boolean orderStays, Left... more) {
    List<Left> left = new ArrayList<>(List.of(more));
    left.add(Left.rows("product", made, STAYS));
    left.add(Left.column("vendor_product_ref", "product_id", STAYS));
    left.add(Left.column("vendor_product_ref", "times_seen", SEEN));
    if (orderStays) {
      left.add(Left.rows("vendor_ref_order", 3, SEEN));
    }
    if (rowsStay) {
      left.add(Left.column("manifest_row", "reviewed_product_id", MADE));
    }
    return left.toArray(Left[]::new);
  }

  /** What is not as before when another row, be it the same line of the file, is reviewed. */
  private static Left[] reviewedAnew() {
    String other = "a row made anew makes its own products (section 9)";
    return new Left[] {
      ROWS_ANEW,
      Left.rows("product", 2, other),
      Left.column("product", "times_ordered", other),
      Left.column("product", "total_units_received", other),
      Left.column("vendor_product_ref", "product_id", other),
      Left.column("manifest_row", "matched_product_id", other),
      Left.column("manifest_row", "reviewed_product_id", other),
      Left.column("manifest_row", "counted_product_id", other),
      Left.column("manifest_row", "match_candidates", other)
    };
  }

  /** A file that takes another's place, or the place of none. */
  private static Left[] fileAnew() {
    String rule = "a file that comes in is a file of its own (section 7)";
    return new Left[] {
      Left.column("purchase_order", "manifest_file_id", rule),
      Left.column("stored_file", "id", rule),
      Left.column("stored_file", "uid", rule),
      Left.column("stored_file", "blob_uid", rule),
      Left.column("stored_file", "derived_blob_uid", rule),
      Left.column("stored_file", "uploaded_at", rule)
    };
  }

  static Stream<StepAndUndo> all() {
    return Stream.of(
        StepAndUndo.of(
                "uploaded: the file deleted",
                order -> order.to(Stage.ORDERED),
                Journey::upload,
                Journey::deleteFile)
            .leaves(
                Left.column(
                    "purchase_order",
                    "manifest_preview",
                    "the preview stays when the file is deleted (section 16)"))
            .againBut(fileAnew()),
        StepAndUndo.of(
                "uploaded another file: the first again",
                order -> order.to(Stage.UPLOADED),
                order -> order.upload("Title,Price\nLamp,1.00\n"),
                Journey::upload)
            .leaves(fileAnew())
            .againBut(fileAnew()),
        StepAndUndo.of(
                "standardized",
                order -> order.to(Stage.UPLOADED),
                Journey::standardize,
                order -> order.act("clear-manifest-rows"))
            .againBut(ROWS_ANEW),
        StepAndUndo.of(
                "standardized and remembered",
                order -> order.to(Stage.UPLOADED),
                Journey::standardizeAndRemember,
                order -> order.act("clear-manifest-rows"))
            .againBut(ROWS_ANEW),
        StepAndUndo.of(
                "all the way to the prices: rows cleared",
                order -> order.to(Stage.UPLOADED),
                RowUndos::restOfTheWay,
                order -> order.act("clear-manifest-rows"))
            .leaves(reviewed(2, false, true))
            .againBut(reviewedAnew()),
        StepAndUndo.of(
                "all the way to the prices: standardized anew",
                order -> order.to(Stage.STANDARDIZED),
                RowUndos::restOfTheWay,
                Journey::standardize)
            .leaves(reviewed(2, false, true, ROWS_ANEW))
            .againBut(reviewedAnew()),
        StepAndUndo.of(
            "cleaned up when priced",
            order -> {
              ok(order.to(Stage.STANDARDIZED).price());
              return order;
            },
            Journey::cleanUp,
            order -> order.act("cancel-ai-cleanup")),
        StepAndUndo.of(
                "cleaned up, matched and reviewed: the clean-up cancelled",
                order -> order.to(Stage.STANDARDIZED),
                order -> {
                  ok(order.cleanUp());
                  ok(order.match());
                  return order.review();
                },
                order -> order.act("cancel-ai-cleanup"))
            .leaves(reviewed(2, true, true))
            .againBut(KNOWN),
        StepAndUndo.of(
                "matched",
                order -> order.to(Stage.CLEANED),
                Journey::match,
                order -> order.act("undo-product-matching"))
            .leaves(
                Left.column("vendor_product_ref", "times_seen", SEEN),
                Left.rows("vendor_ref_order", 1, SEEN)),
        StepAndUndo.of(
                "matched rows that were not cleaned up",
                order -> order.to(Stage.STANDARDIZED),
                Journey::match,
                order -> order.act("undo-product-matching"))
            .leaves(
                Left.column("vendor_product_ref", "times_seen", SEEN),
                Left.rows("vendor_ref_order", 1, SEEN)),
        StepAndUndo.of(
                "matched and reviewed",
                order -> order.to(Stage.CLEANED),
                order -> {
                  ok(order.match());
                  return order.review();
                },
                order -> order.act("undo-product-matching"))
            .leaves(reviewed(2, true, true))
            .againBut(KNOWN),
        StepAndUndo.of(
                "reviewed without a match",
                order -> order.to(Stage.STANDARDIZED),
                Journey::review,
                order -> order.act("undo-product-matching"))
            .leaves(reviewed(5, true, true)),
        StepAndUndo.of(
            "priced and finalized",
            order -> order.to(Stage.REVIEWED),
            order -> {
              ok(order.price());
              return order.finalizePrices();
            },
            order -> order.act("clear-pricing")),
        StepAndUndo.of(
                "finalized with wording",
                order -> order.to(Stage.REVIEWED),
                Journey::finalizeWording,
                order -> order.act("clear-pricing"))
            .leaves(
                Left.column("manifest_row", "title", WORDING),
                Left.column("manifest_row", "condition", WORDING),
                Left.column("manifest_row", "notes", WORDING),
                Left.column("manifest_row", "batch_flag", WORDING)));
  }

  private static Answer restOfTheWay(Journey order) {
    ok(order.standardize());
    ok(order.cleanUp());
    ok(order.match());
    ok(order.review());
    ok(order.price());
    return order.finalizeWording();
  }
}
