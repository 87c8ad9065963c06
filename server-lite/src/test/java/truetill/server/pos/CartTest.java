package truetill.server.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CASHIER_2;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.accounts.NewUser;
import truetill.server.accounts.UserWriter;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.contract.Promise;

class CartTest {
  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  private final Shop shop = new Shop(store);

  @AfterEach
  void backToNoon() {
    store.clock().set(ServerFixture.START);
  }

  private static Answer cart(long id) {
    return store.as(CASHIER).get("/pos/carts/" + id + "/").gives(200);
  }

  @Test
  @Promise(2)
  void promise2ACartNeedsOnlyADrawerAndBelongsToTheCaller() {
    long drawer = shop.drawer("200.00");
    var good = body("drawer", drawer, "cashier", store.idOf(MANAGER), "tax_rate", "0.0000");
    store.scenario("nobody").as(NOBODY).post("/pos/carts/", good).gives(401);
    store.scenario("consignee").as(CONSIGNEE).post("/pos/carts/", good).gives(403);
    store
        .scenario("good")
        .as(CASHIER_2)
        .post("/pos/carts/", good)
        .gives(201)
        .has("cashier", store.idOf(CASHIER_2))
        .has("cashier_name", "Cleo Example")
        .has("status", "open")
        .has("tax_rate", "0.0700")
        .has("subtotal", "0.00")
        .has("total", "0.00")
        .has("receipt", "null")
        .has("customer", "null");
    store
        .scenario("no drawer")
        .as(CASHIER)
        .post("/pos/carts/", "{}")
        .refuses("drawer", "This field is required.");
    store
        .scenario("unknown drawer")
        .as(CASHIER)
        .post("/pos/carts/", body("drawer", 999999))
        .refuses("drawer", "Invalid pk");
  }

  @Test
  @Promise(1)
  void promise1EveryAnswerHoldsTheChangeJustMade() {
    long cart = shop.cart(shop.drawer("200.00"));
    String lamp = shop.item("10.00");
    shop.add(cart, lamp)
        .gives(200)
        .has("lines/0/item_sku", lamp)
        .has("lines/0/description", "Brass lamp")
        .has("subtotal", "10.00")
        .has("tax_amount", "0.70")
        .has("total", "10.70");
    Answer two = shop.add(cart, shop.item("5.00")).gives(200).has("total", "16.05");
    cart(cart).has("subtotal", "15.00").has("total", "16.05");
    store
        .as(CASHIER)
        .delete("/pos/carts/" + cart + "/lines/" + two.text("lines/0/id") + "/")
        .gives(200)
        .has("total", "5.35")
        .has("lines/0/unit_price", "5.00");
    cart(cart).has("total", "5.35");
  }

  @Test
  void addingAnItem() {
    long drawer = shop.drawer("200.00");
    long cart = shop.cart(drawer);
    String sku = shop.item("5.00");
    String path = "/pos/carts/" + cart + "/add-item/";
    store.scenario("nobody").as(NOBODY).post(path, body("sku", sku)).gives(401);
    store.scenario("consignee").as(CONSIGNEE).post(path, body("sku", sku)).gives(403);
    store.scenario("no cart").as(CASHIER).post("/pos/carts/999999/add-item/", "{}").gives(404);
    store.scenario("no sku").as(CASHIER).post(path, "{}").refuses("SKU is required.");
    store.scenario("blank").as(CASHIER).post(path, body("sku", "  ")).refuses("SKU is required.");
    store
        .scenario("unknown")
        .as(CASHIER)
        .post(path, body("sku", "ITM9999999"))
        .gives(404)
        .has("detail", "Item not found.");
    store
        .scenario("case and blanks forgiven")
        .as(CASHIER)
        .post(path, body("sku", " " + sku.toLowerCase(java.util.Locale.ROOT) + " "))
        .gives(200)
        .has("lines/0/item_sku", sku);
    assertThat(shop.count("item_scan", "source = 'pos_terminal'")).isPositive();
  }

  @Test
  @Promise({6, 7})
  void promise6And7OnlyAPricedItemOnTheShelfAndOnce() {
    long drawer = shop.drawer("200.00");
    long cart = shop.cart(drawer);
    String sku = shop.item("5.00");
    shop.add(cart, sku).gives(200);
    shop.add(cart, sku).refuses("Item is already in this cart.");
    for (String status : List.of("intake", "processing", "returned", "scrapped", "lost")) {
      shop.add(cart, shop.item("5.00", status).text("sku"))
          .refuses("Item is not on the shelf (" + status + ").");
    }
    shop.add(cart, shop.item("0.00")).refuses("Item has no price.");
    long other = shop.cart(drawer);
    shop.add(other, sku).gives(200);
    shop.complete(cart).gives(200).has("total", "5.35");
    shop.add(shop.cart(drawer), sku).refuses("Item already sold.");
  }

  @Test
  void thePriceIsCopiedWhenTheItemIsScanned() {
    long drawer = shop.drawer("200.00");
    long cart = shop.cart(drawer);
    Answer item = shop.item("5.00", "on_shelf");
    shop.add(cart, item.text("sku")).gives(200);
    store
        .as(CASHIER)
        .patch("/inventory/items/" + item.id() + "/", body("price", "9.00"))
        .gives(200);
    shop.complete(cart).gives(200).has("subtotal", "5.00");
  }

  @Test
  @Promise(8)
  void promise8APaidSaleHasFixedLines() {
    long drawer = shop.drawer("200.00");
    long cart = shop.cartWith(drawer, "5.00");
    Answer sale = shop.complete(cart).gives(200);
    shop.add(cart, shop.item("1.00")).refuses("Cart is not open.");
    store
        .as(CASHIER)
        .delete("/pos/carts/" + cart + "/lines/" + sale.text("lines/0/id") + "/")
        .refuses("Cart is not open.");
    shop.voidSale(cart).gives(200);
    shop.add(cart, shop.item("1.00")).refuses("Cart is not open.");
  }

  @Test
  @Promise(16)
  void promise16ALineThatIsNoneIs404() {
    long cart = shop.cartWith(shop.drawer("200.00"), "5.00");
    String path = "/pos/carts/" + cart + "/lines/";
    store.as(CASHIER).delete(path + "abc/").gives(404).has("detail", "Line not found.");
    store.as(CASHIER).delete(path + "999999/").gives(404).has("detail", "Line not found.");
    store.as(NOBODY).delete(path + "1/").gives(401);
    store.as(CONSIGNEE).delete(path + "1/").gives(403);
    store.as(CASHIER).delete("/pos/carts/999999/lines/1/").gives(404);
  }

  @Test
  @Promise(9)
  void promise9OnlyTheCustomerOfAnOpenCartMayChange() {
    long drawer = shop.drawer("200.00");
    long cart = shop.cartWith(drawer, "5.00");
    String path = "/pos/carts/" + cart + "/";
    store
        .as(CASHIER)
        .patch(path, body("tax_rate", 0, "status", "completed", "drawer", 77, "total", "0.01"))
        .gives(200)
        .has("tax_rate", "0.0700")
        .has("status", "open")
        .has("total", "5.35");
    store.as(CASHIER).put(path, "{}").gives(405);
    store.as(NOBODY).patch(path, "{}").gives(401);
    store.as(CONSIGNEE).patch(path, "{}").gives(403);
    shop.complete(cart).gives(200);
    store.as(MANAGER).patch(path, body("customer", null)).refuses("Cart is not open.");
    store.as(MANAGER).delete(path).refuses("Cart is not open.");
  }

  @Test
  void abandoningAnOpenCart() {
    long drawer = shop.drawer("200.00");
    long cart = shop.cart(drawer);
    String sku = shop.item("5.00");
    shop.add(cart, sku).gives(200);
    String path = "/pos/carts/" + cart + "/";
    store.scenario("nobody").as(NOBODY).delete(path).gives(401);
    store.scenario("consignee").as(CONSIGNEE).delete(path).gives(403);
    store.scenario("good").as(CASHIER).delete(path).gives(204);
    store.scenario("gone").as(CASHIER).delete(path).gives(404);
    shop.itemBySku(sku).has("status", "on_shelf");
  }

  @Test
  @Promise(17)
  void promise17TheCustomerMustBeOne() {
    long customer =
        store
            .work()
            .write(tx ->
                new UserWriter(store.time())
                    .createCustomer(
                        tx, new NewUser("buyer@shop.test", "Bea", "Buyer", null, List.of()), ""));
    long cart = shop.cartWith(shop.drawer("200.00"), "5.00");
    String path = "/pos/carts/" + cart + "/";
    store
        .as(CASHIER)
        .patch(path, body("customer", store.idOf(CASHIER)))
        .refuses("customer", "Invalid pk");
    store
        .as(CASHIER)
        .patch(path, body("customer_number", "CUS-777"))
        .refuses("customer_number", "No customer has the number CUS-777.");
    store
        .as(CASHIER)
        .patch(path, body("customer", customer))
        .gives(200)
        .has("customer", customer)
        .has("customer_name", "Bea Buyer")
        .has("customer_number", "CUS-001");
    store.as(CASHIER).patch(path, body("customer", null)).gives(200).has("customer", "null");
    store
        .scenario("a scanned customer card")
        .as(CASHIER)
        .patch(path, body("customer_number", "cus-001"))
        .gives(200)
        .has("customer", customer);
    store
        .as(CASHIER)
        .get("/pos/carts/?customer=" + customer + "&search=bea")
        .gives(200)
        .has("count", 1);
    store
        .as(CASHIER)
        .post("/pos/carts/", body("drawer", shop.drawer("1.00"), "customer", customer))
        .gives(201)
        .has("customer_number", "CUS-001");
  }

  @Test
  @Promise({42, 43})
  void promise42And43CartsAreFoundByStoreLocalDay() {
    store.clock().advance(Duration.ofDays(10).plusHours(11));
    long drawer = shop.drawer("200.00");
    long cart = shop.cartWith(drawer, "5.00");
    String receipt = shop.complete(cart).gives(200).text("receipt/receipt_number");
    assertThat(receipt).startsWith("R-20260222-");
    String mine = "/pos/carts/?drawer=" + drawer;
    store
        .as(CASHIER)
        .get(mine + "&date_from=2026-02-22&date_to=2026-02-22&status=completed")
        .gives(200)
        .has("count", 1);
    store.as(CASHIER).get(mine + "&date_from=2026-02-23").gives(200).has("count", 0);
    store.as(CASHIER).get(mine + "&date_to=2026-02-21").gives(200).has("count", 0);
    store
        .as(CASHIER)
        .get(mine + "&search=" + receipt + ",example&payment_method=cash&ordering=-completed_at")
        .gives(200)
        .has("count", 1)
        .has("results/0/id", cart);
    store.as(CASHIER).get(mine + "&payment_method=card").gives(200).has("count", 0);
    store
        .as(CASHIER)
        .get("/pos/carts/?date_from=soon&cashier=999999&drawer=999999&status=x&payment_method=y")
        .refuses("date_from", "Enter a valid date.")
        .refuses("cashier", "Select a valid choice.")
        .refuses("drawer", "Select a valid choice.")
        .refuses("status", "Select a valid choice. x is not one of the available choices.")
        .refuses("payment_method", "Select a valid choice.");
    store.as(NOBODY).get("/pos/carts/").gives(401);
    store.as(CONSIGNEE).get("/pos/carts/").gives(403);
  }

  @Test
  void theTaxRateIsFrozenWhenTheCartBegins() {
    long drawer = shop.drawer("200.00");
    long before = shop.cartWith(drawer, "10.00");
    store.as(MANAGER).patch("/core/settings/tax_rate/", body("value", "0.0825")).gives(200);
    long after = shop.cartWith(drawer, "10.00");
    store.as(MANAGER).patch("/core/settings/tax_rate/", body("value", 0.07)).gives(200);
    shop.complete(before).gives(200).has("tax_amount", "0.70");
    shop.complete(after).gives(200).has("tax_rate", "0.0825").has("tax_amount", "0.83");
  }
}
