package truetill.server.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.contract.InventoryPromise;

/** Vendors, categories, products, product references and templates (rules-inventory section 2). */
class CatalogueTest {
  private static final String VENDORS = "/inventory/vendors/";
  private static final String CATEGORIES = "/inventory/categories/";
  private static final String PRODUCTS = "/inventory/products/";
  private static final String REFS = "/inventory/product-refs/";
  private static final String TEMPLATES = "/inventory/templates/";

  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  private final Pallet pallet = new Pallet(store);

  private static Answer post(String path, Object body) {
    return store.as(CASHIER).post(path, body);
  }

  private static Answer patch(String path, long id, Object body) {
    return store.as(CASHIER).patch(path + id + "/", body);
  }

  private static Answer get(String path) {
    return store.as(CASHIER).get(path).gives(200);
  }

  private static List<String> listed(String path, String field) {
    return get(path)
        .json()
        .get("results")
        .valueStream()
        .map(row -> row.get(field).asText())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {VENDORS, CATEGORIES, PRODUCTS, REFS, TEMPLATES})
  void staffOnlyAndOnlyWhatExists(String path) {
    store.as(NOBODY).get(path).gives(401);
    store.as(CONSIGNEE).get(path).gives(403);
    store.as(CONSIGNEE).post(path, "{}").gives(403);
    store.as(CASHIER).get(path + "999999/").gives(404);
    store.as(CASHIER).get(path + "abc/").gives(404);
    store.as(CASHIER).patch(path + "999999/", "{}").gives(404);
    store.as(CASHIER).delete(path + "999999/").gives(404);
    store.as(CASHIER).post(path, "[]").gives(400);
    store.as(CASHIER).post(path, "{}").gives(400);
    store.as(CASHIER).get(path + "?page=99").gives(404);
  }

  @Test
  void vendors() {
    Answer vendor =
        post(
                VENDORS,
                body(
                    "name", " Northgate ",
                    "code", "NG",
                    "vendor_type", "liquidation",
                    "contact_email", "robin@northgate.test"))
            .gives(201)
            .has("name", "Northgate")
            .has("vendor_type", "liquidation")
            .has("is_active", "true");
    post(VENDORS, body("name", "Other", "code", "NG"))
        .refuses("code", "vendor with this code already exists.");
    post(
            VENDORS,
            body("name", " ", "code", "x".repeat(21), "vendor_type", "shop", "contact_email", "at"))
        .refuses("name", "This field may not be blank.")
        .refuses("code", "no more than 20")
        .refuses("vendor_type", "not a valid choice")
        .refuses("contact_email", "valid email");
    patch(VENDORS, vendor.id(), body("contact_email", "", "code", "NG"))
        .gives(200)
        .has("contact_email", "");
    store
        .as(CASHIER)
        .put(VENDORS + vendor.id() + "/", body("name", "N"))
        .refuses("code", "required");

    store.as(CASHIER).delete(VENDORS + vendor.id() + "/").gives(204);
    store.as(CASHIER).delete(VENDORS + vendor.id() + "/").gives(204);
    get(VENDORS + vendor.id() + "/").has("is_active", "false");
    assertThat(listed(VENDORS + "?search=north,NG", "code")).containsExactly("NG");
    assertThat(listed(VENDORS + "?search=north&is_active=true", "code")).isEmpty();
    assertThat(listed(VENDORS + "?vendor_type=liquidation&is_active=0", "code"))
        .containsExactly("NG");
    store.as(CASHIER).get(VENDORS + "?vendor_type=shop").gives(400);
  }

  @Test
  @InventoryPromise(70)
  void categoriesMakeATreeWithoutRings() {
    Answer home = post(CATEGORIES, body("name", "Home & Café")).gives(201).has("slug", "home-cafe");
    Answer lamps = post(CATEGORIES, body("name", "Lamps", "parent", home.id())).gives(201);
    Answer desk = post(CATEGORIES, body("name", "Desk lamps", "parent", lamps.id())).gives(201);
    desk.has("parent_name", "Lamps");
    for (long below : new long[] {home.id(), lamps.id(), desk.id()}) {
      patch(CATEGORIES, home.id(), body("parent", below)).refuses("parent", "below itself");
    }
    patch(CATEGORIES, desk.id(), body("parent", home.id())).gives(200);
    patch(CATEGORIES, home.id(), body("name", "Living"))
        .gives(200)
        .has("slug", "home-cafe")
        .has("name", "Living");
    post(CATEGORIES, body("name", "Home Cafe")).gives(201).has("slug", "home-cafe-1");
    post(CATEGORIES, body("name", "Living"))
        .refuses("name", "category with this name already exists.");
    post(CATEGORIES, body("name", "X", "spec_template", Map.of()))
        .refuses("spec_template", "Expected a list");
    assertThat(listed(CATEGORIES + "?parent=" + home.id(), "name"))
        .containsExactly("Desk lamps", "Lamps");
    store.as(CASHIER).get(CATEGORIES + "?parent=999999").gives(400);

    long product = post(PRODUCTS, body("title", "Lamp", "category_ref", home.id())).gives(201).id();
    store.as(CASHIER).delete(CATEGORIES + home.id() + "/").gives(204);
    get(CATEGORIES + lamps.id() + "/").has("parent", "null");
    get(PRODUCTS + product + "/").has("category_ref", "null");
  }

  @Test
  @InventoryPromise({49, 70})
  void productsHaveANumberForLife() {
    Answer first = post(PRODUCTS, body("title", "Lamp")).gives(201);
    assertThat(first.text("product_number")).matches("PRD-\\d{5}");
    long number = Long.parseLong(first.text("product_number").substring(4));
    store.as(CASHIER).delete(PRODUCTS + first.id() + "/").gives(204);
    Answer second = post(PRODUCTS, body("title", "Lamp", "product_number", "")).gives(201);
    second.has("product_number", "PRD-%05d".formatted(number + 1));
    String typed = "PRD-%05d".formatted(number + 2);
    post(PRODUCTS, body("title", "Typed", "product_number", typed)).gives(201);
    post(PRODUCTS, body("title", "Again", "product_number", typed))
        .refuses("product_number", "product with this product_number already exists.");
    post(PRODUCTS, body("title", "Next", "product_number", null))
        .gives(201)
        .has("product_number", "PRD-%05d".formatted(number + 3));
    patch(PRODUCTS, second.id(), body("product_number", ""))
        .gives(200)
        .has("product_number", second.text("product_number"));
  }

  @Test
  @InventoryPromise(70)
  void productsInUseStayAndFiltersWork() {
    long category = pallet.category();
    Answer lamp =
        post(
                PRODUCTS,
                body(
                    "title", "Zinc lamp",
                    "brand", "Hartwell",
                    "upc", "0123",
                    "category_ref", category,
                    "default_price", "4.50",
                    "specifications", Map.of("Power", "40 w")))
            .gives(201)
            .has("default_price", "4.50")
            .has("times_ordered", "0")
            .has("specifications/Power", "40 w");
    post(PRODUCTS, body("title", "", "default_price", "-1", "specifications", List.of()))
        .refuses("title", "blank")
        .refuses("default_price", "")
        .refuses("specifications", "dictionary");
    Answer order = pallet.order();
    long row = pallet.row(order, "Lamp", 1);
    store
        .work()
        .write(tx ->
            tx.handle()
                .execute(
                    "update manifest_row set matched_product_id = "
                        + lamp.id()
                        + " where id = "
                        + row));
    store.as(CASHIER).delete(PRODUCTS + lamp.id() + "/").refusesWithCode("product_in_use");
    patch(PRODUCTS, lamp.id(), body("is_active", false)).gives(200);
    assertThat(listed(PRODUCTS + "?search=hartwell,0123&is_active=false", "title"))
        .containsExactly("Zinc lamp");
    assertThat(listed(PRODUCTS + "?search=hartwell&is_active=true", "title")).isEmpty();
    assertThat(listed(PRODUCTS + "?category_ref=" + category, "title"))
        .containsExactly("Zinc lamp");
    store.as(CASHIER).get(PRODUCTS + "?category_ref=999999").gives(400);
  }

  @Test
  void productReferences() {
    long vendor = pallet.vendor();
    long product = pallet.product();
    Answer ref =
        post(
                REFS,
                body(
                    "vendor",
                    vendor,
                    "product",
                    product,
                    "vendor_item_number",
                    "A-1",
                    "last_unit_cost",
                    3))
            .gives(201)
            .has("last_unit_cost", "3.00")
            .has("times_seen", "1")
            .has("last_seen_date", "2026-02-12");
    post(REFS, body("vendor", vendor, "product", product, "vendor_item_number", "A-1"))
        .refuses("non_field_errors", "must make a unique set");
    post(REFS, body("vendor", 999_999, "product", 999_999, "vendor_item_number", " "))
        .refuses("vendor", "does not exist")
        .refuses("product", "does not exist")
        .refuses("vendor_item_number", "blank");
    patch(REFS, ref.id(), body("times_seen", 0)).refuses("times_seen", "");
    patch(REFS, ref.id(), body("times_seen", 3, "last_unit_cost", null))
        .gives(200)
        .has("times_seen", "3")
        .has("last_unit_cost", "null");
    assertThat(listed(REFS + "?vendor=" + vendor + "&product=" + product, "vendor_item_number"))
        .containsExactly("A-1");
    assertThat(listed(REFS + "?search=a-1&ordering=-times_seen", "times_seen")).contains("3");
    store.as(CASHIER).get(REFS + "?product=999999").gives(400);
    store.as(CASHIER).delete(REFS + ref.id() + "/").gives(204);
    store.as(CASHIER).delete(PRODUCTS + product + "/").gives(204);
  }

  @Test
  @InventoryPromise(13)
  void aLayoutHasOneDefault() {
    long vendor = pallet.vendor();
    long first = pallet.template(vendor, "First", "sig", true);
    long other = pallet.template(vendor, "Other layout", "gis", true);
    long second = pallet.template(vendor, "Second", "sig", true);
    get(TEMPLATES + first + "/").has("is_default", "false");
    get(TEMPLATES + other + "/").has("is_default", "true");
    patch(TEMPLATES, first, body("is_default", true)).gives(200);
    get(TEMPLATES + second + "/").has("is_default", "false");
    assertThat(listed(TEMPLATES + "?vendor=" + vendor + "&header_signature=sig", "name"))
        .containsExactly("First", "Second");
    assertThat(listed(TEMPLATES + "?vendor=" + vendor + "&is_default=true", "name"))
        .containsExactly("First", "Other layout");
  }

  @Test
  void mappingsAreReadInThreeSpellingsAndShownInTwo() {
    long vendor = pallet.vendor();
    Answer template =
        post(
                TEMPLATES,
                body(
                    "vendor",
                    vendor,
                    "name",
                    "All",
                    "column_mappings",
                    List.of(
                        body("target", "title", "formula", "UPPER([A])"),
                        body(
                            "target",
                            "brand",
                            "source",
                            "B",
                            "transforms",
                            List.of(
                                "trim", body("id", "replace", "value_from", "x", "value_to", "y"))),
                        body("standardColumn", "upc", "sourceHeader", "C"))))
            .gives(201);
    template
        .has("column_mappings/0/formula", "UPPER([A])")
        .has("column_mappings/1/transforms/0/type", "trim")
        .has("column_mappings/1/transforms/1/to", "y")
        .has("column_mappings/2/target", "upc")
        .has("column_mappings/2/source", "C");
    for (Object bad : List.of("x", List.of(1), List.of(body("target", "colour", "source", "D")))) {
      post(TEMPLATES, body("vendor", vendor, "name", "Bad", "column_mappings", bad)).gives(400);
    }
    store.as(CASHIER).delete(TEMPLATES + template.id() + "/").gives(204);
  }
}
