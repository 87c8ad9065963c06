package truetill.server.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;
import static truetill.server.inventory.Pallet.path;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.contract.InventoryPromise;
import truetill.server.db.StatementBreak;
import truetill.server.pos.Shop;

/** Matching rows to products by the rule, over HTTP (rules-inventory section 9). */
class ProductMatchingTest {
  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  private final Pallet pallet = new Pallet(store);

  private long product(Object... fields) {
    return store.as(CASHIER).post("/inventory/products/", body(fields)).gives(201).id();
  }

  private Answer ref(long vendor, long product, String number) {
    return store
        .as(CASHIER)
        .post(
            "/inventory/product-refs/",
            body("vendor", vendor, "product", product, "vendor_item_number", number))
        .gives(201);
  }

  private Answer match(Answer order) {
    return pallet.act(order, "match-products", body("use_ai", false)).gives(200);
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

  @Test
  void whoMay() {
    Answer order = pallet.order();
    long row = pallet.row(order, "Nothing like it anywhere", 1);
    for (String action : new String[] {"match-products", "undo-product-matching"}) {
      String path = path(order) + action + "/";
      store.scenario("nobody").as(NOBODY).post(path).gives(401);
      store.scenario("consignee").as(CONSIGNEE).post(path).gives(403);
      store.as(CASHIER).post("/inventory/orders/999999/" + action + "/").gives(404);
      pallet.act(order, action).gives(200);
      pallet.item(order, "intake");
      pallet.act(order, action).refusesWithCode("order_has_items");
      order = pallet.orderIn("cancelled");
      pallet.act(order, action).refusesWithCode("order_status");
      order = pallet.order();
      pallet.row(order, "Nothing like it anywhere", 1);
    }
    store.scenario("nobody").as(NOBODY).get(path(order) + "match-results/").gives(401);
    store.scenario("consignee").as(CONSIGNEE).get(path(order) + "match-results/").gives(403);
    store.as(CASHIER).get("/inventory/orders/999999/match-results/").gives(404);
    assertThat(row).isPositive();
  }

  @Test
  void aBodyThatIsNoneIsRefused() {
    Answer order = pallet.order();
    pallet.act(order, "match-products").refusesWithCode("no_rows");
    pallet.row(order, "Lamp", 1);
    pallet.act(order, "match-products", body("use_ai", "perhaps")).gives(400);
    pallet.act(order, "match-products", body("use_ai", null)).gives(400);
    store.as(CASHIER).post(path(order) + "match-products/", "[]").gives(400);
  }

  @Test
  @InventoryPromise({29, 35, 37})
  void eachRowIsFoundByItsStrongestKey() {
    Answer order = pallet.order();
    long kettle =
        product(
            "title", "Wumbo kettle red", "brand", "Wumbo", "model", "WK1", "upc", "071234500012");
    long other = product("title", "Wumbo toaster", "brand", "Wumbo", "model", "WT1");
    long retired =
        product("title", "Old", "upc", "071234500099", "brand", "Retired", "is_active", false);
    ref(order.at("vendor").asLong(), other, "TOAST-1");
    long byUpc = pallet.rowWith(order, "upc", "7-12345-00012", "vendor_item_number", "TOAST-1");
    long byRef = pallet.rowWith(order, "upc", "", "vendor_item_number", " TOAST-1 ");
    long byText =
        pallet.rowWith(
            order,
            "title",
            "wumbo KETTLE",
            "brand",
            "wumbo",
            "upc",
            "7.1E+11",
            "vendor_item_number",
            "N/A");
    long none = pallet.rowWith(order, "title", "Zzyzx", "brand", "Retired", "upc", "71234500099");

    match(order)
        .has("total_rows", 4)
        .has("matched", 2)
        .has("confirmed", 2)
        .has("pending_review", 1)
        .has("uncertain", 0)
        .has("new_products", 1);
    JsonNode first = row(order, byUpc);
    assertThat(first.path("matched_product").asLong()).isEqualTo(kettle);
    assertThat(first.path("match_status").asText()).isEqualTo("matched");
    assertThat(first.path("ai_match_decision").asText()).isEqualTo("confirmed");
    assertThat(first.path("match_candidates")).hasSize(1);
    JsonNode sure = first.at("/match_candidates/0");
    assertThat(sure.path("product_id").asLong()).isEqualTo(kettle);
    assertThat(sure.path("product_title").asText()).isEqualTo("Wumbo kettle red");
    assertThat(sure.path("score").asDouble()).isEqualTo(1.0);
    assertThat(sure.path("match_type").asText()).isEqualTo("upc");
    assertThat(first.path("ai_reasoning").asText()).isNotBlank();
    assertThat(row(order, byRef).path("matched_product").asLong()).isEqualTo(other);
    assertThat(row(order, byRef).at("/match_candidates/0/score").asDouble()).isEqualTo(0.95);
    JsonNode similar = row(order, byText);
    assertThat(similar.path("matched_product").isNull()).isTrue();
    assertThat(similar.path("match_status").asText()).isEqualTo("pending");
    assertThat(similar.path("ai_match_decision").asText()).isEqualTo("pending_review");
    assertThat(similar.at("/match_candidates/0/product_id").asLong()).isEqualTo(kettle);
    assertThat(similar.at("/match_candidates/0/score").asDouble()).isEqualTo(0.7);
    assertThat(similar.at("/match_candidates/1/product_id").asLong()).isEqualTo(other);
    assertThat(similar.at("/match_candidates/1/score").asDouble()).isEqualTo(0.3);
    JsonNode fresh = row(order, none);
    assertThat(fresh.path("ai_match_decision").asText()).isEqualTo("new_product");
    assertThat(fresh.path("match_candidates").isEmpty()).isTrue();
    store
        .as(CASHIER)
        .get(path(order) + "match-results/")
        .gives(200)
        .has("summary/total", 4)
        .has("summary/matched", 2)
        .has("summary/new_product", 1);
    assertThat(retired).isPositive();
  }

  @Test
  @InventoryPromise(30)
  void nothingOfAnEarlierRunStays() {
    Answer order = pallet.order();
    long product = product("title", "Fading", "upc", "081234500011");
    long other = product("title", "Fading too");
    Answer ref = ref(order.at("vendor").asLong(), other, "FADE-1");
    long row = pallet.rowWith(order, "title", "Qwertz", "upc", "81234500011");
    long seen = pallet.rowWith(order, "title", "Qwertz", "vendor_item_number", "FADE-1");
    match(order).has("matched", 2);
    store
        .as(CASHIER)
        .patch("/inventory/products/" + product + "/", body("is_active", false))
        .gives(200);
    match(order).has("matched", 1).has("new_products", 1);
    assertThat(row(order, row).path("matched_product").isNull()).isTrue();
    assertThat(row(order, row).path("match_status").asText()).isEqualTo("pending");
    assertThat(row(order, seen).path("matched_product").asLong()).isEqualTo(other);
    store
        .as(CASHIER)
        .get("/inventory/product-refs/" + ref.id() + "/")
        .gives(200)
        .has("times_seen", 2); // by whoever made it, and in this order
  }

  @Test
  @InventoryPromise(31)
  void onlyAMatchsOwnReasoningIsWrittenOverAndTakenBack() {
    Answer order = pallet.order();
    long cleaned = pallet.rowWith(order, "title", "Asdfgh", "ai_reasoning", "Cleaned up.");
    long plain = pallet.rowWith(order, "title", "Asdfgh");
    match(order);
    assertThat(row(order, cleaned).path("ai_reasoning").asText()).isEqualTo("Cleaned up.");
    String none = row(order, plain).path("ai_reasoning").asText();
    long product = product("title", "Asdfgh");
    match(order).has("pending_review", 2);
    assertThat(row(order, plain).path("ai_reasoning").asText()).isNotEqualTo(none).isNotBlank();
    pallet.act(order, "undo-product-matching").gives(200).has("rows_cleared", 2);
    assertThat(row(order, cleaned).path("ai_reasoning").asText()).isEqualTo("Cleaned up.");
    JsonNode undone = row(order, plain);
    assertThat(undone.path("ai_reasoning").asText()).isEmpty();
    assertThat(undone.path("ai_match_decision").asText()).isEmpty();
    assertThat(undone.path("match_status").asText()).isEqualTo("pending");
    assertThat(undone.path("match_candidates").isEmpty()).isTrue();
    assertThat(product).isPositive();
  }

  @Test
  @InventoryPromise(28)
  void theNumberOfStatementsDoesNotGrowWithTheRows() {
    Answer few = pallet.order();
    Answer many = pallet.order();
    long known = product("title", "Counted", "upc", "091234500011");
    for (Answer order : new Answer[] {few, many}) {
      ref(order.at("vendor").asLong(), known, "C-1");
      for (int at = 0; at < (order == few ? 3 : 60); at++) {
        String[] row =
            switch (at % 3) {
              case 0 -> new String[] {"upc", "091234500011"};
              case 1 -> new String[] {"vendor_item_number", "C-1"};
              default -> new String[] {"title", "counted"};
            };
        pallet.rowWith(order, row);
      }
    }
    long of3 = Statements.of(store, () -> match(few).has("matched", 2));
    long of60 = Statements.of(store, () -> match(many).has("matched", 40));
    assertThat(of60).isEqualTo(of3).isLessThanOrEqualTo(20);
  }

  /** A manifest of many passes is matched whole or not at all, wherever it is broken off. */
  @Test
  void manyPassesAreOneStep() {
    long product = product("title", "Quoin lamp", "upc", "770011223344");
    Answer order = pallet.order();
    for (int i = 0; i < 7; i++) {
      long row = pallet.row(order, "Quoin lamp", 1);
      store
          .work()
          .write(tx ->
              tx.handle()
                  .execute("update manifest_row set upc = '770011223344' where id = " + row));
    }
    ProductMatching matching = new ProductMatching(store.work(), store.time(), 3);
    StatementBreak breaks = new StatementBreak(store.database());
    int broken = 0;
    boolean done = false;
    while (!done) {
      breaks.before(
          broken + 1,
          () -> {
            throw new IllegalStateException("broken off by the test");
          });
      try {
        matching.run(order.id(), new Job(1, Job.Kind.MATCH_PRODUCTS, order.id(), 1, Instant.EPOCH));
        done = !breaks.stop();
      } catch (RuntimeException brokenOff) {
        breaks.stop();
        assertThat(matched(order, product)).as("broken off at %d", broken).isZero();
        broken++;
      }
    }
    assertThat(broken).isGreaterThan(9);
    assertThat(matched(order, product)).isEqualTo(7);
  }

  private static long matched(Answer order, long product) {
    return new Shop(store)
        .count(
            "manifest_row",
            "purchase_order_id = " + order.id() + " and matched_product_id = " + product);
  }
}
