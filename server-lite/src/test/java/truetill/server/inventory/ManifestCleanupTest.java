package truetill.server.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;
import static truetill.server.inventory.Pallet.ORDERS;
import static truetill.server.inventory.Pallet.path;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.contract.InventoryPromise;

/** The AI steps in a store without AI (rules-inventory section 13, "Without AI"). */
class ManifestCleanupTest {
  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  private final Pallet pallet = new Pallet(store);

  private Answer rowsOf(Answer order) {
    return pallet.read(order);
  }

  @ParameterizedTest
  @ValueSource(strings = {"suggest-formulas", "ai-cleanup-rows", "suggest-finalization"})
  @InventoryPromise(76)
  void whoMayAndWhatIsRefused(String action) {
    Answer order = pallet.order();
    store
        .as(CASHIER)
        .upload(path(order) + "upload-manifest/", "a.csv", "Qty,Title\n1,Lamp\n")
        .gives(200);
    pallet.row(order, "Lamp", 1);
    String path = path(order) + action + "/";
    store.scenario("nobody").as(NOBODY).post(path).gives(401);
    store.scenario("consignee").as(CONSIGNEE).post(path).gives(403);
    store.as(CASHIER).post(ORDERS + "999999/" + action + "/").gives(404);
    store.as(CASHIER).post(path, "[]").gives(400);
    store.as(CASHIER).post(path, body("model", List.of())).gives(400);
    pallet.act(pallet.orderIn("cancelled"), action).refusesWithCode("order_status");
    for (Object none : new Object[] {"rules", "", " ", null}) {
      store.as(CASHIER).post(path, body("model", none)).gives(200).has("model_used", "rules");
    }
    assertThat(
            store
                .as(CASHIER)
                .post(path, body("model", "claude-sonnet-4-5"))
                .gives(503)
                .text("error"))
        .contains("not set up");
  }

  @Test
  @InventoryPromise({79, 80})
  void rowsAreCleanedSliceBySlice() {
    pallet.product("Acme");
    Answer order = pallet.order();
    pallet.row(order, "ACME BRASS LAMP KL55-B 60W", 1);
    pallet.row(order, "  Towels \t 6-pack ", 1);
    pallet.row(order, "Plain cup", 1);
    pallet
        .act(order, "ai-cleanup-rows", body("batch_size", 2))
        .gives(200)
        .has("rows_processed", 2)
        .has("rows_saved", 2)
        .has("total_rows", 3)
        .has("offset", 0)
        .has("has_more", true)
        .has("model_used", "rules")
        .has("stop_reason", "rules")
        .has("suggestions/0/title", "Acme Brass Lamp Kl55-B 60W")
        .has("suggestions/0/brand", "Acme")
        .has("suggestions/0/model", "KL55-B")
        .has("suggestions/0/specifications/Power", "60 W")
        .has("suggestions/0/search_tags", "acme, brass, lamp")
        .has("suggestions/1/title", "Towels 6-pack")
        .has("timing/retries", 0);
    rowsOf(order)
        .has("manifest_rows/0/ai_suggested_title", "Acme Brass Lamp Kl55-B 60W")
        .has("manifest_rows/0/ai_suggested_brand", "Acme")
        .has("manifest_rows/0/ai_suggested_model", "KL55-B")
        .has("manifest_rows/0/specifications/Power", "60 W")
        .has("manifest_rows/0/search_tags", "acme, brass, lamp")
        .has("manifest_rows/0/title", "ACME BRASS LAMP KL55-B 60W")
        .has("manifest_rows/1/specifications/Count", "6 pack")
        .has("manifest_rows/2/ai_reasoning", "");
    status(order, 3, 2);
    pallet
        .act(order, "ai-cleanup-rows", body("batch_size", 2, "offset", 2))
        .gives(200)
        .has("rows_processed", 1)
        .has("has_more", false);
    status(order, 3, 3);
    String before = rowsOf(order).text("manifest_rows");
    Answer again = pallet.act(order, "ai-cleanup-rows").gives(200).has("rows_saved", 3);
    assertThat(rowsOf(order).text("manifest_rows")).isEqualTo(before);
    assertThat(again.at("has_more").asBoolean()).isFalse();
    pallet
        .act(order, "ai-cleanup-rows", body("offset", 3))
        .gives(200)
        .has("rows_processed", 0)
        .has("rows_saved", 0)
        .has("has_more", false);
  }

  private void status(Answer order, int total, int cleaned) {
    store
        .as(CASHIER)
        .get(path(order) + "ai-cleanup-status/")
        .gives(200)
        .has("total_rows", total)
        .has("cleaned_rows", cleaned)
        .has("remaining_rows", total - cleaned);
  }

  @Test
  void theSlicesAreSeenAsAJobThatCountsTheOrdersRows() {
    Answer order = pallet.order();
    for (int row = 0; row < 3; row++) {
      pallet.row(order, "Lamp", 1);
    }
    String jobs = "/inventory/jobs/?purchase_order=" + order.id();
    pallet.act(order, "ai-cleanup-rows", body("batch_size", 2)).gives(200);
    store
        .as(CASHIER)
        .get(jobs)
        .gives(200)
        .has("0/kind", "ai_cleanup")
        .has("0/purchase_order", order.id())
        .has("0/started_by", store.idOf(CASHIER))
        .has("0/state", "done")
        .has("0/done", 2)
        .has("0/total", 3);
    pallet.act(order, "ai-cleanup-rows", body("batch_size", 2, "offset", 2)).gives(200);
    pallet.act(order, "ai-cleanup-rows", body("offset", 3)).gives(200);
    pallet.act(order, "ai-cleanup-rows", body("batch_size", 0)).gives(400);
    store.as(CASHIER).get(jobs).gives(200).has("0/done", 3).has("0/total", 3).has("1", "");
    Answer other = pallet.order();
    pallet.row(other, "Lamp", 1);
    pallet.act(other, "ai-cleanup-rows").gives(200);
    store.as(CASHIER).get(jobs).gives(200).has("0/done", 3);
  }

  @Test
  @InventoryPromise(77)
  void sliceSizesAreWholeNumbersFromOneToFifty() {
    Answer order = pallet.order();
    pallet.row(order, "Lamp", 1);
    for (Object bad : new Object[] {0, -1, 51, "many", 2.5, null}) {
      assertThat(
              pallet
                  .act(order, "ai-cleanup-rows", body("batch_size", bad))
                  .gives(400)
                  .json()
                  .has("batch_size"))
          .isTrue();
    }
    for (Object bad : new Object[] {-1, "x", null}) {
      assertThat(
              pallet
                  .act(order, "ai-cleanup-rows", body("offset", bad))
                  .gives(400)
                  .json()
                  .has("offset"))
          .isTrue();
    }
    for (int good : new int[] {1, 50}) {
      pallet.act(order, "ai-cleanup-rows", body("batch_size", good)).gives(200);
    }
    status(order, 1, 1);
  }

  @Test
  void anOrderWithoutRowsHasNothingToClean() {
    Answer order = pallet.order();
    assertThat(pallet.act(order, "ai-cleanup-rows").gives(400).text("error"))
        .contains("no manifest rows");
    pallet.act(order, "suggest-finalization").refusesWithCode("no_rows");
    status(order, 0, 0);
    pallet.act(order, "cancel-ai-cleanup").gives(200).has("rows_cleared", 0);
    pallet.act(order, "suggest-formulas").refusesWithCode("no_manifest");
  }

  @Test
  void statusIsForStaffAndForOrdersThatExist() {
    String path = path(pallet.order()) + "ai-cleanup-status/";
    store.scenario("nobody").as(NOBODY).get(path).gives(401);
    store.scenario("consignee").as(CONSIGNEE).get(path).gives(403);
    store.as(CASHIER).get(ORDERS + "999999/ai-cleanup-status/").gives(404);
  }

  @Test
  @InventoryPromise(31)
  void aReasonThatMatchingWroteIsNoCleanUp() {
    Answer order = pallet.order();
    long row = pallet.row(order, "Lamp", 1);
    pallet.setRow(row, "ai_reasoning = 'Same UPC', match_wrote_reasoning = true");
    status(order, 1, 0);
    pallet.act(order, "ai-cleanup-rows").gives(200);
    status(order, 1, 1);
  }

  @Test
  void cancellingTakesCleanUpAndMatchingBackAndKeepsPrices() {
    Answer order = pallet.order();
    long row = pallet.row(order, "Lamp 60W", 1);
    pallet.row(order, "Cup", 1);
    pallet.act(order, "ai-cleanup-rows").gives(200);
    pallet.setRow(
        row,
        "matched_product_id = "
            + pallet.product()
            + ", match_status = 'matched', ai_match_decision = 'confirmed', match_candidates ="
            + " '[{\"product_id\":1,\"product_title\":\"x\",\"score\":1.0,\"match_type\":\"upc\"}]',"
            + " proposed_price_cents = 500, pricing_stage = 'draft'");
    String path = path(order) + "cancel-ai-cleanup/";
    store.scenario("nobody").as(NOBODY).post(path).gives(401);
    store.scenario("consignee").as(CONSIGNEE).post(path).gives(403);
    store.as(CASHIER).post(ORDERS + "999999/cancel-ai-cleanup/").gives(404);
    store.as(CASHIER).post(path).gives(200).has("rows_cleared", 2);
    rowsOf(order)
        .has("manifest_rows/0/ai_suggested_title", "")
        .has("manifest_rows/0/ai_reasoning", "")
        .has("manifest_rows/0/search_tags", "")
        .has("manifest_rows/0/specifications/Power", "")
        .has("manifest_rows/0/matched_product", "null")
        .has("manifest_rows/0/match_status", "pending")
        .has("manifest_rows/0/match_candidates/0", "")
        .has("manifest_rows/0/ai_match_decision", "")
        .has("manifest_rows/0/proposed_price", "5.00")
        .has("manifest_rows/0/pricing_stage", "draft");
    status(order, 2, 0);
    pallet.act(pallet.orderIn("cancelled"), "cancel-ai-cleanup").refusesWithCode("order_status");
    pallet.item(order, "intake");
    pallet.act(order, "cancel-ai-cleanup").refusesWithCode("order_has_items");
    pallet.act(order, "ai-cleanup-rows").gives(200).has("rows_saved", 2);
  }

  @Test
  void formulasByTheHeadersThatAreKnown() {
    Answer order = pallet.order();
    store
        .as(CASHIER)
        .upload(
            path(order) + "upload-manifest/",
            "a.csv",
            "Qty,Item Description,Manufacturer,PRICE,Pallet\n1,Lamp,Acme,5,A\n")
        .gives(200);
    Answer answer = pallet.act(order, "suggest-formulas").gives(200).has("model_used", "rules");
    assertThat(
            answer
                .at("suggestions")
                .valueStream()
                .map(each -> each.get("target").asText() + "=" + each.get("formula").asText()))
        .containsExactly(
            "quantity=TRIM([Qty])",
            "description=TRIM([Item Description])",
            "brand=TRIM([Manufacturer])",
            "retail_value=TRIM([PRICE])");
    for (Object good : new Object[] {null, 999_999, "7"}) {
      pallet.act(order, "suggest-formulas", body("template_id", good)).gives(200);
    }
    assertThat(
            pallet
                .act(order, "suggest-formulas", body("template_id", "abc"))
                .gives(400)
                .json()
                .has("template_id"))
        .isTrue();
  }

  private List<String> proposed(Answer order) {
    return pallet
        .act(order, "suggest-formulas")
        .gives(200)
        .at("suggestions")
        .valueStream()
        .map(each -> each.get("target").asText() + "=" + each.get("formula").asText())
        .toList();
  }

  @Test
  void columnsNoAliasFillsAreProposedByLikenessAndCells() {
    Answer order = pallet.order();
    pallet.manifest(
        order,
        "Qty Shipped,Item Descr.,Cost,Code,Wh\n"
            + IntStream.range(0, 40)
                .mapToObj(at ->
                    "%d,Brass lamp no %d with shade,%d.50,%s,A\n"
                        .formatted(
                            at % 4 + 1, at, at, at % 2 == 0 ? "036000291452" : "012345678905"))
                .collect(Collectors.joining()));
    List<String> found = proposed(order);
    assertThat(found)
        .contains(
            "quantity=TRIM([Qty Shipped])",
            "description=TRIM([Item Descr.])",
            "retail_value=TRIM([Cost])",
            "upc=TRIM([Code])");
    assertThat(proposed(order)).isEqualTo(found);
    for (JsonNode each : pallet.act(order, "suggest-formulas").gives(200).at("suggestions")) {
      assertThat(each.path("reasoning").asText()).isNotBlank();
    }
  }

  @Test
  void whatTheVendorsEarlierFileSaidIsRemembered() {
    Answer order = pallet.order();
    pallet.manifest(order, "Qty,Description,Zork,Blip\n1,Lamp,x1,7\n");
    assertThat(proposed(order)).doesNotContain("notes=TRIM([Zork])");
    store
        .as(CASHIER)
        .post(
            "/inventory/templates/",
            body(
                "vendor",
                order.at("vendor").asLong(),
                "name",
                "Earlier",
                "header_signature",
                "another",
                "column_mappings",
                List.of(body("target", "notes", "formula", "UPPER([Zork])"))))
        .gives(201);
    assertThat(proposed(order)).contains("quantity=TRIM([Qty])", "notes=TRIM([Zork])");
  }

  @Test
  @InventoryPromise(80)
  void finalWordingOfTheNamedRowsElseTheFirstFifty() {
    Answer order = pallet.order();
    long first = pallet.row(order, "LAMP 60W", 12);
    long second = pallet.row(order, "Cup", 2);
    for (int more = 0; more < 50; more++) {
      pallet.row(order, "Cup " + more, 1);
    }
    pallet.setRow(first, "brand = 'Acme', specifications = '{\"Power\": \"40 W\"}'");
    Answer all = pallet.act(order, "suggest-finalization").gives(200);
    assertThat(all.at("suggestions")).hasSize(50);
    all.has("suggestions/0/row_id", first)
        .has("suggestions/0/title", "Lamp 60W")
        .has("suggestions/0/brand", "Acme")
        .has("suggestions/0/specifications/Power", "40 W")
        .has("suggestions/0/batch_flag", true)
        .has("suggestions/1/batch_flag", false);
    Answer named =
        pallet.act(order, "suggest-finalization", body("row_ids", List.of(second))).gives(200);
    assertThat(named.at("suggestions")).hasSize(1);
    named.has("suggestions/0/row_id", second);
    long foreign = pallet.row(pallet.order(), "Other", 1);
    for (Object bad :
        new Object[] {
          List.of(), List.of(second, foreign), List.of(999_999), List.of("x"), "x", null
        }) {
      assertThat(
              pallet
                  .act(order, "suggest-finalization", body("row_ids", bad))
                  .gives(400)
                  .json()
                  .has("row_ids"))
          .isTrue();
    }
    List<Long> many = LongStream.rangeClosed(1, 51).boxed().toList();
    pallet
        .act(order, "suggest-finalization", body("row_ids", many))
        .refuses("row_ids", "at most 50");
    rowsOf(order).has("manifest_rows/0/title", "LAMP 60W");
  }
}
