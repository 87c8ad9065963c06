package truetill.server.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;
import static truetill.server.inventory.Pallet.path;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.contract.InventoryPromise;

/** From a vendor's file to standardized rows (rules-inventory section 6). */
class ManifestProcessTest {
  private static final String MESSY =
      """
      Qty,Title,Title,Price,Cond
      2,Brass lamp,second,"$1,234",Like-New
      abc,Oak chair,x,(12.00),Customer Returns Untested
      1,Table,y
      1,Rug,z,5,new,surplus
      """;

  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  private final Pallet pallet = new Pallet(store);

  private JsonNode rowsOf(Answer order) {
    return pallet.read(order).json().get("manifest_rows");
  }

  private static Object mapping(Object... more) {
    Object[] pairs = new Object[more.length + 2];
    pairs[0] = "column_mappings";
    pairs[1] =
        List.of(
            body("target", "quantity", "source", "Qty"),
            body("target", "title", "source", "Title"),
            body("target", "brand", "source", "Brand"),
            body("target", "retail_value", "source", "Price"));
    System.arraycopy(more, 0, pairs, 2, more.length);
    return body(pairs);
  }

  @ParameterizedTest
  @ValueSource(strings = {"preview-standardize", "process-manifest", "clear-manifest-rows"})
  void whoMayAndWhere(String action) {
    Answer order = pallet.orderWithFile(Pallet.FILE);
    store.as(NOBODY).post(path(order) + action + "/").gives(401);
    store.as(CONSIGNEE).post(path(order) + action + "/").gives(403);
    store.as(CASHIER).post("/inventory/orders/999999/" + action + "/").gives(404);
    pallet.act(order, action, "[]").gives(400);
  }

  @Test
  @InventoryPromise({10, 20})
  void theRawRowsAreTheFilesWithADefaultMapping() {
    Answer order = pallet.orderWithFile(Pallet.FILE);
    String rows = path(order) + "manifest-rows/";
    store.as(NOBODY).get(rows).gives(401);
    store.as(CONSIGNEE).get(rows).gives(403);
    store.as(CASHIER).get("/inventory/orders/999999/manifest-rows/").gives(404);
    store.as(CASHIER).get(path(pallet.order()) + "manifest-rows/").refusesWithCode("no_manifest");
    Answer all = store.as(CASHIER).get(rows).gives(200);
    all.has("row_count", "2")
        .has("row_count_filtered", "2")
        .has("rows/0/raw/Title", "Brass lamp")
        .has("rows/1/row_number", "2")
        .has("template_id", "null")
        .has("available_functions/0/id", "trim")
        .has("standard_columns/7/label", "Retail Cost");
    assertThat(all.json().get("template_mappings")).hasSize(11);
    store
        .as(CASHIER)
        .get(rows + "?search=OAK")
        .gives(200)
        .has("row_count_filtered", "1")
        .has("rows/0/row_number", "2");
    assertThat(store.as(CASHIER).get(rows + "?search=zzz").gives(200).json().get("rows")).isEmpty();
    for (String limit : List.of("1", "0", "-5")) {
      assertThat(store.as(CASHIER).get(rows + "?limit=" + limit).gives(200).json().get("rows"))
          .hasSize(1);
    }
    for (String limit : List.of("99999999999", "x", "")) {
      assertThat(store.as(CASHIER).get(rows + "?limit=" + limit).gives(200).json().get("rows"))
          .hasSize(2);
    }
  }

  @Test
  @InventoryPromise({4, 5, 16, 17, 18})
  void aTrySaysWhatWouldBePutRightAndStoresNothing() {
    Answer order = pallet.orderWithFile(MESSY);
    Answer preview =
        pallet
            .act(
                order,
                "preview-standardize",
                body(
                    "column_mappings",
                    List.of(
                        body("target", "quantity", "source", "Qty"),
                        body("target", "title", "source", "Title (2)"),
                        body("target", "description", "source", "Title"),
                        body("target", "condition", "source", "Cond"),
                        body("target", "retail_value", "source", "Price"))))
            .gives(200);
    preview
        .has("row_count_in_file", "4")
        .has("rows_selected", "4")
        .has("preview_count", "4")
        .has("normalized_preview/0/quantity", "2")
        .has("normalized_preview/0/title", "second")
        .has("normalized_preview/0/retail_value", "1234.00")
        .has("normalized_preview/0/condition", "like_new")
        .has("normalized_preview/1/quantity", "1")
        .has("normalized_preview/1/retail_value", "null")
        .has("normalized_preview/1/condition", "unknown");
    assertThat(preview.text("normalized_preview/1/notes")).contains("Customer Returns Untested");
    assertThat(preview.json().get("warnings").valueStream().map(w -> w.get("code").asText()))
        .contains(
            "quantity_defaulted",
            "retail_value_unreadable",
            "condition_unmapped",
            "missing_cells",
            "extra_cells");
    assertThat(rowsOf(order)).isEmpty();
  }

  @Test
  void rowsReplaceTheOnesBeforeAndClearingTakesThemBack() {
    Answer order = pallet.orderWithFile(Pallet.FILE);
    pallet
        .act(order, "process-manifest", mapping())
        .gives(200)
        .has("rows_created", "2")
        .has("order_status", "ordered")
        .has("row_count_in_file", "2")
        .has("rows_selected", "2")
        .has("mappings_used/0/target", "quantity");
    JsonNode rows = rowsOf(order);
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).get("title").asText()).isEqualTo("Brass lamp");
    assertThat(rows.get(0).get("description").asText()).isEqualTo("Brass lamp");
    assertThat(rows.get(0).get("quantity").asInt()).isEqualTo(2);
    assertThat(rows.get(0).get("retail_value").asText()).isEqualTo("12.50");
    assertThat(rows.get(0).get("brand").asText()).isEqualTo("Acme");
    assertThat(rows.get(0).get("pricing_stage").asText()).isEqualTo("unpriced");
    pallet
        .act(order, "process-manifest", mapping("selected_row_numbers", List.of(2, 77)))
        .gives(200)
        .has("rows_created", "1");
    assertThat(rowsOf(order).get(0).get("row_number").asInt()).isEqualTo(2);
    pallet.act(order, "clear-manifest-rows").gives(200).has("rows_deleted", "1");
    pallet.act(order, "clear-manifest-rows").gives(200).has("rows_deleted", "0");
    assertThat(rowsOf(order)).isEmpty();
  }

  @Test
  @InventoryPromise({15, 19, 21, 22, 24, 27})
  void aRefusedRequestLeavesTheRowsBefore() {
    Answer order = pallet.orderWithFile(Pallet.FILE);
    pallet.act(order, "process-manifest", mapping()).gives(200);
    String before = pallet.read(order).content();
    List<Object> refused =
        List.of(
            mapping("selected_row_numbers", List.of("1", "x")),
            mapping("selected_row_numbers", List.of(1.5)),
            mapping("selected_row_numbers", "1"),
            mapping("selected_row_numbers", List.of(77, 78)),
            mapping("template_id", "abc"),
            mapping("save_template", "false"),
            body("rows", List.of("x")),
            body("rows", List.of()),
            body("rows", List.of(body("title", "A"), body("title", "B", "final_price", "abc"))),
            body("rows", List.of(body("title", "A", "proposed_price", -1))),
            body("rows", List.of(body("title", "A", "quantity", 12_345_678_905L))),
            body("column_mappings", List.of(body("target", "brand", "source", "Brand"))),
            body("column_mappings", "x"),
            body("column_mappings", List.of(body("target", "title", "formula", "FOO([Title])"))));
    for (Object bad : refused) {
      pallet.act(order, "process-manifest", bad).gives(400);
      assertThat(pallet.read(order).content()).as(String.valueOf(bad)).isEqualTo(before);
    }
    pallet
        .act(
            order,
            "process-manifest",
            body("column_mappings", List.of(body("target", "title", "formula", "UPPER([Title]"))))
        .gives(400)
        .has("formula_errors/0/code", "unexpected_end")
        .has("formula_errors/0/target", "title");
  }

  @Test
  @InventoryPromise({16, 19})
  void aTryShowsFormulasThatFailAndQuantitiesThatAreNone() {
    Answer order = pallet.orderWithFile("Qty,Title\n012345678905,Lamp\nx,Chair\n");
    pallet
        .act(
            order,
            "preview-standardize",
            body(
                "column_mappings",
                List.of(
                    body("target", "quantity", "source", "Qty"),
                    body("target", "title", "formula", "LEFT([Title], [Qty])"),
                    body("target", "brand", "formula", "UPPER([A], [B])"),
                    body("target", "model", "formula", "[Nowhere]"))))
        .gives(200)
        .has("formula_errors/0/target", "brand")
        .has("formula_errors/0/code", "too_many_arguments")
        .has("formula_errors/1/code", "bad_count")
        .has("formula_errors/1/rows_affected", "1")
        .has("formula_errors/1/first_row_number", "2")
        .has("warnings/0/code", "unknown_column")
        .has("warnings/1/code", "quantity_out_of_range");
    pallet
        .act(
            order,
            "process-manifest",
            body(
                "column_mappings",
                List.of(
                    body("target", "quantity", "source", "Qty"),
                    body("target", "title", "source", "Title"))))
        .refusesWithCode("quantity_out_of_range");
  }

  @Test
  @InventoryPromise(14)
  void aMappingIsRememberedForTheLayout() {
    Answer order = pallet.orderWithFile(Pallet.FILE);
    Answer first =
        pallet
            .act(
                order,
                "process-manifest",
                mapping("save_template", true, "template_name", "Northgate"))
            .gives(200)
            .has("template_name", "Northgate");
    String template = first.text("template_id");
    pallet.read(order).has("manifest_preview/template_id", template);
    pallet
        .act(order, "process-manifest", mapping("save_template", true))
        .gives(200)
        .has("template_id", template)
        .has("template_name", "Northgate");

    long vendor = order.at("vendor").asLong();
    Answer next = store.as(CASHIER).post("/inventory/orders/", body("vendor", vendor)).gives(201);
    store
        .as(CASHIER)
        .upload(path(next) + "upload-manifest/", "b.csv", Pallet.FILE + "3,Rug,9,\n")
        .gives(200)
        .has("manifest_preview/template_id", template);
    pallet
        .act(next, "process-manifest", "{}")
        .gives(200)
        .has("template_id", template)
        .has("rows_created", "3");

    // Another layout read with this template makes a template of its own.
    Answer other = store.as(CASHIER).post("/inventory/orders/", body("vendor", vendor)).gives(201);
    store
        .as(CASHIER)
        .upload(path(other) + "upload-manifest/", "c.csv", "Title,Qty\nLamp,1\n")
        .gives(200);
    Answer saved =
        pallet
            .act(
                other,
                "process-manifest",
                body("template_id", Long.parseLong(template), "save_template", true))
            .gives(200);
    assertThat(saved.text("template_id")).isNotEqualTo(template);
    assertThat(saved.text("template_name")).endsWith(" manifest 2026-02-12");
    store
        .as(CASHIER)
        .get("/inventory/templates/" + template + "/")
        .gives(200)
        .has("header_signature", next.text("x").isEmpty() ? signature(next) : "");
  }

  private String signature(Answer order) {
    return pallet.read(order).text("manifest_preview/signature");
  }

  @Test
  void readyMadeRowsNeedNoFile() {
    Answer order = pallet.order();
    pallet
        .act(
            order,
            "process-manifest",
            body(
                "rows",
                List.of(
                    body("title", "Lamp", "quantity", 3, "retail_value", "9.99"),
                    body(
                        "row_number", 7,
                        "description", "Chair",
                        "condition", "like_new",
                        "proposed_price", "4.50"),
                    body("row_number", 8, "title", "Rug", "final_price", 7))))
        .gives(200)
        .has("rows_created", "3");
    JsonNode rows = rowsOf(order);
    assertThat(rows.get(0).get("quantity").asInt()).isEqualTo(3);
    assertThat(rows.get(1).get("condition").asText()).isEqualTo("like_new");
    assertThat(rows.get(1).get("pricing_stage").asText()).isEqualTo("draft");
    assertThat(rows.get(2).get("final_price").asText()).isEqualTo("7.00");
    assertThat(rows.get(2).get("pricing_stage").asText()).isEqualTo("final");
  }

  @Test
  @InventoryPromise({23, 59})
  void itemsAndCancellingFreezeTheRows() {
    Answer order = pallet.orderWithFile(Pallet.FILE);
    pallet.item(order, "intake");
    for (String action : List.of("process-manifest", "clear-manifest-rows")) {
      pallet.act(order, action).refusesWithCode("order_has_items");
      pallet.act(pallet.orderIn("cancelled"), action).refusesWithCode("order_status");
    }
  }

  @Test
  @InventoryPromise(25)
  void titleAndConditionAreKnownByTheirHeadersToo() {
    Answer order = pallet.orderWithFile("Product Name,Item Condition,QNTY\nLamp,Like New,2\n");
    pallet
        .act(order, "preview-standardize", "{}")
        .gives(200)
        .has("normalized_preview/0/title", "Lamp")
        .has("normalized_preview/0/condition", "like_new")
        .has("normalized_preview/0/quantity", "2");
  }

  @Test
  @InventoryPromise(26)
  void removingSpecialCharactersKeepsLettersOfEveryKind() {
    Answer order = pallet.orderWithFile("Title,Qty\nCafé™ «Über» 2.0/x!,1\n");
    pallet
        .act(
            order,
            "preview-standardize",
            body(
                "column_mappings",
                List.of(
                    body(
                        "target", "title",
                        "source", "Title",
                        "transforms", List.of("remove_special_chars")))))
        .gives(200)
        .has("normalized_preview/0/title", "Café Über 2.0/x");
  }

  @Test
  void aLongStepIsListedWhenItHasEnded() {
    Answer order = pallet.orderWithFile(Pallet.FILE);
    pallet.act(order, "process-manifest", mapping()).gives(200);
    pallet
        .act(order, "process-manifest", body("rows", List.of(body("quantity", 99_999))))
        .gives(400);
    String jobs = "/inventory/jobs/";
    store.as(NOBODY).get(jobs).gives(401);
    store.as(CONSIGNEE).get(jobs).gives(403);
    Answer list = store.as(CASHIER).get(jobs + "?purchase_order=" + order.id()).gives(200);
    list.has("0/kind", "process_manifest")
        .has("0/state", "failed")
        .has("1/state", "done")
        .has("1/total", "2")
        .has("1/done", "2");
    String one = jobs + list.text("1/id") + "/";
    store.as(CASHIER).get(one).gives(200).has("state", "done");
    store.as(CASHIER).post(one + "cancel/").gives(200).has("state", "done");
    store.as(CASHIER).get(jobs + "999999/").gives(404);
    store.as(CASHIER).get(jobs + "?purchase_order=x").gives(400);
  }
}
