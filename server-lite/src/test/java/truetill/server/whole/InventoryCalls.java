package truetill.server.whole;

import static truetill.server.app.Scenario.body;

import java.util.List;
import java.util.Map;
import truetill.server.app.ServerFixture;

/** Items. */
final class InventoryCalls extends Recipes {
  InventoryCalls(ServerFixture store, Rows rows) {
    super(store, rows);
    items();
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
}
