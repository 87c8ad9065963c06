package truetill.server.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CASHIER_2;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.app.Unharmed;
import truetill.server.contract.Promise;

/** Taking payment and taking a sale back, with the worked figures of rules-store section 7. */
class SaleTest {
  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();
  @RegisterExtension final Unharmed unharmed = new Unharmed(store);

  private final Shop shop = new Shop(store);

  @Test
  void completingIsForStaff() {
    long cart = shop.cartWith(shop.drawer("200.00"), "5.00");
    String path = "/pos/carts/" + cart + "/complete/";
    store.scenario("nobody").as(NOBODY).post(path).gives(401);
    store.scenario("consignee").as(CONSIGNEE).post(path).gives(403);
    store.scenario("no such cart").as(CASHIER).post("/pos/carts/999999/complete/").gives(404);
    store.scenario("no number").as(CASHIER).post("/pos/carts/abc/complete/").gives(404);
    store.scenario("bad body").as(CASHIER).post(path, "[]").gives(400);
    store
        .scenario("any staff member may finish it, the cashier stays")
        .as(CASHIER_2)
        .post(path)
        .gives(200)
        .has("cashier", store.idOf(CASHIER));
    store.scenario("twice").as(CASHIER).post(path).refuses("Cart is not open.");
  }

  @Test
  void aCashSaleGivesTheWorkedFigures() {
    long drawer = shop.drawer("200.00");
    long cart = shop.cartWith(drawer, "10.05", "5.00");
    shop.complete(cart, "payment_method", "cash", "cash_tendered", "20.00")
        .gives(200)
        .has("status", "completed")
        .has("subtotal", "15.05")
        .has("tax_rate", "0.0700")
        .has("tax_amount", "1.05")
        .has("total", "16.10")
        .has("cash_tendered", "20.00")
        .has("change_given", "3.90")
        .has("card_amount", "null")
        .has("lines/0/line_total", "10.05")
        .has("lines/0/quantity", 1);
    shop.drawerNow(drawer)
        .has("cash_sales_total", "16.10")
        .has("current_expected_cash", "216.10")
        .has("expected_cash", "null");
  }

  @Test
  @Promise(12)
  void promise12TaxRoundsHalfUp() {
    long cart = shop.cartWith(shop.drawer("0.00"), "1.50");
    shop.complete(cart).gives(200).has("tax_amount", "0.11").has("total", "1.61");
  }

  @Test
  @Promise(3)
  void promise3TheChangeIsComputedHereAndNeverTakenFromTheDrawerAgain() {
    long drawer = shop.drawer("200.00");
    long cart = shop.cartWith(drawer, "10.00");
    shop.complete(cart, "cash_tendered", 20, "change_given", "3")
        .gives(200)
        .has("total", "10.70")
        .has("change_given", "9.30");
    shop.drawerNow(drawer).has("cash_sales_total", "10.70");
  }

  @Test
  @Promise(4)
  void promise4ASplitPaymentTakesNumbersAndTextAlike() {
    long drawer = shop.drawer("200.00");
    Object[][] bodies = {
      {"payment_method", "split", "card_amount", "10.00", "cash_tendered", "10.00"},
      {"payment_method", "split", "card_amount", 10.0, "cash_tendered", 10}
    };
    for (Object[] pairs : bodies) {
      long cart = shop.cartWith(drawer, "10.05", "5.00");
      shop.complete(cart, pairs)
          .gives(200)
          .has("total", "16.10")
          .has("card_amount", "10.00")
          .has("cash_tendered", "10.00")
          .has("change_given", "3.90");
    }
    shop.drawerNow(drawer).has("cash_sales_total", "12.20");
  }

  @Test
  @Promise(4)
  void promise4AnUnreadableAmountLeavesTheCartOpenAndTheItemsUnsold() {
    long drawer = shop.drawer("200.00");
    long cart = shop.cart(drawer);
    String sku = shop.item("5.00");
    shop.add(cart, sku).gives(200);
    shop.complete(cart, "cash_tendered", "ten").refuses("cash_tendered", "A valid number");
    shop.complete(cart, "cash_tendered", "NaN").refuses("cash_tendered", "A valid number");
    shop.complete(cart, "cash_tendered", "20.005").refuses("cash_tendered", "2 decimal places");
    shop.complete(cart, "cash_tendered", -20).refuses("cash_tendered", "greater than or equal");
    shop.itemBySku(sku).has("status", "on_shelf");
    shop.drawerNow(drawer).has("cash_sales_total", "0.00");
    store.as(CASHIER).get("/pos/carts/" + cart + "/").has("status", "open").has("receipt", "null");
  }

  @Test
  void aCardSaleMovesNoCash() {
    long drawer = shop.drawer("200.00");
    long cart = shop.cartWith(drawer, "10.05", "5.00");
    shop.complete(cart, "payment_method", "card", "card_amount", "16.10")
        .gives(200)
        .has("card_amount", "16.10")
        .has("cash_tendered", "null")
        .has("change_given", "null");
    shop.drawerNow(drawer).has("cash_sales_total", "0.00").has("current_expected_cash", "200.00");
  }

  @Test
  @Promise(5)
  void promise5TheTenderMustCoverTheSale() {
    long drawer = shop.drawer("200.00");
    long cart = shop.cartWith(drawer, "5.00");
    shop.complete(cart, "cash_tendered", "1.50").refusesWithCode("short_tender");
    shop.complete(cart, "payment_method", "bitcoin")
        .refuses("payment_method", "\"bitcoin\" is not a valid choice.");
    shop.complete(cart, "payment_method", "card", "card_amount", "5.00")
        .refusesWithCode("bad_card_amount");
    shop.complete(cart, "payment_method", "split").refusesWithCode("bad_card_amount");
    shop.complete(cart, "payment_method", "split", "card_amount", "5.35")
        .refusesWithCode("bad_card_amount");
    shop.complete(cart, "payment_method", "split", "card_amount", "5.00", "cash_tendered", "0.34")
        .refusesWithCode("short_tender");
    for (String amount : new String[] {"-5.35", "100000000.00", "1e400"}) {
      shop.complete(cart, "cash_tendered", amount).gives(400);
      shop.complete(cart, "payment_method", "card", "card_amount", amount).gives(400);
      shop.complete(cart, "payment_method", "split", "card_amount", amount).gives(400);
    }
    shop.complete(cart, "payment_method", "split", "card_amount", "5.36")
        .refusesWithCode("bad_card_amount");
    shop.complete(shop.cart(drawer)).refuses("Cart is empty.");
    shop.complete(cart).gives(200).has("cash_tendered", "5.35").has("change_given", "0.00");
  }

  @Test
  @Promise(6)
  void promise6AnItemIsCheckedAgainWhenTheSaleIsPaid() {
    long drawer = shop.drawer("200.00");
    String lamp = shop.item("5.00");
    String vase = shop.item("7.00");
    long first = shop.cart(drawer);
    long second = shop.cart(drawer);
    shop.add(first, lamp).gives(200);
    shop.add(second, vase).gives(200);
    shop.add(second, lamp).gives(200);
    shop.complete(first).gives(200);
    assertThat(shop.complete(second).gives(400).text("detail"))
        .startsWith("Item already sold.")
        .contains(lamp);
    shop.itemBySku(vase).has("status", "on_shelf");
  }

  @Test
  @Promise(10)
  void promise10NothingIsPaidOnAClosedDrawer() {
    long drawer = shop.drawer("200.00");
    long cart = shop.cartWith(drawer, "5.00");
    store
        .work()
        .write(
            tx -> tx.handle().execute("update drawer set status = 'closed' where id = " + drawer));
    shop.complete(cart).refuses("Drawer is closed.");
  }

  @Test
  @Promise(15)
  void promise15ASaleAndItsVoidAreRememberedWithWhoWhenAndWhy() {
    long drawer = shop.drawer("200.00");
    long cart = shop.cart(drawer);
    Answer item = shop.item("5.00", "on_shelf");
    shop.add(cart, item.text("sku")).gives(200);
    shop.complete(cart).gives(200);
    store
        .as(CASHIER)
        .get("/inventory/items/" + item.id() + "/")
        .has("status", "sold")
        .has("sold_for", "5.00");
    assertThat(
            shop.count(
                "item_history",
                "event_type = 'sold' and old_value = 'on_shelf' and new_value = 'sold'"
                    + (" and note = 'Cart #" + cart + "' and item_id = " + item.id())))
        .isOne();
    Answer voided =
        store
            .as(MANAGER)
            .post("/pos/carts/" + cart + "/void/", body("reason", "Wrong customer"))
            .gives(200)
            .has("status", "voided")
            .has("voided_by", store.idOf(MANAGER))
            .has("voided_by_name", "Mona Example");
    assertThat(voided.text("voided_at")).startsWith("2026-02-12T12:00:00");
    assertThat(voided.text("receipt/receipt_number")).startsWith("R-20260212-");
    assertThat(shop.count("cart", "void_reason = 'Wrong customer' and id = " + cart)).isOne();
    assertThat(
            shop.count(
                "item_history",
                "event_type = 'status_change' and new_value = 'on_shelf' and item_id = "
                    + item.id()))
        .isOne();
    assertThat(shop.count("audit_event", "action = 'sale_completed' and subject_id = " + cart))
        .isOne();
    assertThat(shop.count("audit_event", "action = 'sale_voided' and subject_id = " + cart))
        .isOne();
  }

  @Test
  @Promise(14)
  void promise14AVoidGivesBackItemAndCashOnceAndOnlyForAPaidSale() {
    long drawer = shop.drawer("200.00");
    long cart = shop.cart(drawer);
    String sku = shop.item("10.05");
    shop.add(cart, sku).gives(200);
    String path = "/pos/carts/" + cart + "/void/";
    store.scenario("nobody").as(NOBODY).post(path).gives(401);
    store.scenario("cashier").as(CASHIER).post(path).gives(403);
    store
        .scenario("open cart")
        .as(MANAGER)
        .post(path)
        .refuses("Only a completed cart can be voided.");
    shop.complete(cart).gives(200);
    shop.drawerNow(drawer).has("current_expected_cash", "210.75");
    store.scenario("bad body").as(MANAGER).post(path, body("drawer", "x")).gives(400);
    store.scenario("no such drawer").as(MANAGER).post(path, body("drawer", 999999)).gives(400);
    store.scenario("paid").as(MANAGER).post(path).gives(200);
    store.scenario("twice").as(MANAGER).post(path).refuses("Only a completed cart can be voided.");
    shop.itemBySku(sku).has("status", "on_shelf");
    shop.drawerNow(drawer)
        .has("cash_refunds_total", "10.75")
        .has("cash_sales_total", "0.00")
        .has("current_expected_cash", "200.00");
    store.scenario("sold again").as(CASHIER).post("/pos/carts/", body("drawer", drawer));
    long again = shop.cart(drawer);
    shop.add(again, sku).gives(200);
    shop.complete(again).gives(200);
  }

  @Test
  @Promise(14)
  void aVoidLeavesAnItemAloneThatChangedSince() {
    long drawer = shop.drawer("200.00");
    long cart = shop.cart(drawer);
    Answer item = shop.item("5.00", "on_shelf");
    shop.add(cart, item.text("sku")).gives(200);
    shop.complete(cart).gives(200);
    store
        .work()
        .write(tx ->
            tx.handle().execute("update item set status = 'returned' where id = " + item.id()));
    shop.voidSale(cart).gives(200);
    shop.itemBySku(item.text("sku")).has("status", "returned");
  }

  @Test
  @Promise({14, 19})
  void theRefundComesFromAnotherDrawerWhenTheSalesOwnIsClosed() {
    long register = shop.register().id();
    long drawer = shop.openOn(register, "200.00").gives(201).id();
    long first = shop.cartWith(drawer, "10.00");
    long second = shop.cartWith(drawer, "10.00");
    long card = shop.cartWith(drawer, "10.00");
    shop.complete(first).gives(200);
    shop.complete(second).gives(200);
    shop.complete(card, "payment_method", "card").gives(200);
    shop.close(drawer, "221.40").gives(200).has("variance", "0.00");
    shop.voidSale(first).refuses("Open a drawer to pay the cash refund.");
    shop.voidSale(card).gives(200);
    long other = shop.drawer("50.00");
    store
        .as(MANAGER)
        .post("/pos/carts/" + first + "/void/", body("drawer", drawer))
        .refuses("Drawer is closed.");
    store.as(MANAGER).post("/pos/carts/" + first + "/void/", body("drawer", other)).gives(200);
    shop.drawerNow(other).has("cash_sales_total", "-10.70").has("current_expected_cash", "39.30");
    shop.drawerNow(drawer).has("expected_cash", "221.40").has("current_expected_cash", "221.40");
    store
        .as(MANAGER)
        .post("/pos/drawers/" + drawer + "/reopen/")
        .gives(200)
        .has("status", "open")
        .has("closed_at", "null");
    shop.voidSale(second).gives(200);
    shop.drawerNow(drawer).has("current_expected_cash", "210.70");
  }

  @Test
  @Promise(19)
  void theWorkedDrawerOfSectionSevenComesToTheCent() {
    long drawer = shop.drawer("200.00");
    long cash = shop.cartWith(drawer, "10.05", "5.00");
    long split = shop.cartWith(drawer, "10.05", "5.00");
    shop.complete(cash, "cash_tendered", "20.00").gives(200);
    shop.complete(split, "payment_method", "split", "card_amount", "10.00").gives(200);
    shop.voidSale(cash).gives(200);
    store.as(CASHIER).post("/pos/drawers/" + drawer + "/drop/", body("total", "50.00")).gives(200);
    store
        .as(MANAGER)
        .post(
            "/pos/supplemental/draw/",
            body("amount", Map.of("twenties", 2), "related_drawer", drawer))
        .gives(200);
    shop.close(drawer, "195.60")
        .gives(200)
        .has("cash_sales_total", "6.10")
        .has("drops_total", "50.00")
        .has("supplemental_net", "40.00")
        .has("expected_cash", "196.10")
        .has("variance", "-0.50");
  }

  @Test
  void theRegistersAreToldOfSaleItemAndDrawer() {
    long drawer = shop.drawer("200.00");
    long cart = shop.cart(drawer);
    Answer item = shop.item("5.00", "on_shelf");
    shop.add(cart, item.text("sku")).gives(200);
    shop.complete(cart).gives(200);
    assertThat(shop.count("feed", "table_name = 'sale' and row_id = " + cart)).isOne();
    assertThat(
            shop.count(
                "feed",
                "table_name = 'item' and row_json like '%\"status\":\"sold\"%' and row_id = "
                    + item.id()))
        .isOne();
    assertThat(
            shop.count(
                "feed",
                "table_name = 'drawer' and row_json like '%\"cash_sales_cents\":535%' and row_id = "
                    + drawer))
        .isOne();
    shop.voidSale(cart).gives(200);
    assertThat(
            shop.count(
                "feed",
                "table_name = 'sale' and row_json like '%\"status\":\"voided\"%' and row_id = "
                    + cart))
        .isOne();
  }
}
