package truetill.server.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Scenario.body;
import static truetill.server.whole.PalletStory.ITEMS;
import static truetill.server.whole.PalletStory.PRODUCTS;
import static truetill.server.whole.PalletStory.TEMPLATES;
import static truetill.server.whole.PalletStory.lines;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.db.TestPostgres;

/**
 * A vendor's file where much is wrong: nothing of it is imported until what is wrong was named by
 * row and column and put right; then as many goods are built as the vendor's own totals row says
 * (rules-inventory sections 5 to 9).
 */
class MessyPalletStoryTest {
  @Test
  void onH2(@TempDir Path folder) {
    try (ServerFixture store = ServerFixture.inFolder(folder.resolve("store"))) {
      new MessyPallet(store, folder).tell();
    }
  }

  @Test
  void onPostgres(@TempDir Path folder) {
    try (ServerFixture store = ServerFixture.onPostgres(TestPostgres.freshDatabase())) {
      new MessyPallet(store, folder).tell();
    }
  }

  private static final class MessyPallet {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final List<Integer> GOOD_ROWS = List.of(1, 2, 3, 4, 6, 7, 8);

    /**
     * Pieces stand in the second of two columns of one name. Row 1 has lost the zero of its code,
     * row 2's code went through a spreadsheet, row 3 has no title, row 5 is blank, row 6 ends too
     * early, row 7 is row 1 again and too long, row 8 has its code where pieces should be, row 9 is
     * none.
     */
    private static final String CONTENT =
        String.join(
            "\r\n",
            "Qty Ord;Qty Ord;Item Descr.;Retail €;Cond.;UPC Code;Vendor Ref;Make",
            "2;2;Café cups – blue;4,50;Used - Good;36000291452;B-100;Überware",
            "abc;3;Oak chair;\"1.234,56\";Open Box;7,1E+11;B-200;Überware",
            ";1;;12,00;New;4006381333931;B-300;Überware",
            "-3;4;Wall lamp;(12.00);Customer Returns;012345678905;B-400;Glow",
            ";;;;;;;",
            "2,5;2;Brass lamp;N/A;Salvage;;B-500",
            "2;2;Café cups – blue;4,50;Used - Good;036000291452;B-100;Überware;extra",
            "012345678905;1;Rug;5,00;fair;;B-600;Weave",
            "Total;15;;\"3.786,68\";;;;",
            "");

    private final PalletStory story;
    private final Answer order;

    MessyPallet(ServerFixture store, Path folder) {
      this.story = new PalletStory(store, folder);
      store
          .as(ADMIN)
          .post("/core/settings/", body("key", "inventory_item_cost_basis", "value", "allocated"))
          .gives(201);
      story.created(PRODUCTS, "title", "Cups", "upc", "036000291452");
      story.created(PRODUCTS, "title", "Something else", "upc", "7,1E+11");
      long vendor = story.vendor("Brussels Surplus", "BXS");
      usualLayout(vendor);
      this.order = story.order("vendor", vendor, "purchase_cost", "350.00", "fees", "50.00");
    }

    /** What the vendor's files looked like before. */
    private void usualLayout(long vendor) {
      Answer before = story.order("vendor", vendor);
      story.upload(before, story.file("usual.csv", "Qty,Title,Price\n1,Rug,5\n", UTF_8)).gives(200);
      story
          .act(before, "process-manifest", "save_template", true, "template_name", "Usual")
          .gives(200);
      story.act(before, "clear-manifest-rows").gives(200).has("rows_deleted", 1);
    }

    void tell() {
      aBrokenFileIsRefused();
      theFileIsReadAsItIs();
      whatIsWrongIsNamed();
      nothingIsHalfImported();
      correctedAllComesIn();
      theGoodsAreBuilt();
    }

    private void aBrokenFileIsRefused() {
      Path broken =
          story.file("broken.csv", CONTENT.replace("\"1.234,56\"", "\"1.234,56"), WINDOWS);
      Answer refused = story.upload(order, broken).refusesWithCode("manifest_open_quote");
      assertThat(refused.text("detail")).as("the line of row 2").contains("line 3");
      story.read(order).has("manifest", "null").has("manifest_preview", "null");
    }

    private void theFileIsReadAsItIs() {
      Path file = story.file("Palette 7.csv", CONTENT, WINDOWS);
      Answer shown =
          story
              .upload(order, file)
              .gives(200)
              .has("manifest_preview/template_id", "null")
              .has("manifest_preview/row_count", 8);
      assertThat(shown.at("manifest_preview/headers").valueStream().map(header -> header.asText()))
          .containsExactly(
              "Qty Ord",
              "Qty Ord (2)",
              "Item Descr.",
              "Retail €",
              "Cond.",
              "UPC Code",
              "Vendor Ref",
              "Make",
              "Column 9");
      assertThat(
              lines(shown.at("manifest_preview/rows"), "row_number", "raw/Item Descr.", "raw/Make"))
          .containsExactly(
              "1|Café cups – blue|Überware",
              "2|Oak chair|Überware",
              "3||Überware",
              "4|Wall lamp|Glow",
              "6|Brass lamp|",
              "7|Café cups – blue|Überware",
              "8|Rug|Weave",
              "9||");
    }

    private void whatIsWrongIsNamed() {
      Answer preview =
          story
              .act(
                  order,
                  "preview-standardize",
                  "column_mappings",
                  mapping("[Qty Ord]", "[Item Descr.]", "[Retail €]", "[Cond.]"))
              .gives(200)
              .has("row_count_in_file", 8)
              .has("warning_count", 10);
      assertThat(lines(preview.at("warnings"), "row_number", "field", "code", "original"))
          .containsExactly(
              "2|quantity|quantity_defaulted|abc",
              "2|upc|upc_unusable|7,1E+11",
              "4|quantity|quantity_defaulted|-3",
              "4|retail_value|retail_value_unreadable|(12.00)",
              "4|condition|condition_unmapped|Customer Returns",
              "6|Make|missing_cells|",
              "6|quantity|quantity_defaulted|2,5",
              "7|Column 9|extra_cells|extra",
              "8|quantity|quantity_out_of_range|012345678905",
              "9|quantity|quantity_defaulted|Total");
      assertThat(lines(preview.at("normalized_preview"), "row_number", "title"))
          .as("what has no title is seen")
          .contains("3|", "9|");
    }

    /** Pieces, title, retail value and condition by these formulas; the rest as it stands. */
    private static Object mapping(String pieces, String title, String retail, String condition) {
      return List.of(
          body("target", "quantity", "formula", pieces),
          body("target", "title", "formula", title),
          body("target", "retail_value", "formula", retail),
          body("target", "condition", "formula", condition),
          body("target", "upc", "source", "UPC Code"),
          body("target", "vendor_item_number", "source", "Vendor Ref"),
          body("target", "brand", "source", "Make"));
    }

    private void nothingIsHalfImported() {
      story.act(order, "process-manifest").refusesWithCode("no_wording");
      Answer tooMany =
          story
              .act(
                  order,
                  "process-manifest",
                  "column_mappings",
                  mapping("[Qty Ord]", "[Item Descr.]", "[Retail €]", "[Cond.]"),
                  "save_template",
                  true)
              .refusesWithCode("quantity_out_of_range");
      assertThat(tooMany.text("detail")).contains("Row 8").contains("012345678905");
      story
          .act(
              order,
              "process-manifest",
              "column_mappings",
              mapping("[Qty Ord (2)]", "TRIM([Make] + [Item Descr.]", "[Retail €]", "[Cond.]"),
              "save_template",
              true)
          .refusesWithCode("bad_formula")
          .has("formula_errors/0/target", "title")
          .has("formula_errors/0/code", "unexpected_end");
      assertThat(story.rowIds(order)).isEmpty();
      assertThat(story.listed(TEMPLATES, "name")).containsExactly("Usual");
    }

    private void correctedAllComesIn() {
      Answer stored =
          story
              .act(
                  order,
                  "process-manifest",
                  "column_mappings",
                  mapping(
                      "[Qty Ord (2)]",
                      "TRIM([Make] + \" \" + [Item Descr.])",
                      "REPLACE(REPLACE([Retail €], \"(\", \"\"), \")\", \"\")",
                      "REPLACE([Cond.], \"Customer Returns\", \"Used\")"),
                  "selected_row_numbers",
                  GOOD_ROWS,
                  "save_template",
                  true)
              .gives(200)
              .has("rows_created", 7)
              .has("row_count_in_file", 8)
              .has("rows_selected", 7);
      assertThat(lines(stored.at("warnings"), "row_number", "field", "code"))
          .as("what only the vendor can put right")
          .containsExactly("2|upc|upc_unusable", "6|Make|missing_cells", "7|Column 9|extra_cells");
      assertThat(
              story.rows(
                  order, "row_number", "quantity", "title", "condition", "retail_value", "upc"))
          .containsExactly(
              "1|2|Überware Café cups – blue|good|4.50|36000291452",
              "2|3|Überware Oak chair|like_new|1234.56|7,1E+11",
              "3|1|Überware|new|12.00|4006381333931",
              "4|4|Glow Wall lamp|good|12.00|012345678905",
              "6|2|Brass lamp|salvage|null|",
              "7|2|Überware Café cups – blue|good|4.50|036000291452",
              "8|1|Weave Rug|fair|5.00|");
      assertThat(story.listed(TEMPLATES, "name"))
          .containsExactlyInAnyOrder("Usual", "BXS manifest 2026-02-12");
    }

    /**
     * At retail the rows are worth 9.00 + 3703.68 + 12.00 + 48.00 + 0 + 9.00 + 5.00 = 3786.68, as
     * the totals row says, for 15 pieces. Of the 400.00 the order cost a cup has 0.47, a chair
     * 130.41, row 3 and each wall lamp 1.26, the rug 0.52; that is 399.93, and the first seven
     * items take a cent more.
     */
    private void theGoodsAreBuilt() {
      story
          .act(order, "match-products", "use_ai", false)
          .gives(200)
          .has("total_rows", 7)
          .has("matched", 2)
          .has("new_products", 5);
      story
          .act(order, "update-manifest-pricing", "final_price", "5.00")
          .gives(200)
          .has("rows_updated", 7);
      story
          .act(order, "deliver")
          .gives(200)
          .has("status", "processing")
          .has("total_cost", "400.00")
          .has("items_created", 15)
          .has("item_count", 15)
          .has("batch_groups_created", 0)
          .has("unpriced_items", 0);
      assertThat(story.items(order, "title", "product_number", "condition", "price", "cost"))
          .containsExactlyElementsOf(
              Stream.of(
                      times(2, "Überware Café cups – blue|PRD-00001|good|5.00|0.48"),
                      times(3, "Überware Oak chair|PRD-00003|like_new|5.00|130.42"),
                      times(1, "Überware|PRD-00004|new|5.00|1.27"),
                      times(1, "Glow Wall lamp|PRD-00005|good|5.00|1.27"),
                      times(3, "Glow Wall lamp|PRD-00005|good|5.00|1.26"),
                      times(2, "Brass lamp|PRD-00006|salvage|5.00|0.00"),
                      times(2, "Überware Café cups – blue|PRD-00001|good|5.00|0.47"),
                      times(1, "Weave Rug|PRD-00007|fair|5.00|0.52"))
                  .flatMap(List::stream)
                  .collect(Collectors.toList()));
      assertThat(story.listed(PRODUCTS + "?search=%C3%BCberware", "title", "upc"))
          .containsExactlyInAnyOrder("Überware Oak chair|7,1E+11", "Überware|4006381333931");
      story.act(order, "check-in-items").gives(200).has("checked_in", 15);
      story.act(order, "mark-complete").gives(200).has("status", "complete");
      assertThat(story.listed(ITEMS + "?search=caf%C3%A9%20%C3%BCberware", "status"))
          .containsExactlyElementsOf(times(4, "on_shelf"));
    }

    private static List<String> times(int count, String line) {
      return Stream.generate(() -> line).limit(count).toList();
    }
  }
}
