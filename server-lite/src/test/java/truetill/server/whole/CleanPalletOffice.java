package truetill.server.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Scenario.body;
import static truetill.server.whole.PalletStory.PRODUCTS;
import static truetill.server.whole.PalletStory.REFS;
import static truetill.server.whole.PalletStory.decision;
import static truetill.server.whole.PalletStory.entry;
import static truetill.server.whole.PalletStory.lines;

import java.nio.file.Path;
import java.util.List;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;

/**
 * The part of {@link CleanPalletStoryTest} that is told in the office: what the store knows before,
 * the order, and its rows from the vendor's file to their prices.
 */
final class CleanPalletOffice {
  private static final String HEADER =
      "Qty,Item Description,Brand,Model,Category,Condition,Unit Retail,UPC,Item #,Notes\n";

  private final PalletStory story;
  private final long vendor;
  private final Answer order;

  CleanPalletOffice(ServerFixture store, PalletStory story) {
    this.story = story;
    store
        .as(ADMIN)
        .post("/core/settings/", body("key", "inventory_item_cost_basis", "value", "allocated"))
        .gives(201);
    this.vendor = story.vendor("Northgate Returns", "NGR");
    catalogue();
    this.order =
        story
            .order(
                "vendor",
                vendor,
                "purchase_cost",
                "150.00",
                "shipping_cost",
                "40.00",
                "fees",
                "10.01")
            .has("order_number", "PO-00001")
            .has("status", "ordered")
            .has("ordered_date", "2026-02-12")
            .has("total_cost", "200.01");
  }

  /** What the store knows before: a code, a vendor's number, a title that is like one to come. */
  private void catalogue() {
    story.created(
        PRODUCTS, "title", "Acme kettle", "upc", "036000291452", "default_price", "24.00");
    long stool = story.created(PRODUCTS, "title", "Oak bar stool");
    story.created(PRODUCTS, "title", "Brass desk lamp 40W, linen shade", "brand", "Glow");
    story.created(REFS, "vendor", vendor, "product", stool, "vendor_item_number", "NG-2200");
  }

  Answer order() {
    return order;
  }

  void theGoodsArrive() {
    story.act(order, "mark-paid", "paid_date", "2026-02-03").gives(200).has("status", "paid");
    story
        .act(order, "mark-shipped", "shipped_date", "2026-02-05", "expected_delivery", "2026-02-11")
        .gives(200)
        .has("status", "shipped");
    story
        .act(order, "deliver")
        .gives(200)
        .has("status", "delivered")
        .has("paid_date", "2026-02-03")
        .has("shipped_date", "2026-02-05")
        .has("expected_delivery", "2026-02-11")
        .has("delivered_date", "2026-02-12")
        .has("processing_stats/pending_items", 0);
  }

  void theFileIsMapped() {
    Path file =
        story.file(
            "northgate 0212.csv",
            HEADER
                + "8,Acme kettle 1.7 L,Acme,KT-17,Kitchen,New,30.00,036000291452,NG-1100,\n"
                + "2,OAK BAR STOOL 30 IN,,,Furniture,Used - Good,$55.25,,NG-2200,one scratched\n"
                + "1,Brass desk lamp 40W,Glow,,Lighting,Like New,80.00,,NG-3300,\n"
                + "3,Glow wall sconce,Glow,,Lighting,Open Box,20.00,,NG-4400,\n"
                + "1,Walnut jewel box,,,Home,,12.34,,,\n",
            UTF_8);
    story
        .upload(order, file)
        .gives(200)
        .has("manifest_preview/row_count", 5)
        .has("manifest_preview/template_id", "null")
        .has("manifest_file/filename", "northgate 0212.csv");
    Answer suggested = story.act(order, "suggest-formulas").gives(200).has("model_used", "rules");
    assertThat(lines(suggested.at("suggestions"), "target", "formula"))
        .containsExactly(
            "quantity|TRIM([Qty])",
            "description|TRIM([Item Description])",
            "brand|TRIM([Brand])",
            "model|TRIM([Model])",
            "category|TRIM([Category])",
            "condition|TRIM([Condition])",
            "retail_value|TRIM([Unit Retail])",
            "upc|TRIM([UPC])",
            "vendor_item_number|TRIM([Item #])",
            "notes|TRIM([Notes])");
    Object accepted = suggested.at("suggestions");
    story
        .act(order, "preview-standardize", "column_mappings", accepted)
        .gives(200)
        .has("rows_selected", 5)
        .has("warning_count", 0)
        .has("normalized_preview/1/retail_value", "55.25");
    assertThat(story.rowIds(order)).as("a try stores nothing").isEmpty();
    story
        .act(
            order,
            "process-manifest",
            "column_mappings",
            accepted,
            "save_template",
            true,
            "template_name",
            "Northgate standard")
        .gives(200)
        .has("rows_created", 5)
        .has("warning_count", 0)
        .has("order_status", "delivered")
        .has("template_name", "Northgate standard");
    assertThat(
            story.rows(order, "row_number", "quantity", "description", "condition", "retail_value"))
        .containsExactly(
            "1|8|Acme kettle 1.7 L|new|30.00",
            "2|2|OAK BAR STOOL 30 IN|good|55.25",
            "3|1|Brass desk lamp 40W|like_new|80.00",
            "4|3|Glow wall sconce|like_new|20.00",
            "5|1|Walnut jewel box||12.34");
  }

  void theRowsAreCleaned() {
    story
        .act(order, "ai-cleanup-rows", "batch_size", 4)
        .gives(200)
        .has("rows_saved", 4)
        .has("has_more", true);
    story
        .act(order, "ai-cleanup-rows", "batch_size", 4, "offset", 4)
        .gives(200)
        .has("rows_saved", 1)
        .has("has_more", false);
    story.get(PalletStory.path(order) + "ai-cleanup-status/").has("remaining_rows", 0);
    assertThat(
            story.rows(
                order, "ai_suggested_title", "ai_suggested_model", "specifications", "search_tags"))
        .containsExactly(
            "Acme kettle 1.7 L|KT-17|{}|acme, kettle, kitchen",
            "Oak Bar Stool 30 In||{\"Size\":\"30 in\"}|oak, bar, stool, furniture",
            "Brass desk lamp 40W||{\"Power\":\"40 W\"}|brass, desk, lamp, glow, lighting",
            "Glow wall sconce||{}|glow, wall, sconce, lighting",
            "Walnut jewel box||{}|walnut, jewel, box, home");
  }

  void theRowsAreMatched() {
    story
        .act(order, "match-products", "use_ai", false)
        .gives(200)
        .has("total_rows", 5)
        .has("matched", 2)
        .has("confirmed", 2)
        .has("pending_review", 2)
        .has("new_products", 1);
    assertThat(
            story.rows(
                order,
                "ai_match_decision",
                "matched_product_number",
                "match_candidates/0/match_type",
                "match_candidates/0/score"))
        .containsExactly(
            "confirmed|PRD-00001|upc|1",
            "confirmed|PRD-00002|vendor_ref|0.95",
            "pending_review|null|text|0.7",
            "pending_review|null|text|0.3",
            "new_product|null||");
    List<Long> rows = story.rowIds(order);
    story
        .act(
            order,
            "review-matches",
            "decisions",
            List.of(
                decision(rows.get(0), "accept"),
                decision(rows.get(1), "accept"),
                decision(rows.get(2), "accept"),
                decision(rows.get(3), "reject")))
        .gives(200)
        .has("accepted", 3)
        .has("rejected", 1)
        .has("new_products", 1);
    assertThat(story.rows(order, "match_status", "matched_product_number"))
        .containsExactly(
            "matched|PRD-00001",
            "matched|PRD-00002",
            "matched|PRD-00003",
            "new|PRD-00004",
            "pending|null");
    assertThat(story.products(""))
        .containsExactly(
            "PRD-00001|Acme kettle|1|8|24.00",
            "PRD-00002|Oak bar stool|1|2|null",
            "PRD-00003|Brass desk lamp 40W, linen shade|1|1|null",
            "PRD-00004|Glow wall sconce|1|3|null");
    assertThat(story.refs(vendor))
        .containsExactly(
            "NG-1100|PRD-00001|1|30.00",
            "NG-2200|PRD-00002|2|55.25",
            "NG-3300|PRD-00003|1|80.00",
            "NG-4400|PRD-00004|1|20.00");
  }

  void theRowsArePriced() {
    List<Long> rows = story.rowIds(order);
    story
        .act(
            order,
            "update-manifest-pricing",
            "rows",
            List.of(
                entry(rows.get(0), "proposed_price", "18.00"),
                entry(rows.get(1), "proposed_price", 40),
                entry(rows.get(2), "proposed_price", "45.00"),
                entry(rows.get(3), "proposed_price", "9.99"),
                entry(rows.get(4), "proposed_price", "6.50")))
        .gives(200)
        .has("rows_updated", 5);
    assertThat(story.rows(order, "pricing_stage")).containsOnly("draft");
    story
        .act(
            order,
            "finalize-rows",
            "rows",
            List.of(
                entry(rows.get(0), "title", "Acme kettle, 1.7 L"),
                entry(rows.get(1), "title", "Oak bar stool, 30 in"),
                entry(rows.get(2), "final_price", "49.50"),
                entry(rows.get(3), "batch_flag", true),
                entry(rows.get(4), "notes", "lid sticks")))
        .gives(200)
        .has("rows_updated", 5);
    assertThat(story.rows(order, "final_price", "pricing_stage", "batch_flag"))
        .containsExactly(
            "18.00|final|false",
            "40.00|final|false",
            "49.50|final|false",
            "9.99|final|true",
            "6.50|final|false");
  }

  void theNextPalletAsksNothing() {
    Answer next = story.order("vendor", vendor).has("order_number", "PO-00002");
    Path file =
        story.file(
            "northgate 0219.csv",
            HEADER
                + "2,Sconce for the wall,,,,New,21.00,,NG-4400,\n"
                + "1,Kettle,,,,New,31.00,,NG-1100,\n"
                + "5,Lamp,,,,New,79.00,,NG-3300,\n",
            UTF_8);
    Answer shown =
        story
            .upload(next, file)
            .gives(200)
            .has("manifest_preview/template_name", "Northgate standard");
    story
        .act(next, "process-manifest")
        .gives(200)
        .has("rows_created", 3)
        .has("warning_count", 0)
        .has("template_id", shown.text("manifest_preview/template_id"));
    story.act(next, "match-products", "use_ai", false).gives(200).has("matched", 3);
    assertThat(
            story.rows(
                next, "quantity", "retail_value", "ai_match_decision", "matched_product_number"))
        .containsExactly(
            "2|21.00|confirmed|PRD-00004",
            "1|31.00|confirmed|PRD-00001",
            "5|79.00|confirmed|PRD-00003");
    List<Long> rows = story.rowIds(next);
    story
        .act(
            next,
            "review-matches",
            "decisions",
            rows.stream().map(row -> decision(row, "accept")).toList())
        .gives(200)
        .has("accepted", 3)
        .has("new_products", 0);
    assertThat(story.products(""))
        .containsExactly(
            "PRD-00001|Acme kettle|2|9|24.00",
            "PRD-00002|Oak bar stool|1|2|null",
            "PRD-00003|Brass desk lamp 40W, linen shade|2|6|null",
            "PRD-00004|Glow wall sconce|2|5|null",
            "PRD-00005|Walnut jewel box|0|0|6.50");
    assertThat(story.refs(vendor))
        .containsExactly(
            "NG-1100|PRD-00001|2|31.00",
            "NG-2200|PRD-00002|2|55.25",
            "NG-3300|PRD-00003|2|79.00",
            "NG-4400|PRD-00004|2|21.00");
  }
}
