package truetill.server.whole;

import static truetill.server.app.Scenario.body;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.inventory.Pallet;

/** Items and purchase orders. */
final class InventoryCalls extends Recipes {
  private final Pallet pallet;

  InventoryCalls(ServerFixture store, Rows rows) {
    super(store, rows);
    this.pallet = new Pallet(store);
    items();
    orders();
    jobs();
  }

  private static Object item() {
    return body(
        "title", "Brass lamp",
        "brand", "Acme",
        "category", "Home",
        "price", "12.50",
        "cost", "3.00",
        "status", "on_shelf",
        "condition", "good",
        "specifications", Map.of("color", "brass"),
        "location", "A1",
        "notes", "x");
  }

  private void items() {
    String items = "/inventory/items/";
    plain("GET " + items);
    to("POST " + items, caller -> ValidCall.of(items, item()));
    to("GET " + items + "{id}/", caller -> ValidCall.of(items + rows.item() + "/"));
    for (String method : List.of("PATCH ", "PUT ")) {
      to(method + items + "{id}/", caller -> ValidCall.of(items + rows.item() + "/", item()));
    }
    to("DELETE " + items + "{id}/", caller -> ValidCall.of(items + rows.item() + "/"));
    to(
        "GET " + items + "lookup/{sku}/",
        caller -> ValidCall.of(items + "lookup/" + rows.shop().item("10.00") + "/"));
  }

  private void orders() {
    String orders = "/inventory/orders/";
    plain("GET " + orders);
    to("POST " + orders, caller -> ValidCall.of(orders, order()));
    for (String method : List.of("PATCH ", "PUT ")) {
      to(method + orders + "{id}/", caller -> ValidCall.of(order("ordered", ""), order()));
    }
    to("GET " + orders + "{id}/", caller -> ValidCall.of(order("ordered", "")));
    to("DELETE " + orders + "{id}/", caller -> ValidCall.of(order("ordered", "")));
    step("mark-paid", "ordered", body("paid_date", "2026-02-11"));
    step("revert-paid", "paid", null);
    step(
        "mark-shipped",
        "paid",
        body("shipped_date", "2026-02-11", "expected_delivery", "2026-02-13"));
    step("revert-shipped", "shipped", null);
    step("deliver", "shipped", body("delivered_date", "2026-02-12"));
    step("revert-delivered", "delivered", null);
    step("mark-complete", "delivered", null);
    to(
        "POST " + orders + "{id}/upload-manifest/",
        caller ->
            new ValidCall(order("ordered", "upload-manifest/"), null, "Qty,Title\n2,Lamp\n", ""));
    to(
        "GET " + orders + "{id}/delete-preview/",
        caller -> ValidCall.of(order("ordered", "delete-preview/")));
    to(
        "POST " + orders + "{id}/purge-delete/",
        caller -> {
          Answer order = pallet.orderIn("paid");
          return ValidCall.of(
              orders + order.id() + "/purge-delete/",
              body("confirm_order_number", order.text("order_number")));
        });
  }

  private void jobs() {
    String jobs = "/inventory/jobs/";
    plain("GET " + jobs);
  }

  private void step(String action, String from, @Nullable Object body) {
    to(
        "POST /inventory/orders/{id}/" + action + "/",
        caller -> {
          String path = order(from, action + "/");
          return body == null ? ValidCall.of(path) : ValidCall.of(path, body);
        });
  }

  /** The path of an action of a fresh order. */
  private String order(String status, String action) {
    return "/inventory/orders/" + pallet.orderIn(status).id() + "/" + action;
  }

  private Object order() {
    return body(
        "vendor",
        pallet.vendor(),
        "order_number",
        "TYPED-" + rows.next(),
        "ordered_date",
        "2026-02-01",
        "paid_date",
        null,
        "purchase_cost",
        "100.00",
        "shipping_cost",
        20,
        "fees",
        null,
        "retail_value",
        "900.00",
        "condition",
        "mixed",
        "description",
        "Two pallets",
        "item_count",
        40,
        "notes",
        "x");
  }
}
