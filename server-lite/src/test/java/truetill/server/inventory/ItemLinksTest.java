package truetill.server.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Scenario.body;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.contract.InventoryPromise;
import truetill.server.pos.Shop;

/** What an item comes from: product, order, manifest row and batch group. */
class ItemLinksTest {
  private static final String ITEMS = "/inventory/items/";

  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  private final Pallet pallet = new Pallet(store);
  private final Shop shop = new Shop(store);

  private static Answer create(Object body) {
    return store.as(CASHIER).post(ITEMS, body);
  }

  private static Answer list(String query) {
    return store.as(CASHIER).get(ITEMS + query).gives(200);
  }

  private static long group(String number, Answer order) {
    return store
        .work()
        .write(tx ->
            tx.handle()
                .createUpdate(
                    """
                    insert into batch_group
                      (uid, batch_number, purchase_order_id, created_at, updated_at)
                    values (:uid, :number, :order, :now, :now)
                    """)
                .bind("uid", tx.newUid())
                .bind("number", number)
                .bind("order", order.id())
                .bind("now", tx.now())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
  }

  @Test
  void anItemShowsWhatItComesFrom() {
    long product = pallet.product();
    String number =
        store.as(CASHIER).get("/inventory/products/" + product + "/").text("product_number");
    Answer order = pallet.order();
    long row = pallet.row(order, "Lamp", 2);
    long group = group("BTH-LINK1", order);
    Answer item =
        create(
                body(
                    "title", "Lamp",
                    "product", product,
                    "purchase_order", order.id(),
                    "manifest_row", row,
                    "batch_group", group))
            .gives(201)
            .has("product", product)
            .has("product_number", number)
            .has("purchase_order", order.id())
            .has("manifest_row", row)
            .has("batch_group", group)
            .has("batch_group_number", "BTH-LINK1")
            .has("batch_group_status", "pending");
    assertThat(item.text("product_title")).startsWith("Product ");
    Answer loose = create(body("title", "Lamp", "product", null)).gives(201);
    loose.has("product", "null").has("product_title", "null").has("batch_group_number", "null");

    list("?purchase_order=" + order.id()).has("count", 1).has("results/0/id", item.id());
    list("?batch_group=" + group).has("count", 1).has("results/0/id", item.id());
    list("?search=" + number).has("count", 1).has("results/0/product_number", number);
    list("?purchase_order=" + pallet.order().id()).has("count", 0);
  }

  @Test
  void noIdOfNothing() {
    Answer item = create(body("title", "Lamp")).gives(201);
    for (String link : new String[] {"product", "purchase_order", "manifest_row", "batch_group"}) {
      create(body("title", "Lamp", link, 999_999))
          .refuses(link, "Invalid pk \"999999\" - object does not exist.");
      store
          .as(CASHIER)
          .patch(ITEMS + item.id() + "/", body(link, 999_999))
          .refuses(link, "Invalid pk \"999999\" - object does not exist.");
      create(body("title", "Lamp", link, "abc")).gives(400);
    }
    store
        .as(CASHIER)
        .get(ITEMS + "?purchase_order=999999&batch_group=999999")
        .refuses("purchase_order", "Select a valid choice.")
        .refuses("batch_group", "Select a valid choice.");
  }

  @Test
  @InventoryPromise(69)
  void whatIsLeftOutStaysAndEachChangeIsWrittenDown() {
    long product = pallet.product();
    Answer order = pallet.order();
    Answer item =
        create(body("title", "Lamp", "product", product, "purchase_order", order.id())).gives(201);
    String path = ITEMS + item.id() + "/";
    store
        .as(CASHIER)
        .put(path, body("title", "Lamp"))
        .gives(200)
        .has("product", product)
        .has("purchase_order", order.id());
    String events = "item_id = " + item.id() + " and event_type = 'note'";
    assertThat(shop.count("item_history", events)).as("nothing changed").isZero();
    store
        .as(CASHIER)
        .patch(path, body("product", null))
        .gives(200)
        .has("product", "null")
        .has("product_title", "null")
        .has("purchase_order", order.id());
    assertThat(
            shop.count(
                "item_history", events + " and old_value = '" + product + "' and new_value = ''"))
        .isOne();
    assertThat(shop.count("item_history", events)).isOne();
  }

  @Test
  @InventoryPromise(70)
  void aProductWithItemsStays() {
    long product = pallet.product();
    Answer item = create(body("title", "Lamp", "product", product)).gives(201);
    String path = "/inventory/products/" + product + "/";
    store.as(CASHIER).delete(path).refusesWithCode("product_in_use");
    store.as(CASHIER).patch(ITEMS + item.id() + "/", body("product", null)).gives(200);
    store.as(CASHIER).delete(path).gives(204);
  }

  @Test
  void anOrderWithATypedItemHasItems() {
    Answer order = pallet.orderIn("delivered");
    create(body("title", "Lamp", "purchase_order", order.id())).gives(201);
    pallet.act(order, "revert-delivered").gives(400);
    pallet.read(order).has("status", "delivered").has("processing_stats/pending_items", 1);
  }
}
