package truetill.server.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.contract.Promise;
import truetill.server.pos.Shop;

class ItemTest {
  private static final String ITEMS = "/inventory/items/";

  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  private final Shop shop = new Shop(store);

  private static Answer create(Object body) {
    return store.as(CASHIER).post(ITEMS, body);
  }

  private static String path(Answer item) {
    return ITEMS + item.id() + "/";
  }

  private long events(Answer item, String condition) {
    return shop.count("item_history", "item_id = " + item.id() + " and " + condition);
  }

  @Test
  void creating() {
    var good =
        body(
            "title", "Oak chair",
            "brand", "Hartwell",
            "price", 12.5,
            "cost", "3.00",
            "condition", "good",
            "specifications", Map.of("Height", "90 cm"),
            "sku", "MINE",
            "sold_for", "1.00",
            "colour", "brown");
    store.scenario("nobody").as(NOBODY).post(ITEMS, good).gives(401);
    store.scenario("consignee").as(CONSIGNEE).post(ITEMS, good).gives(403);
    Answer item = create(good).gives(201);
    item.has("title", "Oak chair")
        .has("price", "12.50")
        .has("cost", "3.00")
        .has("status", "intake")
        .has("source", "purchased")
        .has("condition", "good")
        .has("processing_tier", "individual")
        .has("specifications/Height", "90 cm")
        .has("sold_for", "null")
        .has("listed_at", "null");
    assertThat(item.text("sku")).matches("ITM\\d{7}");
    assertThat(item.text("created_at")).endsWith("-06:00");
    assertThat(events(item, "event_type = 'created' and new_value = 'source=purchased'")).isOne();
    assertThat(shop.count("feed", "table_name = 'item' and row_id = " + item.id())).isOne();
  }

  @Test
  void anItemPutOnTheShelfAtOnceIsListed() {
    assertThat(shop.item("4.00", "on_shelf").text("listed_at")).startsWith("2026-02-12T12:");
  }

  @Test
  void creatingSaysWhatIsWrongByField() {
    create("{}").refuses("title", "This field is required.");
    create(
            body(
                "title", " ",
                "price", "abc",
                "cost", "4.999",
                "status", "sold",
                "condition", "shiny",
                "source", "found",
                "specifications", List.of(1),
                "product", 5,
                "location", "x".repeat(101)))
        .refuses("title", "This field may not be blank.")
        .refuses("price", "A valid number is required.")
        .refuses("cost", "Ensure that there are no more than 2 decimal places.")
        .refuses("status", "Only a sale sells an item")
        .refuses("condition", "\"shiny\" is not a valid choice.")
        .refuses("source", "\"found\" is not a valid choice.")
        .refuses("specifications", "Expected a dictionary")
        .refuses("product", "Invalid pk \"5\" - object does not exist.")
        .refuses("location", "no more than 100 characters");
    create(body("title", "x", "price", -1)).refuses("price", "greater than or equal to 0");
    create(body("title", "x", "price", null)).refuses("price", "This field may not be null.");
    create(body("title", "x", "cost", null)).gives(201).has("cost", "null");
    create(body("title", "x".repeat(301))).refuses("title", "no more than 300 characters");
  }

  @Test
  @Promise(36)
  void skusAreNeverHandedOutTwice() {
    Answer first = create(body("title", "First")).gives(201);
    store.as(CASHIER).delete(path(first)).gives(204);
    Answer second = create(body("title", "Second")).gives(201);
    assertThat(second.text("sku")).isGreaterThan(first.text("sku"));
  }

  @Test
  void listing() {
    store.scenario("nobody").as(NOBODY).get(ITEMS).gives(401);
    store.scenario("consignee").as(CONSIGNEE).get(ITEMS).gives(403);
    for (String title : List.of("Quilt, blue", "Quilt 100% wool", "Quilted coat")) {
      create(body("title", title, "category", "Quilts", "price", title.length())).gives(201);
      store.clock().advance(Duration.ofMinutes(1));
    }
    Answer newest = store.as(CASHIER).get(ITEMS + "?category=Quilts").gives(200).has("count", 3);
    newest.has("results/0/title", "Quilted coat").has("results/2/title", "Quilt, blue");
    store
        .as(CASHIER)
        .get(ITEMS + "?category=Quilts&status=intake&source=purchased&condition=unknown")
        .gives(200)
        .has("results/0/title", "Quilted coat");
    store.as(CASHIER).get(ITEMS + "?search=QUILT,blue").gives(200).has("count", 1);
    store.as(CASHIER).get(ITEMS + "?search=100%25").gives(200).has("count", 1);
    store
        .as(CASHIER)
        .get(ITEMS + "?category=Quilts&ordering=price")
        .gives(200)
        .has("results/0/title", "Quilt, blue");
    Answer page = store.as(CASHIER).get(ITEMS + "?category=Quilts&page_size=2&page=2").gives(200);
    page.has("count", 3).has("next", "null").has("results/0/title", "Quilt, blue");
    assertThat(page.text("previous")).contains("category=Quilts").doesNotContain("page=1");
    store
        .as(CASHIER)
        .get(ITEMS + "?category=Quilts&page=2")
        .gives(404)
        .has("detail", "Invalid page.");
    store
        .as(CASHIER)
        .get(ITEMS + "?status=gone&purchase_order=4&batch_group=x")
        .refuses("status", "Select a valid choice. gone is not one of the available choices.")
        .refuses("purchase_order", "Select a valid choice.")
        .refuses("batch_group", "Select a valid choice.");
  }

  @Test
  void one() {
    Answer item = shop.item("4.00", "on_shelf");
    store.scenario("nobody").as(NOBODY).get(path(item)).gives(401);
    store.scenario("consignee").as(CONSIGNEE).get(path(item)).gives(403);
    store.scenario("good").as(CASHIER).get(path(item)).gives(200).has("title", "Brass lamp");
    store
        .scenario("none")
        .as(CASHIER)
        .get(ITEMS + "999999/")
        .gives(404)
        .has("detail", "No Item matches the given query.");
    store.scenario("no number").as(CASHIER).get(ITEMS + "abc/").gives(404);
  }

  @Test
  void changingWritesOneEventForEachChangedField() {
    Answer item = shop.item("4.00", "intake");
    store.scenario("nobody").as(NOBODY).patch(path(item), "{}").gives(401);
    store.scenario("consignee").as(CONSIGNEE).patch(path(item), "{}").gives(403);
    store.scenario("none").as(CASHIER).patch(ITEMS + "999999/", "{}").gives(404);
    store
        .as(CASHIER)
        .patch(
            path(item),
            body("price", "6.00", "status", "on_shelf", "location", "Aisle 2", "brand", "Hartwell"))
        .gives(200)
        .has("price", "6.00")
        .has("title", "Brass lamp")
        .has("location", "Aisle 2");
    assertThat(events(item, "event_type = 'price_change' and old_value = '4.00'")).isOne();
    assertThat(events(item, "event_type = 'status_change' and new_value = 'on_shelf'")).isOne();
    assertThat(events(item, "event_type = 'location_change'")).isOne();
    assertThat(events(item, "event_type = 'note' and new_value = 'Hartwell'")).isOne();
    store.as(CASHIER).patch(path(item), body("price", 6)).gives(200);
    assertThat(events(item, "1 = 1")).as("nothing changed, nothing written").isEqualTo(5);
    store.as(CASHIER).patch(path(item), body("status", "lost")).gives(200);
    store.as(CASHIER).patch(path(item), body("status", "on_shelf")).gives(200);
    assertThat(events(item, "event_type in ('lost', 'found')")).isEqualTo(2);
    store.as(CASHIER).put(path(item), body("price", 1)).refuses("title", "required");
    JsonNode replaced = store.as(CASHIER).put(path(item), body("title", "Lamp")).gives(200).json();
    assertThat(replaced.path("brand").asText()).isEqualTo("Hartwell");
  }

  @Test
  void aSoldItemIsMovedByVoidingAloneAndNotDeleted() {
    long drawer = shop.drawer("200.00");
    long cart = shop.cart(drawer);
    Answer item = shop.item("4.00", "on_shelf");
    shop.add(cart, item.text("sku")).gives(200);
    store
        .as(CASHIER)
        .delete(path(item))
        .refuses("The item is in an open sale; remove it there first.");
    shop.complete(cart).gives(200);
    store
        .as(CASHIER)
        .patch(path(item), body("status", "on_shelf"))
        .refuses("status", "Only a sale sells an item");
    store.as(CASHIER).patch(path(item), body("status", "sold", "notes", "Nice")).gives(200);
    store.as(CASHIER).delete(path(item)).refuses("A sold item cannot be deleted.");
    Answer consigned = create(body("title", "Ring", "source", "consignment")).gives(201);
    store.as(CASHIER).delete(path(consigned)).gives(400);
    store.as(NOBODY).delete(path(item)).gives(401);
    store.as(CONSIGNEE).delete(path(item)).gives(403);
    store.as(CASHIER).delete(ITEMS + "999999/").gives(404);
    Answer loose = shop.item("4.00", "on_shelf");
    store.as(CASHIER).delete(path(loose)).gives(204);
    assertThat(shop.count("feed", "action = 'del' and row_id = " + loose.id())).isOne();
  }
}
