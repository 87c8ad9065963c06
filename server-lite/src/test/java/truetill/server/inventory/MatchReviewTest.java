package truetill.server.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;
import static truetill.server.inventory.Pallet.path;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.contract.InventoryPromise;

/** What people decide about matches, over HTTP (rules-inventory section 9, "Review"). */
class MatchReviewTest {
  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  private final Pallet pallet = new Pallet(store);

  private long product(@Nullable Object... fields) {
    return store.as(CASHIER).post("/inventory/products/", body(fields)).gives(201).id();
  }

  private Answer product(long id) {
    return store.as(CASHIER).get("/inventory/products/" + id + "/").gives(200);
  }

  private Answer review(Answer order, Object... decisions) {
    return pallet.act(order, "review-matches", body("decisions", List.of(decisions)));
  }

  private static Object decision(long row, String word, @Nullable Object... more) {
    Object[] fields = new Object[more.length + 4];
    fields[0] = "row_id";
    fields[1] = row;
    fields[2] = "decision";
    fields[3] = word;
    System.arraycopy(more, 0, fields, 4, more.length);
    return body(fields);
  }

  private JsonNode row(Answer order, long row) {
    for (JsonNode shown :
        store.as(CASHIER).get(path(order) + "match-results/").gives(200).at("rows")) {
      if (shown.path("id").asLong() == row) {
        return shown;
      }
    }
    throw new AssertionError("no row " + row);
  }

  private long chosen(Answer order, long row) {
    return row(order, row).path("matched_product").asLong();
  }

  private JsonNode refs(Answer order) {
    return store
        .as(CASHIER)
        .get("/inventory/product-refs/?vendor=" + order.text("vendor"))
        .gives(200)
        .at("results");
  }

  @Test
  void whoMay() {
    Answer order = pallet.order();
    String path = path(order) + "review-matches/";
    store.scenario("nobody").as(NOBODY).post(path).gives(401);
    store.scenario("consignee").as(CONSIGNEE).post(path).gives(403);
    store
        .as(CASHIER)
        .post("/inventory/orders/999999/review-matches/", body("decisions", List.of()))
        .gives(404);
    review(order).gives(200).has("accepted", 0).has("rejected", 0).has("new_products", 0);
    pallet.item(order, "intake");
    review(order).refusesWithCode("order_has_items");
  }

  @Test
  @InventoryPromise(33)
  void oneBadDecisionStoresNothing() {
    Answer order = pallet.order();
    long row = pallet.row(order, "Lamp", 2);
    long foreign = pallet.row(pallet.order(), "Lamp", 2);
    long products = count();
    for (Object bad :
        new Object[] {
          "accept",
          body("decision", "accept"),
          decision(row, "perhaps"),
          decision(row, "Accept"),
          body("row_id", row),
          body("row_id", "x", "decision", "accept"),
          body("row_id", 1.5, "decision", "accept"),
          decision(foreign, "accept"),
          decision(999_999, "reject"),
          decision(row, "accept", "product_id", "x"),
          decision(row, "accept", "product_id", 999_999),
          decision(row, "reject", "product_id", -1),
          decision(row, "accept", "update_product", "false"),
          decision(row, "modify", "modifications", "title"),
          decision(row, "modify", "modifications", body("title", "x".repeat(301))),
          decision(row, "modify", "modifications", body("brand", List.of()))
        }) {
      review(order, decision(row, "reject"), bad).refuses("decisions", "decisions[1]");
    }
    assertThat(count()).isEqualTo(products);
    assertThat(row(order, row).path("ai_match_decision").asText()).isEmpty();
    for (Object bad : new Object[] {body(), body("decisions", null), body("decisions", "x")}) {
      assertThat(pallet.act(order, "review-matches", bad).gives(400).json().has("decisions"))
          .isTrue();
    }
    review(order, decision(row, "modify", "modifications", null, "product_id", null)).gives(200);
  }

  private long count() {
    return store.as(CASHIER).get("/inventory/products/").gives(200).at("count").asLong();
  }

  @Test
  @InventoryPromise({32, 36})
  void aRejectedMatchMakesAProductOfTheRowOnce() {
    Answer order = pallet.order();
    long row =
        pallet.rowWith(
            order,
            "title",
            "Row title",
            "brand",
            "Rowbrand",
            "model",
            "RM",
            "category",
            "Home",
            "upc",
            "111234500011",
            "ai_suggested_title",
            "Clean title",
            "specifications",
            "{\"color\":\"red\"}");
    review(order, decision(row, "reject"))
        .gives(200)
        .has("accepted", 0)
        .has("rejected", 1)
        .has("new_products", 1);
    long made = chosen(order, row);
    product(made)
        .has("title", "Clean title")
        .has("brand", "Rowbrand")
        .has("model", "RM")
        .has("category", "Home")
        .has("upc", "111234500011")
        .has("specifications/color", "red")
        .has("default_price", "null") // the row has a retail value, but no price
        .has("times_ordered", 1)
        .has("total_units_received", 1);
    assertThat(product(made).text("product_number")).matches("PRD-[0-9]{5}");
    assertThat(row(order, row).path("match_status").asText()).isEqualTo("new");
    assertThat(row(order, row).path("ai_match_decision").asText()).isEqualTo("new_product");

    review(order, decision(row, "reject")).gives(200).has("rejected", 1).has("new_products", 0);
    review(order, decision(row, "modify", "modifications", body("title", "Typed", "model", "")))
        .gives(200)
        .has("accepted", 1)
        .has("new_products", 0);
    assertThat(chosen(order, row)).isEqualTo(made);
    product(made).has("title", "Typed").has("model", "").has("times_ordered", 1);

    pallet.act(order, "undo-product-matching").gives(200);
    product(made).has("times_ordered", 0).has("total_units_received", 0);
    review(order, decision(row, "reject")).gives(200).has("new_products", 0);
    assertThat(chosen(order, row)).isEqualTo(made);
  }

  @Test
  @InventoryPromise(36)
  void aMadeProductCostsWhatTheRowDoes() {
    Answer order = pallet.order();
    long row = pallet.row(order, "", 1);
    store
        .work()
        .write(tx ->
            tx.handle()
                .createUpdate("update manifest_row set proposed_price_cents = 1234 where id = :row")
                .bind("row", row)
                .execute());
    review(order, decision(row, "reject")).gives(200);
    product(chosen(order, row)).has("default_price", "12.34").has("title", "Untitled");
  }

  @Test
  void whatIsAcceptedIsTheNamedElseTheMatchedElseTheFirstCandidate() {
    Answer order = pallet.order();
    long matched = product("title", "Reviewable kettle", "upc", "121234500011");
    long similar = product("title", "Reviewable toaster");
    long named = product("title", "Quite another");
    long sure = pallet.rowWith(order, "upc", "121234500011");
    long open = pallet.rowWith(order, "title", "reviewable toaster");
    long none = pallet.rowWith(order, "title", "Plugh");
    pallet.act(order, "match-products").gives(200);
    review(order, decision(sure, "accept"), decision(open, "accept"), decision(none, "accept"))
        .gives(200)
        .has("accepted", 3)
        .has("rejected", 0)
        .has("new_products", 1);
    assertThat(chosen(order, sure)).isEqualTo(matched);
    assertThat(chosen(order, open)).isEqualTo(similar);
    assertThat(row(order, open).path("match_status").asText()).isEqualTo("matched");
    assertThat(row(order, open).path("ai_match_decision").asText()).isEqualTo("confirmed");
    assertThat(row(order, none).path("match_status").asText()).isEqualTo("new");
    product(chosen(order, none)).has("title", "Plugh");
    review(order, decision(open, "modify", "product_id", named)).gives(200).has("accepted", 1);
    assertThat(chosen(order, open)).isEqualTo(named);
    product(similar).has("times_ordered", 0);
    product(named).has("times_ordered", 1);
    pallet.act(order, "match-products").gives(200).has("matched", 2);
    assertThat(chosen(order, open)).as("decided by review").isEqualTo(named);
  }

  @Test
  void anUpdatedProductTakesWhatTheRowHas() {
    Answer order = pallet.order();
    long product =
        product(
            "title",
            "Old title",
            "brand",
            "Old brand",
            "model",
            "OM",
            "category",
            "Old",
            "upc",
            "131234500011",
            "description",
            "Stays");
    long row =
        pallet.rowWith(
            order,
            "title",
            "Row title",
            "ai_suggested_brand",
            "Clean brand",
            "category",
            "New",
            "specifications",
            "{\"size\":\"10 in\"}");
    review(order, decision(row, "accept", "product_id", product)).gives(200);
    product(product).has("title", "Old title");
    review(order, decision(row, "accept", "product_id", product, "update_product", true))
        .gives(200);
    product(product)
        .has("title", "Row title")
        .has("brand", "Clean brand")
        .has("model", "OM")
        .has("category", "New")
        .has("upc", "131234500011")
        .has("specifications/size", "10 in")
        .has("description", "Stays");
  }

  @Test
  @InventoryPromise(34)
  void aCorrectedMatchPointsTheVendorsCodeElsewhere() {
    Answer order = pallet.order();
    long wrong = product("title", "Wrong");
    long right = product("title", "Right");
    long row =
        pallet.rowWith(order, "vendor_item_number", "V-77", "description", "As the vendor says");
    long byUpc = pallet.rowWith(order, "vendor_item_number", "N/A", "upc", "014-1234-500011");
    long noKey = pallet.rowWith(order, "vendor_item_number", "none", "upc", "7.1E+11");
    review(
            order,
            decision(row, "accept", "product_id", wrong),
            decision(byUpc, "accept", "product_id", wrong),
            decision(noKey, "accept", "product_id", wrong))
        .gives(200);
    assertThat(refs(order)).hasSize(2);
    review(order, decision(row, "modify", "product_id", right)).gives(200);
    review(order, decision(row, "modify", "product_id", right)).gives(200);
    JsonNode ref = null;
    for (JsonNode shown : refs(order)) {
      ref = shown.path("vendor_item_number").asText().equals("V-77") ? shown : ref;
    }
    assertThat(ref).isNotNull();
    assertThat(ref.path("product").asLong()).isEqualTo(right);
    assertThat(ref.path("times_seen").asLong()).isEqualTo(1);
    assertThat(ref.path("vendor_description").asText()).isEqualTo("As the vendor says");
    assertThat(ref.path("last_unit_cost").asText()).isEqualTo("10.00");
    assertThat(ref.path("last_seen_date").asText()).isEqualTo("2026-02-12");

    Answer next =
        store.as(CASHIER).post(Pallet.ORDERS, body("vendor", order.at("vendor").asLong()));
    long again = pallet.rowWith(next, "vendor_item_number", "V-77");
    long againUpc = pallet.rowWith(next, "upc", "141234500011");
    pallet.act(next, "match-products").gives(200).has("matched", 2);
    pallet.act(next, "match-products").gives(200).has("matched", 2);
    assertThat(chosen(next, again)).isEqualTo(right);
    assertThat(chosen(next, againUpc)).isEqualTo(wrong);
    review(next, decision(again, "accept"), decision(againUpc, "accept")).gives(200);
    for (JsonNode shown : refs(order)) {
      assertThat(shown.path("times_seen").asLong()).as(shown.toString()).isEqualTo(2);
    }
  }

  @Test
  @InventoryPromise({32, 75})
  void anOrderCountsOnceAtAProductWithAllItsUnits() {
    Answer order = pallet.order();
    Answer other = pallet.order();
    long product = product("title", "Popular");
    long three = pallet.row(order, "Popular", 3);
    long four = pallet.row(order, "Popular", 4);
    long five = pallet.row(other, "Popular", 5);
    for (int round = 0; round < 2; round++) {
      review(order, decision(three, "accept", "product_id", product)).gives(200);
      review(order, decision(four, "accept", "product_id", product)).gives(200);
      review(other, decision(five, "accept", "product_id", product)).gives(200);
    }
    product(product).has("times_ordered", 2).has("total_units_received", 12);
    review(order, decision(three, "reject")).gives(200);
    product(product).has("times_ordered", 2).has("total_units_received", 9);
    store
        .as(CASHIER)
        .post(
            path(other) + "purge-delete/", body("confirm_order_number", other.text("order_number")))
        .gives(200);
    product(product).has("times_ordered", 1).has("total_units_received", 4);
    pallet.act(order, "undo-product-matching").gives(200);
    product(product).has("times_ordered", 0).has("total_units_received", 0);
    review(order, decision(four, "accept", "product_id", product)).gives(200);
    product(product).has("times_ordered", 1).has("total_units_received", 4);
    pallet.act(order, "clear-manifest-rows").gives(200);
    product(product).has("times_ordered", 0).has("total_units_received", 0);
  }

  @Test
  @InventoryPromise({28, 42})
  void theNumberOfStatementsDoesNotGrowWithTheDecisions() {
    long product = product("title", "Reviewed often");
    List<Answer> orders = new ArrayList<>();
    List<Object> bodies = new ArrayList<>();
    for (int size : new int[] {4, 40}) {
      Answer order = pallet.order();
      List<Object> decisions = new ArrayList<>();
      for (int at = 0; at < size; at++) {
        long row = pallet.rowWith(order, "vendor_item_number", "S-" + at, "title", "S" + at);
        decisions.add(
            at % 2 == 0
                ? decision(row, "reject")
                : decision(row, "accept", "product_id", product, "update_product", true));
      }
      orders.add(order);
      bodies.add(body("decisions", decisions));
    }
    List<Long> counts = new ArrayList<>();
    for (int at = 0; at < 2; at++) {
      Answer order = orders.get(at);
      Object body = bodies.get(at);
      counts.add(Statements.of(store, () -> pallet.act(order, "review-matches", body).gives(200)));
    }
    assertThat(counts.get(1)).isEqualTo(counts.get(0)).isLessThanOrEqualTo(25);
  }
}
