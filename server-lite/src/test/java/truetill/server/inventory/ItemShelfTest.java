package truetill.server.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.contract.InventoryPromise;
import truetill.server.pos.Shop;

/** One item put on the shelf, and what is told of it afterwards (rules-inventory section 11). */
class ItemShelfTest {
  private static final String ITEMS = "/inventory/items/";
  private static final String HISTORY = "/inventory/item-history/";

  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  private final Shop shop = new Shop(store);

  private static String path(Answer item, String action) {
    return ITEMS + item.id() + "/" + action + "/";
  }

  private static Answer read(Answer item) {
    return store.as(CASHIER).get(ITEMS + item.id() + "/").gives(200);
  }

  /** What was written of the item, newest first. */
  private static List<String> events(Answer item) {
    return store
        .as(CASHIER)
        .get(HISTORY + "?item=" + item.id())
        .gives(200)
        .at("results")
        .valueStream()
        .map(event ->
            event.get("event_type").asText()
                + " "
                + event.get("old_value").asText()
                + ">"
                + event.get("new_value").asText())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"check-in", "ready"})
  void staffOnlyAndOnlyWhatExists(String action) {
    Answer item = shop.item("4.00", "intake");
    store.scenario("nobody").as(NOBODY).post(path(item, action)).gives(401);
    store.scenario("consignee").as(CONSIGNEE).post(path(item, action)).gives(403);
    store.scenario("none").as(CASHIER).post(ITEMS + "999999/" + action + "/").gives(404);
    store.scenario("no number").as(CASHIER).post(ITEMS + "abc/" + action + "/").gives(404);
    read(item).has("status", "intake");
  }

  @Test
  void checkingInTakesTheCorrectionsAlong() {
    Answer item = shop.item("4.00", "processing");
    store
        .as(CASHIER)
        .post(
            path(item, "check-in"),
            body(
                "title", "Brass lamp, tested",
                "price", 6,
                "condition", "good",
                "location", "Aisle 2",
                "status", "lost",
                "source", "house"))
        .gives(200)
        .has("checked_in", "true")
        .has("id", item.id())
        .has("status", "on_shelf")
        .has("source", "purchased")
        .has("price", "6.00")
        .has("title", "Brass lamp, tested")
        .has("category", "Home")
        .has("location", "Aisle 2");
    assertThat(events(item))
        .containsExactlyInAnyOrder(
            "created >source=purchased",
            "status_change processing>on_shelf",
            "price_change 4.00>6.00",
            "condition_change unknown>good",
            "location_change >Aisle 2",
            "note Brass lamp>Brass lamp, tested");
    assertThat(
            shop.count("item_history", "item_id = " + item.id() + " and note = 'Check-in: price'"))
        .isOne();
    assertThat(shop.count("feed", "table_name = 'item' and row_id = " + item.id()))
        .as("the registers hear of it")
        .isEqualTo(2);
  }

  @Test
  void whatIsWrongChangesNothing() {
    Answer item = shop.item("4.00", "intake");
    store
        .as(CASHIER)
        .post(
            path(item, "check-in"),
            body(
                "title",
                " ",
                "price",
                -1,
                "cost",
                "4.999",
                "condition",
                "shiny",
                "location",
                "x".repeat(101),
                "specifications",
                List.of()))
        .refuses("title", "This field may not be blank.")
        .refuses("price", "greater than or equal to 0")
        .refuses("cost", "no more than 2 decimal places")
        .refuses("condition", "not a valid choice")
        .refuses("location", "no more than 100 characters")
        .refuses("specifications", "Expected a dictionary");
    store.as(CASHIER).post(path(item, "check-in"), "[]").gives(400);
    read(item).has("status", "intake").has("checked_in_at", "null");
    assertThat(events(item)).hasSize(1);
  }

  @Test
  @InventoryPromise(67)
  void onlyTheFirstTimeIsKept() {
    Answer item = shop.item("4.00", "intake");
    store.as(CASHIER).post(path(item, "check-in")).gives(200);
    Answer first = read(item);
    assertThat(first.text("listed_at")).isEqualTo(first.text("checked_in_at"));
    assertThat(first.text("checked_in_by")).isNotEqualTo("null");
    store.clock().advance(Duration.ofMinutes(5));
    store.as(MANAGER).post(path(item, "check-in"), body("price", 4)).gives(200);
    store.as(MANAGER).post(path(item, "ready")).gives(200);
    Answer again = read(item);
    for (String field : List.of("listed_at", "checked_in_at", "checked_in_by", "updated_at")) {
      assertThat(again.text(field)).as(field).isEqualTo(first.text(field));
    }
    assertThat(events(item)).hasSize(2);
    store
        .as(MANAGER)
        .post(path(item, "check-in"), body("price", 5))
        .gives(200)
        .has("price", "5.00");
    read(item).has("listed_at", first.text("listed_at"));
    assertThat(events(item)).hasSize(3);
  }

  @Test
  void readyListsWithoutACheckIn() {
    Answer item = shop.item("4.00", "intake");
    Answer ready =
        store
            .as(CASHIER)
            .post(path(item, "ready"), body("price", 9))
            .gives(200)
            .has("status", "on_shelf")
            .has("price", "4.00")
            .has("checked_in_at", "null");
    assertThat(ready.text("listed_at")).isNotEqualTo("null");
    store.as(CASHIER).post(path(item, "check-in")).gives(200);
    Answer held = read(item);
    assertThat(held.text("checked_in_at")).isNotEqualTo("null");
    held.has("listed_at", ready.text("listed_at"));
  }

  @Test
  @InventoryPromise(67)
  void soldAndScrappedStayWhereTheyAre() {
    long drawer = shop.drawer("200.00");
    long cart = shop.cart(drawer);
    Answer sold = shop.item("4.00", "on_shelf");
    shop.add(cart, sold.text("sku")).gives(200);
    shop.complete(cart).gives(200);
    Answer scrapped = shop.item("4.00", "scrapped");
    for (String action : List.of("check-in", "ready")) {
      store.as(CASHIER).post(path(sold, action)).refusesWithCode("item_status");
      store.as(CASHIER).post(path(scrapped, action)).refusesWithCode("item_status");
    }
    assertThat(read(sold).has("status", "sold").text("sold_at")).isNotEqualTo("null");
    read(scrapped).has("status", "scrapped").has("checked_in_at", "null");
  }

  @Test
  void aLostItemIsFound() {
    Answer item = shop.item("4.00", "lost");
    store.as(CASHIER).post(path(item, "check-in")).gives(200);
    assertThat(events(item))
        .containsExactlyInAnyOrder(
            "created >source=purchased", "status_change lost>on_shelf", "found lost>on_shelf");
  }

  @Test
  void history() {
    store.scenario("nobody").as(NOBODY).get(HISTORY).gives(401);
    store.scenario("consignee").as(CONSIGNEE).get(HISTORY).gives(403);
    Answer item = shop.item("4.00", "intake");
    store.clock().advance(Duration.ofMinutes(1));
    store.as(CASHIER).patch(ITEMS + item.id() + "/", body("price", 5, "brand", "Acme")).gives(200);
    assertThat(events(item))
        .as("newest first, ties by id")
        .containsExactly("note >Acme", "price_change 4.00>5.00", "created >source=purchased");
    String ofItem = HISTORY + "?item=" + item.id();
    store
        .as(CASHIER)
        .get(ofItem + "&ordering=created_at")
        .gives(200)
        .has("results/0/event_type", "created");
    Answer priced =
        store
            .as(CASHIER)
            .get(ofItem + "&event_type=price_change")
            .gives(200)
            .has("count", 1)
            .has("results/0/item", item.id())
            .has("results/0/note", "Edited: price");
    assertThat(priced.text("results/0/created_by_name")).isNotBlank().isNotEqualTo("null");
    String one = HISTORY + priced.text("results/0/id") + "/";
    store.scenario("nobody").as(NOBODY).get(one).gives(401);
    store.scenario("consignee").as(CONSIGNEE).get(one).gives(403);
    store.as(CASHIER).get(one).gives(200).has("new_value", "5.00");
    store.as(CASHIER).get(HISTORY + "999999999/").gives(404);
    store.as(CASHIER).get(HISTORY + "abc/").gives(404);
    store.as(CASHIER).get(ofItem + "&page=2").gives(404);
    store
        .as(CASHIER)
        .get(HISTORY + "?item=999999999&event_type=eaten")
        .refuses("item", "Select a valid choice.")
        .refuses("event_type", "Select a valid choice.");
  }
}
