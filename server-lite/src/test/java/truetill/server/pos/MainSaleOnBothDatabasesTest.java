package truetill.server.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Scenario.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.db.TestPostgres;

/** One day at one till and in the office behind it, the same on H2 and on PostgreSQL. */
class MainSaleOnBothDatabasesTest {
  @Test
  void onH2() throws Exception {
    try (ServerFixture store = ServerFixture.inMemory()) {
      oneDay(store);
    }
  }

  @Test
  void onPostgres() throws Exception {
    try (ServerFixture store = ServerFixture.onPostgres(TestPostgres.freshDatabase())) {
      oneDay(store);
    }
  }

  private static void oneDay(ServerFixture store) throws Exception {
    Shop shop = new Shop(store);
    long drawer = store.as(CASHIER).post("/pos/drawers/", body("register", 1)).gives(201).id();
    long cart = shop.cart(drawer);
    List<String> skus = List.of(shop.item("10.05"), shop.item("5.00"), shop.item("1.50"));
    for (String sku : skus) {
      shop.add(cart, sku).gives(200);
    }
    Answer sale =
        shop.complete(cart, "cash_tendered", "20.00")
            .gives(200)
            .has("subtotal", "16.55")
            .has("tax_amount", "1.16")
            .has("total", "17.71")
            .has("change_given", "2.29")
            .has("receipt/receipt_number", "R-20260212-001");
    store
        .as(CASHIER)
        .get("/pos/receipts/" + sale.text("receipt/receipt_number") + "/")
        .gives(200)
        .has("sale/total", "17.71")
        .has("print_data/items/2/unit_price", "1.5");
    shop.itemBySku(skus.get(0)).has("status", "sold");
    dashboard(store).has("todays_revenue", "17.71").has("items_sold_today", 3);
    raceForOneItem(shop, drawer);
    shop.voidSale(cart).gives(200).has("status", "voided");
    shop.itemBySku(skus.get(0)).has("status", "on_shelf");
    dashboard(store).has("todays_revenue", "2.14").has("active_drawers", 1);
    store
        .as(CASHIER)
        .post("/pos/drawers/" + drawer + "/drop/", body("amount", Map.of("twenties", 2)))
        .gives(200);
    change(store, drawer);
    shop.close(drawer, "177.00").gives(200).has("expected_cash", "177.14").has("variance", "-0.14");
    bankAndGoals(store);
    lists(store);
    theClock(store);
  }

  private static void raceForOneItem(Shop shop, long drawer) throws Exception {
    String sku = shop.item("2.00");
    List<Callable<Answer>> sales = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      long cart = shop.cart(drawer);
      shop.add(cart, sku).gives(200);
      sales.add(() -> shop.complete(cart));
    }
    List<Answer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Answer> answer : threads.invokeAll(sales)) {
        answers.add(answer.get());
      }
    }
    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    for (Callable<Answer> again : sales) {
      assertThat(again.call().status()).isEqualTo(400);
    }
    shop.abandonOpenCarts(drawer);
  }

  private static void change(ServerFixture store, long drawer) {
    store
        .as(MANAGER)
        .post(
            "/pos/supplemental/draw/", body("amount", Map.of("ones", 20), "related_drawer", drawer))
        .gives(200)
        .has("current_total", "480.00");
    store
        .as(MANAGER)
        .post("/pos/supplemental/return/", body("total", "5.00", "related_drawer", drawer))
        .gives(200)
        .has("current_total", "485.00");
    store
        .as(MANAGER)
        .post("/pos/supplemental/audit/", body("total", "480.00"))
        .gives(200)
        .has("variance", "-5.00")
        .has("last_counted_by_name", "Mona Example");
    store
        .as(MANAGER)
        .get("/pos/supplemental/transactions/")
        .gives(200)
        .has("0/transaction_type", "audit_adjustment")
        .has("2/related_drawer", drawer);
  }

  private static void bankAndGoals(ServerFixture store) {
    long deposit =
        store
            .as(MANAGER)
            .post("/pos/bank-transactions/", body("transaction_type", "deposit", "total", "40.00"))
            .gives(201)
            .id();
    store
        .as(MANAGER)
        .patch("/pos/bank-transactions/" + deposit + "/complete/", "{}")
        .gives(200)
        .has("status", "completed");
    store
        .as(MANAGER)
        .post(
            "/pos/revenue-goals/",
            body("location", 1, "date", "2026-02-12", "goal_amount", "100.00"))
        .gives(201);
    store
        .as(MANAGER)
        .post(
            "/pos/revenue-goals/",
            body("location", 1, "date", "2026-02-12", "goal_amount", "200.00"))
        .refuses("non_field_errors", "must make a unique set");
    dashboard(store).has("todays_goal", "100.00").has("weekly/4/goal", "100.00");
    store.as(CASHIER).get("/pos/dashboard/alerts/").gives(200);
    for (String list :
        List.of(
            "/pos/bank-transactions/?status=completed&transaction_type=deposit&location=1",
            "/pos/revenue-goals/?location=1&date_from=2026-02-12&date_to=2026-02-12")) {
      store.as(MANAGER).get(list).gives(200).has("count", 1);
    }
  }

  private static Answer dashboard(ServerFixture store) {
    return store.as(CASHIER).get("/pos/dashboard/metrics/").gives(200);
  }

  private static void lists(ServerFixture store) {
    for (String list :
        List.of(
            "/pos/registers/?is_active=true",
            "/pos/drawers/?status=closed&date=2026-02-12",
            "/pos/carts/?status=voided&date_from=2026-02-12&search=carl",
            "/pos/receipts/?receipt_number=r-20260212-001",
            "/inventory/items/?status=on_shelf&search=lamp&ordering=-price")) {
      assertThat(store.as(CASHIER).get(list).gives(200).at("count").asInt()).as(list).isPositive();
    }
    store.as(MANAGER).get("/core/settings/?page_size=3").gives(200).has("count", 6);
    store.as(CASHIER).get("/core/locations/?search=main").gives(200).has("count", 1);
  }

  private static void theClock(ServerFixture store) {
    long entry = store.as(CASHIER).post("/hr/time-entries/").gives(201).id();
    store.as(CASHIER).post("/hr/time-entries/").refuses("Already clocked in.");
    store.clock().advance(java.time.Duration.ofHours(8));
    store
        .as(CASHIER)
        .post("/hr/time-entries/" + entry + "/clock_out/", body("break_minutes", 30))
        .gives(200)
        .has("total_hours", "7.50");
    store.as(CASHIER).get("/hr/time-entries/?status=pending").gives(200).has("count", 1);
  }
}
