package truetill.server.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;
import static truetill.server.inventory.Pallet.ORDERS;
import static truetill.server.inventory.Pallet.path;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.contract.InventoryPromise;

/** Prices and final values of manifest rows over HTTP (rules-inventory sections 4, 5 and 6). */
class RowPricingTest {
  private static final String PRICING = "update-manifest-pricing";
  private static final String FINALIZE = "finalize-rows";

  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  private final Pallet pallet = new Pallet(store);

  private Answer price(Answer order, @Nullable Object... pairs) {
    return pallet.act(order, PRICING, body(pairs));
  }

  /** A body of one row with these pairs. */
  private static Object row(long id, @Nullable Object... pairs) {
    Map<String, @Nullable Object> row = body(pairs);
    row.put("id", id);
    return body("rows", List.of(row));
  }

  private void shows(Answer order, int index, String proposed, String decided, String stage) {
    pallet
        .read(order)
        .has("manifest_rows/" + index + "/proposed_price", proposed)
        .has("manifest_rows/" + index + "/final_price", decided)
        .has("manifest_rows/" + index + "/pricing_stage", stage);
  }

  @ParameterizedTest
  @ValueSource(strings = {PRICING, FINALIZE, "clear-pricing"})
  void whoMay(String action) {
    Answer order = pallet.order();
    Object good = row(pallet.row(order, "Lamp", 1), "final_price", "5.00");
    String path = path(order) + action + "/";
    store.scenario("nobody").as(NOBODY).post(path, good).gives(401);
    store.scenario("consignee").as(CONSIGNEE).post(path, good).gives(403);
    store.as(CASHIER).post(ORDERS + "999999/" + action + "/", good).gives(404);
    store.as(CASHIER).post(path, "[]").gives(400);
    pallet.act(pallet.orderIn("cancelled"), action, good).refusesWithCode("order_status");
    store.as(CASHIER).post(path, good).gives(200);
  }

  @Test
  @InventoryPromise({40, 43})
  void onlySentKeysChangeAndTheStageFollows() {
    Answer order = pallet.order();
    long first = pallet.row(order, "Lamp", 1);
    pallet.row(order, "Cup", 1);
    pallet
        .act(order, PRICING, row(first, "proposed_price", "4.5", "pricing_notes", "n"))
        .gives(200)
        .has("rows_updated", 1)
        .has("order_id", order.id());
    shows(order, 0, "4.50", "null", "draft");
    shows(order, 1, "null", "null", "unpriced");
    pallet.act(order, PRICING, row(first, "final_price", 9)).gives(200);
    shows(order, 0, "4.50", "9.00", "final");
    pallet.read(order).has("manifest_rows/0/pricing_notes", "n");
    pallet.act(order, PRICING, row(first, "final_price", null)).gives(200);
    shows(order, 0, "4.50", "null", "draft");
    pallet.act(order, PRICING, row(first, "proposed_price", null, "pricing_notes", "")).gives(200);
    shows(order, 0, "null", "null", "unpriced");
    pallet
        .act(order, PRICING, row(first, "proposed_price", 1, "pricing_stage", "final"))
        .gives(200);
    shows(order, 0, "1.00", "null", "final");
    pallet.act(order, PRICING, row(first, "pricing_stage", "draft")).gives(200);
    shows(order, 0, "1.00", "null", "draft");
  }

  @Test
  @InventoryPromise({39, 40})
  void sharedValuesForAllRowsOrForThoseNamed() {
    Answer order = pallet.order();
    List<Long> ids = new ArrayList<>();
    for (int each = 0; each < 4; each++) {
      ids.add(pallet.row(order, "Lamp", 1));
    }
    Answer other = pallet.order();
    long foreign = pallet.row(other, "Cup", 1);
    pallet.setRow(ids.get(1), "final_price_cents = 900, pricing_stage = 'final'");
    pallet.setRow(ids.get(2), "proposed_price_cents = 300, pricing_stage = 'draft'");
    price(order, "proposed_price", "5.00").gives(200).has("rows_updated", 4);
    shows(order, 0, "5.00", "null", "draft");
    shows(order, 1, "5.00", "9.00", "final");
    shows(order, 2, "5.00", "null", "draft");
    shows(other, 0, "null", "null", "unpriced");
    price(order, "final_price", null).gives(200).has("rows_updated", 4);
    shows(order, 1, "5.00", "null", "draft");
    price(order, "final_price", "7", "row_ids", List.of(ids.get(0), ids.get(0), ids.get(3)))
        .gives(200)
        .has("rows_updated", 2);
    shows(order, 0, "5.00", "7.00", "final");
    shows(order, 3, "5.00", "7.00", "final");
    shows(order, 1, "5.00", "null", "draft");
    price(order, "proposed_price", null).gives(200);
    shows(order, 0, "null", "7.00", "final");
    shows(order, 1, "null", "null", "unpriced");
    price(order, "pricing_notes", "all").gives(200);
    pallet.read(order).has("manifest_rows/2/pricing_notes", "all");
    shows(order, 0, "null", "7.00", "final");
    price(order, "pricing_stage", "draft").gives(200);
    shows(order, 0, "null", "7.00", "draft");
    String before = pallet.read(order).content();
    for (Object bad :
        new Object[] {List.of(), List.of(ids.get(0), foreign), List.of("x"), "all", null}) {
      assertThat(
              price(order, "final_price", "1.00", "row_ids", bad).gives(400).json().has("row_ids"))
          .isTrue();
    }
    assertThat(pallet.read(order).content()).isEqualTo(before);
  }

  @Test
  @InventoryPromise(38)
  void whatIsWrongIsNamedAndNothingIsStored() {
    Answer order = pallet.order();
    long first = pallet.row(order, "Lamp", 1);
    long second = pallet.row(order, "Cup", 1);
    long foreign = pallet.row(pallet.order(), "Bowl", 1);
    String before = pallet.read(order).content();
    for (Object bad :
        new Object[] {"cheap", "-1", -0.01, "1.005", "123456789.00", "1e3000", true, List.of()}) {
      for (String field : List.of("proposed_price", "final_price")) {
        pallet
            .act(
                order,
                PRICING,
                body(
                    "rows",
                    List.of(body("id", first, field, "2.00"), body("id", second, field, bad))))
            .refuses("rows", "row " + second + ": " + field);
        pallet.act(order, FINALIZE, row(second, field, bad)).refuses("rows", "row " + second);
        assertThat(price(order, field, bad).gives(400).json().has(field)).isTrue();
      }
    }
    pallet.act(order, PRICING, row(first, "pricing_stage", "sure")).refuses("rows", "row " + first);
    pallet.act(order, PRICING, row(first, "pricing_notes", "x".repeat(10_001))).gives(400);
    for (Object bad : new Object[] {List.of(), "x", List.of(1), null}) {
      assertThat(price(order, "rows", bad).gives(400).json().has("rows")).isTrue();
      assertThat(pallet.act(order, FINALIZE, body("rows", bad)).gives(400).json().has("rows"))
          .isTrue();
    }
    for (long unknown : new long[] {foreign, 999_999}) {
      pallet
          .act(order, PRICING, row(unknown, "final_price", "1.00"))
          .refuses("rows", String.valueOf(unknown));
      pallet
          .act(order, FINALIZE, row(unknown, "final_price", "1.00"))
          .refuses("rows", String.valueOf(unknown));
    }
    Object twice =
        body(
            "rows",
            List.of(body("id", first, "final_price", 1), body("id", first, "final_price", 2)));
    pallet.act(order, PRICING, twice).refuses("rows", "named twice");
    pallet.act(order, FINALIZE, twice).refuses("rows", "named twice");
    pallet
        .act(order, PRICING, body("rows", List.of(body("final_price", 1))))
        .refuses("rows", "entry 1: id");
    pallet.act(order, PRICING, row(first)).refusesWithCode("nothing_sent");
    price(order).refusesWithCode("nothing_sent");
    price(order, "row_ids", List.of(first)).refusesWithCode("nothing_sent");
    price(pallet.order(), "final_price", "1.00").refusesWithCode("no_rows");
    pallet.act(order, FINALIZE, body()).gives(400);
    assertThat(pallet.read(order).content()).isEqualTo(before);
  }

  @Test
  void clearingTakesEveryPriceBack() {
    Answer order = pallet.order();
    pallet.row(order, "Lamp", 1);
    pallet.row(order, "Cup", 1);
    price(order, "proposed_price", 1, "final_price", 2, "pricing_notes", "n").gives(200);
    pallet.act(order, "clear-pricing").gives(200).has("rows_cleared", 2);
    shows(order, 0, "null", "null", "unpriced");
    pallet.read(order).has("manifest_rows/1/pricing_notes", "");
    pallet.act(pallet.order(), "clear-pricing").gives(200).has("rows_cleared", 0);
    pallet.item(order, "intake");
    pallet.act(order, "clear-pricing").refusesWithCode("order_has_items");
  }

  /**
   * What a client needs to keep it: it sends only changed rows, and finishing makes drafts final.
   */
  @Test
  @InventoryPromise(44)
  void finishingNeedsNoRowToBeFinalBefore() {
    Answer order = pallet.order();
    long first = pallet.row(order, "Lamp", 1);
    long second = pallet.row(order, "Cup", 1);
    price(order, "row_ids", List.of(first, second), "proposed_price", "4.50", "pricing_notes", "n")
        .gives(200);
    pallet.act(order, PRICING, row(second, "proposed_price", "1.01")).gives(200);
    shows(order, 0, "4.50", "null", "draft");
    pallet
        .read(order)
        .has("manifest_rows/0/pricing_notes", "n")
        .has("manifest_rows/1/pricing_notes", "n");
    pallet
        .act(order, FINALIZE, body("rows", List.of(body("id", first), body("id", second))))
        .gives(200);
    shows(order, 0, "4.50", "4.50", "final");
    shows(order, 1, "1.01", "1.01", "final");
  }

  @ParameterizedTest
  @ValueSource(strings = {PRICING, FINALIZE})
  @InventoryPromise(42)
  void theNumberOfStatementsDoesNotGrowWithTheRows(String action) {
    List<Long> counts = new ArrayList<>();
    for (int rows : List.of(2, 60)) {
      Answer order = pallet.order();
      List<Object> changes = new ArrayList<>();
      for (int at = 0; at < rows; at++) {
        changes.add(body("id", pallet.row(order, "Lamp", 1), "final_price", "1." + (10 + at)));
      }
      counts.add(
          Statements.of(store, () -> pallet.act(order, action, body("rows", changes)).gives(200)));
      shows(order, rows - 1, "null", "1." + (9 + rows), "final");
    }
    assertThat(counts.get(1)).isEqualTo(counts.get(0)).isLessThanOrEqualTo(20);
  }

  @Test
  @InventoryPromise({27, 41, 43})
  void finalizing() {
    Answer order = pallet.order();
    long first = pallet.row(order, "LAMP", 1);
    long second = pallet.row(order, "Cup", 1);
    long third = pallet.row(order, "Bowl", 1);
    pallet.setRow(second, "proposed_price_cents = 300, pricing_stage = 'draft', brand = 'Acme'");
    pallet.setRow(third, "proposed_price_cents = 300, pricing_stage = 'draft'");
    pallet
        .act(
            order,
            FINALIZE,
            body(
                "rows",
                List.of(
                    body(
                        "id", first,
                        "title", "Brass lamp",
                        "brand", "Acme",
                        "model", "X1",
                        "category", "Home",
                        "condition", "good",
                        "search_tags", "lamp, brass",
                        "notes", "n",
                        "specifications", Map.of("Power", "40 W"),
                        "batch_flag", true,
                        "final_price", "12.5"),
                    body("id", second, "notes", "only a note"),
                    body("id", third, "final_price", null))))
        .gives(200)
        .has("rows_updated", 3)
        .has("order_id", order.id());
    pallet
        .read(order)
        .has("manifest_rows/0/title", "Brass lamp")
        .has("manifest_rows/0/brand", "Acme")
        .has("manifest_rows/0/model", "X1")
        .has("manifest_rows/0/category", "Home")
        .has("manifest_rows/0/condition", "good")
        .has("manifest_rows/0/search_tags", "lamp, brass")
        .has("manifest_rows/0/notes", "n")
        .has("manifest_rows/0/specifications/Power", "40 W")
        .has("manifest_rows/0/batch_flag", true)
        .has("manifest_rows/0/description", "LAMP")
        .has("manifest_rows/1/title", "Cup")
        .has("manifest_rows/1/brand", "Acme")
        .has("manifest_rows/1/notes", "only a note")
        .has("manifest_rows/1/batch_flag", false);
    shows(order, 0, "null", "12.50", "final");
    shows(order, 1, "3.00", "3.00", "final");
    shows(order, 2, "3.00", "null", "final");
    String before = pallet.read(order).content();
    Map<String, Object> bad =
        Map.of(
            "condition", "shiny",
            "batch_flag", "false",
            "title", "x".repeat(301),
            "brand", "x".repeat(201),
            "specifications", List.of(),
            "notes", List.of());
    bad.forEach((field, value) ->
        pallet
            .act(order, FINALIZE, row(first, field, value))
            .refuses("rows", "row " + first + ": " + field));
    assertThat(pallet.read(order).content()).isEqualTo(before);
  }

  /** An item of the row, as a build makes it. */
  private long item(Answer order, long row, String status) {
    long item = pallet.item(order, status);
    store
        .work()
        .write(tx ->
            tx.handle()
                .createUpdate("update item set manifest_row_id = :row where id = :id")
                .bind("row", row)
                .bind("id", item)
                .execute());
    return item;
  }

  private Answer itemOf(long id) {
    return store.as(CASHIER).get("/inventory/items/" + id + "/").gives(200);
  }

  private List<String> historyOf(long item) {
    JsonNode events =
        store.as(CASHIER).get("/inventory/item-history/?item=" + item).gives(200).at("results");
    return events
        .valueStream()
        .map(event ->
            event.get("event_type").asText()
                + " "
                + event.get("old_value").asText()
                + ">"
                + event.get("new_value").asText())
        .sorted()
        .toList();
  }

  @Test
  void whatIsStoredAfterTheBuildGoesOnToItemsInIntake() {
    Answer order = pallet.orderIn("delivered");
    long first = pallet.row(order, "Lamp", 2);
    long second = pallet.row(order, "Cup", 1);
    long waiting = item(order, first, "intake");
    long shelved = item(order, first, "on_shelf");
    long other = item(order, second, "intake");
    long feedBefore = store.work().forcedSeq();
    pallet.act(order, PRICING, row(first, "proposed_price", "8.00")).gives(200);
    itemOf(waiting).has("price", "8.00");
    itemOf(shelved).has("price", "5.00");
    itemOf(other).has("price", "5.00");
    assertThat(historyOf(waiting)).containsExactly("price_change 5.00>8.00");
    assertThat(store.work().forcedSeq()).isGreaterThan(feedBefore);
    pallet
        .act(
            order,
            FINALIZE,
            row(
                first,
                "title",
                "Brass lamp",
                "brand",
                "Acme",
                "category",
                "Home",
                "condition",
                "fair",
                "final_price",
                "9.00"))
        .gives(200);
    itemOf(waiting)
        .has("price", "9.00")
        .has("title", "Brass lamp")
        .has("brand", "Acme")
        .has("category", "Home")
        .has("condition", "fair");
    itemOf(shelved).has("title", "Lamp").has("price", "5.00");
    assertThat(historyOf(waiting))
        .containsExactly(
            "condition_change good>fair",
            "note >Acme",
            "note >Home",
            "note Lamp>Brass lamp",
            "price_change 5.00>8.00",
            "price_change 8.00>9.00");
    assertThat(historyOf(shelved)).isEmpty();
    pallet
        .act(
            order,
            FINALIZE,
            row(first, "title", "", "condition", "", "final_price", null, "proposed_price", null))
        .gives(200);
    itemOf(waiting).has("price", "9.00").has("title", "Brass lamp").has("condition", "fair");
    price(order, "final_price", "3.00").gives(200);
    itemOf(waiting).has("price", "3.00");
    itemOf(other).has("price", "3.00");
    itemOf(shelved).has("price", "5.00");
    price(order, "pricing_notes", "n").gives(200);
    assertThat(historyOf(other)).containsExactly("price_change 5.00>3.00");
  }
}
