package truetill.server.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;
import static truetill.server.inventory.Pallet.path;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.pos.Shop;

/** Removing an order with all that hangs on it (rules-inventory section 12). */
class OrderPurgeTest {
  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  private final Pallet pallet = new Pallet(store);
  private final Shop shop = new Shop(store);

  private Answer stocked() {
    Answer order = pallet.order();
    store
        .as(CASHIER)
        .upload(path(order) + "upload-manifest/", "load.csv", "Title,Qty\nLamp,2\n")
        .gives(200);
    pallet.row(order, "Lamp", 2);
    pallet.item(order, "intake");
    pallet.item(order, "on_shelf");
    return order;
  }

  private Answer confirm(Answer order, Object number) {
    return pallet.act(order, "purge-delete", body("confirm_order_number", number));
  }

  @Test
  void thePreviewCountsWhatWouldGoAndChangesNothing() {
    Answer order = stocked();
    pallet.item(order, "sold");
    store.as(NOBODY).get(path(order) + "delete-preview/").gives(401);
    store.as(CONSIGNEE).get(path(order) + "delete-preview/").gives(403);
    store.as(CASHIER).get("/inventory/orders/999999/delete-preview/").gives(404);
    Answer preview = store.as(CASHIER).get(path(order) + "delete-preview/").gives(200);
    assertThat(preview.json().get("steps").valueStream().map(step -> step.get("key").asText()))
        .containsExactly(
            "item_history",
            "item_scans",
            "items",
            "batch_groups",
            "processing_batches",
            "manifest_rows",
            "manifest_file",
            "order");
    preview.has("steps/2/count", "3").has("steps/5/count", "1").has("steps/6/count", "1");
    assertThat(preview.json().get("items")).hasSize(3);
    assertThat(preview.json().get("warnings")).hasSize(2);
    assertThat(preview.text("warnings/1")).startsWith("1 item is sold.");
    pallet.read(order).has("manifest_rows/0/title", "Lamp");
  }

  @Test
  void theNumberMustBeTyped() {
    Answer order = stocked();
    String number = order.text("order_number");
    pallet.act(order, "purge-delete").gives(400);
    for (Object wrong : List.of("", " ", number.toLowerCase(java.util.Locale.ROOT), number + "x")) {
      confirm(order, wrong).gives(400);
    }
    pallet.read(order);
    confirm(order, " " + number + " ").gives(200);
  }

  @Test
  void everythingGoesAndTheRegistersHearOfIt() {
    Answer order = stocked();
    Answer before = pallet.read(order);
    Answer answer = confirm(order, order.text("order_number")).gives(200);
    answer
        .has("deleted/items", "2")
        .has("deleted/manifest_rows", "1")
        .has("deleted/manifest_file", "1")
        .has("deleted/order", "1")
        .has("manifest_file_shared", "false");
    store.as(CASHIER).get(path(order)).gives(404);
    assertThat(shop.count("item", "purchase_order_id = " + order.id())).isZero();
    assertThat(shop.count("manifest_row", "purchase_order_id = " + order.id())).isZero();
    assertThat(shop.count("stored_file", "id = " + before.text("manifest"))).isZero();
    assertThat(shop.count("feed", "table_name = 'item' and action = 'del'"))
        .isGreaterThanOrEqualTo(2);
    assertThat(shop.count("audit_event", "action = 'order_purged' and subject_id = " + order.id()))
        .isOne();
  }

  @Test
  void anItemInAnOpenSaleKeepsTheOrder() {
    Answer order = pallet.orderIn("delivered");
    long item = pallet.item(order, "on_shelf");
    String sku = store.as(CASHIER).get("/inventory/items/" + item + "/").gives(200).text("sku");
    long drawer = shop.drawer("100.00");
    Answer cart = store.as(CASHIER).post("/pos/carts/", body("drawer", drawer)).gives(201);
    store.as(CASHIER).post("/pos/carts/" + cart.id() + "/add-item/", body("sku", sku)).gives(200);
    confirm(order, order.text("order_number")).refusesWithCode("in_cart");
  }

  @Test
  void aSharedFileStays() {
    Answer order = stocked();
    Answer other = pallet.order();
    String file = pallet.read(order).text("manifest");
    store
        .work()
        .write(tx ->
            tx.handle()
                .execute(
                    "update purchase_order set manifest_file_id = "
                        + file
                        + " where id = "
                        + other.id()));
    JsonNode preview = store.as(MANAGER).get(path(order) + "delete-preview/").gives(200).json();
    assertThat(preview.get("steps").get(6).get("count").asInt()).isZero();
    confirm(order, order.text("order_number")).gives(200).has("manifest_file_shared", "true");
    assertThat(shop.count("stored_file", "id = " + file)).isOne();
    pallet.read(other).has("manifest", file);
  }
}
