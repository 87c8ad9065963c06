package truetill.server.whole;

import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Scenario.body;

import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.inventory.Built;
import truetill.server.inventory.Pallet;

/** Items and purchase orders. */
final class InventoryCalls extends Recipes {
  private final Pallet pallet;
  private final Built built;

  InventoryCalls(ServerFixture store, Rows rows) {
    super(store, rows);
    this.pallet = new Pallet(store);
    this.built = new Built(store);
    items();
    orders();
    rowSteps();
    matching();
    batchGroups();
    jobs();
    vendors();
    catalogue();
  }

  private Object item() {
    return body(
        "product", pallet.product(),
        "purchase_order", null,
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
        "POST " + items + "{id}/check-in/",
        caller ->
            ValidCall.of(
                items + rows.shop().item("10.00", "intake").id() + "/check-in/",
                body(
                    "title", "Brass lamp, tested",
                    "brand", "Acme",
                    "category", "Home",
                    "condition", "good",
                    "location", "A2",
                    "price", "11.00",
                    "cost", null,
                    "notes", "x",
                    "specifications", Map.of("color", "brass"))));
    to(
        "POST " + items + "{id}/ready/",
        caller -> ValidCall.of(items + rows.shop().item("10.00", "intake").id() + "/ready/"));
    plain("GET /inventory/item-history/");
    to(
        "GET /inventory/item-history/{id}/",
        caller -> ValidCall.of("/inventory/item-history/" + historyEvent() + "/"));
    to(
        "GET " + items + "lookup/{sku}/",
        caller -> ValidCall.of(items + "lookup/" + rows.shop().item("10.00") + "/"));
  }

  /** The event of an item's creation. */
  private long historyEvent() {
    long item = rows.shop().item("10.00", "intake").id();
    return store
        .as(CASHIER)
        .get("/inventory/item-history/?item=" + item)
        .gives(200)
        .at("results/0/id")
        .asLong();
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
        "POST " + orders + "{id}/create-items/",
        caller -> {
          Answer order = pallet.orderIn("delivered");
          pallet.row(order, "Lamp", 2);
          return ValidCall.of(orders + order.id() + "/create-items/");
        });
    to(
        "POST " + orders + "{id}/check-in-items/",
        caller -> {
          Answer order = built.single(1);
          return ValidCall.of(
              orders + order.id() + "/check-in-items/",
              body("item_ids", built.items(order), "title", "Oak lamp", "price", "7.00"));
        });
    to(
        "POST " + orders + "{id}/upload-manifest/",
        caller ->
            new ValidCall(order("ordered", "upload-manifest/"), null, "Qty,Title\n2,Lamp\n", ""));
    to(
        "GET " + orders + "{id}/manifest-rows/",
        caller -> ValidCall.of(withFile("manifest-rows/?limit=10&search=lamp")));
    for (String action : List.of("preview-standardize/", "process-manifest/")) {
      to("POST " + orders + "{id}/" + action, caller -> ValidCall.of(withFile(action), mapping()));
    }
    to(
        "POST " + orders + "{id}/clear-manifest-rows/",
        caller -> {
          Answer order = pallet.order();
          pallet.row(order, "Lamp", 2);
          return ValidCall.of(orders + order.id() + "/clear-manifest-rows/");
        });
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

  private void vendors() {
    crud(
        "/inventory/vendors/",
        pallet::vendor,
        () ->
            body(
                "name", "Northgate Liquidation",
                "code", "NG" + rows.next(),
                "vendor_type", "liquidation",
                "contact_name", "Robin Row",
                "contact_email", "robin@northgate.test",
                "contact_phone", "555-0100",
                "address", "1 Dock Road",
                "notes", "x",
                "is_active", true));
    crud(
        "/inventory/templates/",
        () -> pallet.template(pallet.vendor(), "Pallets", "abc", false),
        () ->
            body(
                "vendor",
                pallet.vendor(),
                "name",
                "Pallets",
                "header_signature",
                "a8c537eecd7edb951cd3941268847017",
                "column_mappings",
                List.of(
                    body("target", "quantity", "source", "Qty", "transforms", List.of("trim")),
                    body("target", "title", "formula", "UPPER([Name])")),
                "is_default",
                true));
  }

  private void catalogue() {
    crud(
        "/inventory/categories/",
        pallet::category,
        () ->
            body(
                "name", "Lamps " + rows.next(),
                "parent", pallet.category(),
                "spec_template", List.of("Watt")));
    crud(
        "/inventory/products/",
        pallet::product,
        () ->
            body(
                "product_number", "OWN-" + rows.next(),
                "title", "Brass lamp",
                "brand", "Acme",
                "model", "X1",
                "category", "Home",
                "category_ref", pallet.category(),
                "description", "A lamp",
                "specifications", Map.of("Power", "40 w"),
                "default_price", "12.50",
                "upc", "012345678905",
                "is_active", true));
    crud(
        "/inventory/product-refs/",
        pallet::productRef,
        () ->
            body(
                "vendor",
                pallet.vendor(),
                "product",
                pallet.product(),
                "vendor_item_number",
                "N-" + rows.next(),
                "vendor_description",
                "LAMP BRS",
                "last_unit_cost",
                "3.00",
                "times_seen",
                2));
  }

  /** The six operations of a plain entity. */
  private void crud(String path, LongSupplier row, Supplier<Object> body) {
    plain("GET " + path);
    to("POST " + path, caller -> ValidCall.of(path, body.get()));
    to("GET " + path + "{id}/", caller -> ValidCall.of(path + row.getAsLong() + "/"));
    for (String method : List.of("PATCH ", "PUT ")) {
      to(method + path + "{id}/", caller -> ValidCall.of(path + row.getAsLong() + "/", body.get()));
    }
    to("DELETE " + path + "{id}/", caller -> ValidCall.of(path + row.getAsLong() + "/"));
  }

  private void matching() {
    String orders = "/inventory/orders/";
    to(
        "POST " + orders + "{id}/match-products/",
        caller -> ValidCall.of(withRow("match-products/"), body("use_ai", false, "model", "")));
    to("GET " + orders + "{id}/match-results/", caller -> ValidCall.of(withRow("match-results/")));
    to(
        "POST " + orders + "{id}/undo-product-matching/",
        caller -> ValidCall.of(withRow("undo-product-matching/")));
    to(
        "POST " + orders + "{id}/review-matches/",
        caller -> {
          Answer order = pallet.order();
          long row = pallet.row(order, "Lamp", 2);
          return ValidCall.of(
              orders + order.id() + "/review-matches/",
              body(
                  "decisions",
                  List.of(
                      body(
                          "row_id",
                          row,
                          "decision",
                          "modify",
                          "product_id",
                          null,
                          "update_product",
                          true,
                          "modifications",
                          body("title", "Brass lamp", "brand", "Acme")))));
        });
  }

  /** The path of an action of a fresh order with a manifest row. */
  private String withRow(String action) {
    Answer order = pallet.order();
    pallet.row(order, "Lamp", 1);
    return "/inventory/orders/" + order.id() + "/" + action;
  }

  /** A step that has ended. */
  private long job() {
    Answer order = pallet.orderWithFile(Pallet.FILE);
    pallet.act(order, "process-manifest", "{}").gives(200);
    return store
        .as(CASHIER)
        .get("/inventory/jobs/?purchase_order=" + order.id())
        .gives(200)
        .at("0/id")
        .asLong();
  }

  private void jobs() {
    String jobs = "/inventory/jobs/";
    plain("GET " + jobs);
    to("GET " + jobs + "{id}/", caller -> ValidCall.of(jobs + job() + "/"));
    to("POST " + jobs + "{id}/cancel/", caller -> ValidCall.of(jobs + job() + "/cancel/"));
  }

  private void rowSteps() {
    to(
        "POST /inventory/orders/{id}/suggest-formulas/",
        caller -> {
          Answer order = pallet.order();
          pallet.manifest(order, "Qty,Title\n2,Lamp\n");
          return ValidCall.of(
              action(order, "suggest-formulas"), body("model", "rules", "template_id", null));
        });
    onRow("POST", "ai-cleanup-rows", row -> body("model", "rules", "batch_size", 10, "offset", 0));
    onRow("GET", "ai-cleanup-status", row -> null);
    onRow("POST", "cancel-ai-cleanup", row -> null);
    onRow("POST", "suggest-finalization", row -> body("model", "rules", "row_ids", List.of(row)));
    onRow(
        "POST",
        "update-manifest-pricing",
        row ->
            body(
                "rows",
                List.of(
                    body(
                        "id", row,
                        "proposed_price", "4.50",
                        "final_price", null,
                        "pricing_stage", "draft",
                        "pricing_notes", "x"))));
    onRow("POST", "clear-pricing", row -> null);
    onRow(
        "POST",
        "finalize-rows",
        row ->
            body(
                "rows",
                List.of(
                    body(
                        "id", row,
                        "title", "Brass lamp",
                        "brand", "Acme",
                        "model", "X1",
                        "category", "Home",
                        "condition", "good",
                        "search_tags", "lamp",
                        "notes", "x",
                        "specifications", Map.of("Power", "40 W"),
                        "batch_flag", true,
                        "final_price", 4.5,
                        "proposed_price", "4.00"))));
  }

  /** An action of an order that has one manifest row. */
  private void onRow(String method, String action, LongFunction<@Nullable Object> body) {
    to(
        method + " /inventory/orders/{id}/" + action + "/",
        caller -> {
          Answer order = pallet.order();
          Object sent = body.apply(pallet.row(order, "Lamp", 2));
          String path = action(order, action);
          return sent == null ? ValidCall.of(path) : ValidCall.of(path, sent);
        });
  }

  private static String action(Answer order, String action) {
    return "/inventory/orders/" + order.id() + "/" + action + "/";
  }

  private void batchGroups() {
    String groups = "/inventory/batch-groups/";
    plain("GET " + groups);
    to("GET " + groups + "{id}/", caller -> ValidCall.of(group("")));
    Object terms =
        body(
            "unit_price", "4.50",
            "unit_cost", null,
            "condition", "good",
            "location", "A1",
            "notes", "x");
    for (String method : List.of("PATCH ", "PUT ")) {
      to(method + groups + "{id}/", caller -> ValidCall.of(group(""), terms));
    }
    Object apply =
        body("unit_price", "4.50", "unit_cost", "1.00", "condition", "good", "location", "A1");
    for (String action : List.of("process/", "check-in/")) {
      to("POST " + groups + "{id}/" + action, caller -> ValidCall.of(group(action), apply));
    }
    to("POST " + groups + "{id}/detach/", caller -> ValidCall.of(group("detach/")));
  }

  /** The path of an action of a fresh group. */
  private String group(String action) {
    return "/inventory/batch-groups/" + built.group(built.grouped(2)) + "/" + action;
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

  /** The path of an action of an order that has its vendor's file. */
  private String withFile(String action) {
    return "/inventory/orders/" + pallet.orderWithFile(Pallet.FILE).id() + "/" + action;
  }

  private static Object mapping() {
    return body(
        "selected_row_numbers",
        List.of(1, 2),
        "column_mappings",
        List.of(
            body("target", "quantity", "source", "Qty", "transforms", List.of("trim")),
            body("target", "title", "formula", "UPPER([Title])"),
            body("target", "retail_value", "source", "Price")),
        "save_template",
        true,
        "template_name",
        "Pallets",
        "preview_limit",
        10,
        "search_term",
        "");
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
