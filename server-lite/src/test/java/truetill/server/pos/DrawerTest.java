package truetill.server.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CASHIER_2;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.contract.Promise;

class DrawerTest {
  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  private final Shop shop = new Shop(store);

  @AfterEach
  void backToNoon() {
    store.clock().set(ServerFixture.START);
  }

  @Test
  void opening() {
    long register = shop.register().id();
    var good = body("register", register, "opening_total", "200.00", "cashier", 77);
    store.scenario("nobody").as(NOBODY).post("/pos/drawers/", good).gives(401);
    store.scenario("consignee").as(CONSIGNEE).post("/pos/drawers/", good).gives(403);
    store
        .scenario("the cashier is the caller, whoever the client names")
        .as(CASHIER)
        .post("/pos/drawers/", good)
        .gives(201)
        .has("status", "open")
        .has("date", "2026-02-12")
        .has("current_cashier", store.idOf(CASHIER))
        .has("current_cashier_name", "Carl Example")
        .has("opened_by", store.idOf(CASHIER))
        .has("opening_total", "200.00")
        .has("expected_cash", "null")
        .has("closing_count", "null")
        .has("current_expected_cash", "200.00");
  }

  @Test
  void theFloatDefaultsToTheRegistersOwnAndACountGivesTheTotal() {
    Answer seeded = store.as(CASHIER).post("/pos/drawers/", body("register", 1)).gives(201);
    seeded.has("opening_total", "200.00").has("opening_count/quarters", 40);
    store
        .as(CASHIER)
        .post(
            "/pos/drawers/",
            body(
                "register",
                shop.register().id(),
                "opening_count",
                Map.of("twenties", 5, "ones", 3, "dimes", 7)))
        .gives(201)
        .has("opening_total", "103.70")
        .has("opening_count/twenties", 5);
    store
        .scenario("a count of zeros means not counted")
        .as(CASHIER)
        .post(
            "/pos/drawers/",
            body(
                "register",
                shop.register().id(),
                "opening_count",
                Map.of("twenties", 0),
                "opening_total",
                "80.00"))
        .gives(201)
        .has("opening_total", "80.00");
  }

  @Test
  @Promise(20)
  void promise20TheDateIsTheStoresOwn() {
    store.clock().set(Instant.parse("2026-02-14T01:00:00Z"));
    long register = shop.register().id();
    shop.openOn(register, "200.00").gives(201).has("date", "2026-02-13");
  }

  @Test
  @Promise(21)
  void promise21ThreeClearMessagesSayWhyThereIsNoSecondDrawer() {
    long register = shop.register().id();
    long drawer = shop.openOn(register, "200.00").gives(201).id();
    shop.openOn(register, "200.00").refuses("A drawer is already open for this register today.");
    shop.close(drawer, "200.00").gives(200);
    shop.openOn(register, "200.00").refuses("This register's drawer for today is already closed.");
    store.clock().advance(Duration.ofDays(1));
    shop.openOn(register, "200.00").gives(201);
    store.clock().advance(Duration.ofDays(1));
    shop.openOn(register, "200.00")
        .refuses("This register still has an open drawer from 2026-02-13.");
  }

  @Test
  @Promise(24)
  void promise24WhatIsWrongIsSaidByField() {
    store
        .scenario("no register")
        .as(CASHIER)
        .post("/pos/drawers/", "{}")
        .refuses("register", "This field is required.");
    store
        .scenario("unknown register")
        .as(CASHIER)
        .post("/pos/drawers/", body("register", 999999))
        .refuses("register", "Invalid pk");
    store
        .scenario("text as amount")
        .as(CASHIER)
        .post("/pos/drawers/", body("register", 1, "opening_total", "lots"))
        .refuses("opening_total", "A valid number is required.");
    store
        .scenario("a fraction of a bill")
        .as(CASHIER)
        .post("/pos/drawers/", body("register", 1, "opening_count", Map.of("tens", 1.5)))
        .refuses("opening_count", "whole number");
    store
        .scenario("a count that is a list")
        .as(CASHIER)
        .post("/pos/drawers/", "{\"register\":1,\"opening_count\":[1]}")
        .refuses("opening_count", "Expected a dictionary");
    long inactive = shop.register().id();
    store.as(CASHIER).patch("/pos/registers/" + inactive + "/", body("is_active", false));
    shop.openOn(inactive, "1.00").refuses("register", "not active");
  }

  @Test
  @Promise({25, 26})
  void promise25And26CountAndTotalMustAgreeAfterRoundingToTheCent() {
    long register = shop.register().id();
    store
        .scenario("negative piece")
        .as(CASHIER)
        .post("/pos/drawers/", body("register", register, "opening_count", Map.of("tens", -1)))
        .gives(400);
    store
        .scenario("negative total")
        .as(CASHIER)
        .post("/pos/drawers/", body("register", register, "opening_total", -1))
        .refuses("opening_total", "greater than or equal to 0");
    store
        .scenario("they differ")
        .as(CASHIER)
        .post(
            "/pos/drawers/",
            body(
                "register",
                register,
                "opening_count",
                Map.of("twenties", 10),
                "opening_total",
                "200.01"))
        .refuses("opening_total", "adds up to 200.00");
    store
        .scenario("a binary float")
        .as(CASHIER)
        .post(
            "/pos/drawers/",
            "{\"register\":"
                + register
                + ",\"opening_count\":{\"twenties\":10,\"dimes\":1},"
                + "\"opening_total\":200.10000000000002}")
        .gives(201)
        .has("opening_total", "200.10");
  }

  @Test
  void listing() {
    long register = shop.register().id();
    long drawer = shop.openOn(register, "200.00").gives(201).id();
    store.scenario("nobody").as(NOBODY).get("/pos/drawers/").gives(401);
    store.scenario("consignee").as(CONSIGNEE).get("/pos/drawers/").gives(403);
    store
        .scenario("by register, day and state")
        .as(CASHIER)
        .get("/pos/drawers/?register=" + register + "&date=2026-02-12&status=open")
        .gives(200)
        .has("count", 1)
        .has("results/0/id", drawer);
    store
        .scenario("another day")
        .as(CASHIER)
        .get("/pos/drawers/?register=" + register + "&date=2026-02-11")
        .gives(200)
        .has("count", 0);
    store
        .scenario("bad filters")
        .as(CASHIER)
        .get("/pos/drawers/?register=x&date=2026-02-30&status=ajar")
        .refuses("register", "Select a valid choice.")
        .refuses("date", "Enter a valid date.")
        .refuses("status", "Select a valid choice. ajar is not one of the available choices.");
    store.scenario("ordered").as(CASHIER).get("/pos/drawers/?ordering=opened_at,-date").gives(200);
    store.scenario("one").as(CASHIER).get("/pos/drawers/" + drawer + "/").gives(200);
    store
        .scenario("none")
        .as(CASHIER)
        .get("/pos/drawers/999999/")
        .gives(404)
        .has("detail", "No Drawer matches the given query.");
  }

  @Test
  @Promise(23)
  void promise23ADrawerIsNotRewrittenOrDeleted() {
    String path = "/pos/drawers/" + shop.drawer("200.00") + "/";
    store.as(MANAGER).patch(path, body("status", "closed")).gives(405);
    store.as(MANAGER).put(path, "{}").gives(405);
    store.as(MANAGER).delete(path).gives(405);
  }

  @Test
  @Promise(24)
  void handingOver() {
    long drawer = shop.drawer("200.00");
    shop.complete(shop.cartWith(drawer, "10.00")).gives(200);
    String path = "/pos/drawers/" + drawer + "/handoff/";
    long second = store.idOf(CASHIER_2);
    var good = body("incoming_cashier", second, "counted_total", "210.00", "notes", "Short a coin");
    store.scenario("nobody").as(NOBODY).post(path, good).gives(401);
    store.scenario("consignee").as(CONSIGNEE).post(path, good).gives(403);
    store.scenario("none").as(CASHIER).post("/pos/drawers/999999/handoff/", good).gives(404);
    store
        .scenario("promise 24: nobody named")
        .as(CASHIER)
        .post(path, body("counted_total", "210.70"))
        .refuses("incoming_cashier", "This field is required.");
    store
        .scenario("promise 24: to himself")
        .as(CASHIER)
        .post(path, body("incoming_cashier", store.idOf(CASHIER), "counted_total", 1))
        .refuses("incoming_cashier", "holds the drawer already");
    store
        .scenario("promise 24: to a consignee")
        .as(CASHIER)
        .post(path, body("incoming_cashier", store.idOf(CONSIGNEE), "counted_total", 1))
        .refuses("incoming_cashier", "Only active staff");
    store
        .scenario("promise 24: to nobody we know")
        .as(CASHIER)
        .post(path, body("incoming_cashier", 999999, "counted_total", 1))
        .refuses("incoming_cashier", "Invalid pk");
    store
        .scenario("good")
        .as(CASHIER)
        .post(path, good)
        .gives(200)
        .has("drawer", drawer)
        .has("outgoing_cashier_name", "Carl Example")
        .has("incoming_cashier_name", "Cleo Example")
        .has("expected_total", "210.70")
        .has("counted_total", "210.00")
        .has("variance", "-0.70")
        .has("notes", "Short a coin");
    shop.drawerNow(drawer)
        .has("status", "open")
        .has("current_cashier", second)
        .has("handoffs/0/variance", "-0.70");
  }

  @Test
  @Promise(25)
  void dropping() {
    long drawer = shop.drawer("200.00");
    String path = "/pos/drawers/" + drawer + "/drop/";
    var good = body("amount", Map.of("twenties", 2), "notes", "Envelope 7");
    store.scenario("nobody").as(NOBODY).post(path, good).gives(401);
    store.scenario("consignee").as(CONSIGNEE).post(path, good).gives(403);
    store.scenario("none").as(CASHIER).post("/pos/drawers/999999/drop/", good).gives(404);
    store.scenario("nothing sent").as(CASHIER).post(path, "{}").refuses("total", "amount or total");
    store
        .scenario("promise 25: negative")
        .as(CASHIER)
        .post(path, body("total", -5))
        .refuses("total", "greater than or equal to 0");
    store.scenario("zero").as(CASHIER).post(path, body("total", "0.00")).gives(400);
    store
        .scenario("more than it should hold")
        .as(CASHIER)
        .post(path, body("total", "200.01"))
        .refusesWithCode("drop_too_large");
    store
        .scenario("good")
        .as(CASHIER)
        .post(path, good)
        .gives(200)
        .has("total", "40.00")
        .has("amount/twenties", 2)
        .has("dropped_by_name", "Carl Example")
        .has("notes", "Envelope 7");
    shop.drawerNow(drawer)
        .has("drops_total", "40.00")
        .has("drops/0/total", "40.00")
        .has("current_expected_cash", "160.00");
  }

  @Test
  @Promise(19)
  void promise19ExpectedCashCountsDropsAndRefunds() {
    long drawer = shop.drawer("200.00");
    long cart = shop.cartWith(drawer, "10.00");
    shop.complete(cart).gives(200);
    shop.complete(shop.cartWith(drawer, "20.00")).gives(200);
    store.as(CASHIER).post("/pos/drawers/" + drawer + "/drop/", body("total", 50)).gives(200);
    shop.voidSale(cart).gives(200);
    store
        .as(CASHIER)
        .post(
            "/pos/drawers/" + drawer + "/handoff/",
            body("incoming_cashier", store.idOf(CASHIER_2), "counted_total", "171.40"))
        .gives(200)
        .has("expected_total", "171.40")
        .has("variance", "0.00");
    shop.close(drawer, "171.00")
        .gives(200)
        .has("status", "closed")
        .has("closed_by_name", "Carl Example")
        .has("expected_cash", "171.40")
        .has("variance", "-0.40")
        .has("current_expected_cash", "171.40");
  }

  @Test
  void closing() {
    long drawer = shop.drawer("200.00");
    String path = "/pos/drawers/" + drawer + "/close/";
    store.scenario("nobody").as(NOBODY).post(path, "{}").gives(401);
    store.scenario("consignee").as(CONSIGNEE).post(path, "{}").gives(403);
    store.scenario("none").as(CASHIER).post("/pos/drawers/999999/close/", "{}").gives(404);
    store.scenario("no count").as(CASHIER).post(path, "{}").refuses("closing_total", "Send");
    long empty = shop.cart(drawer);
    long filled = shop.cartWith(drawer, "5.00");
    store
        .scenario("a sale is open")
        .as(CASHIER)
        .post(path, body("closing_total", "200.00"))
        .refuses("Cart #" + filled + " is still open on this drawer.");
    store.as(CASHIER).delete("/pos/carts/" + filled + "/").gives(204);
    store
        .scenario("good")
        .as(CASHIER)
        .post(path, body("closing_count", Map.of("twenties", 9, "ones", 19, "quarters", 2)))
        .gives(200)
        .has("closing_total", "199.50")
        .has("closing_count/ones", 19)
        .has("variance", "-0.50");
    store.scenario("empty carts go").as(CASHIER).get("/pos/carts/" + empty + "/").gives(404);
  }

  @Test
  @Promise(22)
  void promise22NothingMovesOnAClosedDrawer() {
    long drawer = shop.drawer("200.00");
    shop.close(drawer, "200.00").gives(200);
    shop.close(drawer, "150.00").refuses("Drawer is closed.");
    String path = "/pos/drawers/" + drawer;
    store.as(CASHIER).post(path + "/drop/", body("total", 5)).refuses("Drawer is closed.");
    store
        .as(CASHIER)
        .post(
            path + "/handoff/", body("incoming_cashier", store.idOf(CASHIER_2), "counted_total", 5))
        .refuses("Drawer is closed.");
    store.as(CASHIER).post("/pos/carts/", body("drawer", drawer)).refuses("Drawer is closed.");
    shop.drawerNow(drawer).has("closing_total", "200.00");
  }

  @Test
  void reopening() {
    long register = shop.register().id();
    long drawer = shop.openOn(register, "200.00").gives(201).id();
    String path = "/pos/drawers/" + drawer + "/reopen/";
    store.scenario("open").as(MANAGER).post(path).refusesWithCode("drawer_open");
    shop.close(drawer, "199.00").gives(200);
    store.scenario("nobody").as(NOBODY).post(path).gives(401);
    store.scenario("cashier").as(CASHIER).post(path).gives(403);
    store.scenario("none").as(MANAGER).post("/pos/drawers/999999/reopen/").gives(404);
    store
        .scenario("good")
        .as(MANAGER)
        .post(path)
        .gives(200)
        .has("status", "open")
        .has("closed_by", "null")
        .has("closing_total", "null")
        .has("variance", "null");
    assertThat(shop.count("audit_event", "action = 'drawer_reopened' and subject_id = " + drawer))
        .isOne();
    shop.close(drawer, "200.00").gives(200);
    store.clock().advance(Duration.ofDays(1));
    store.scenario("yesterday's").as(MANAGER).post(path).refusesWithCode("not_today");
  }

  @Test
  void aDrawerOfAnActiveRegisterPcIsMovedThereAlone() {
    long register = shop.register().id();
    long drawer = shop.openOn(register, "200.00").gives(201).id();
    long cart = shop.cartWith(drawer, "5.00");
    String device = "01900000-0000-7000-8000-00000000000d";
    String zeros = "0".repeat(64);
    store
        .work()
        .write(tx -> {
          tx.handle()
              .execute(
                  "insert into device (id, register_id, status, secret_hash, nonce_hex,"
                      + " enrolled_at, head_hash) values (?, ?, 'active', ?, ?,"
                      + " current_timestamp, ?)",
                  java.util.UUID.fromString(device),
                  register,
                  zeros,
                  zeros,
                  zeros);
          return tx.handle()
              .execute(
                  "update drawer set device_id = ? where id = ?",
                  java.util.UUID.fromString(device),
                  drawer);
        });
    shop.complete(cart).refusesWithCode("owned_by_device");
    shop.close(drawer, "200.00").refusesWithCode("owned_by_device");
    store
        .as(CASHIER)
        .post("/pos/carts/", body("drawer", drawer))
        .refusesWithCode("owned_by_device");
    var change = body("total", "5.00", "related_drawer", drawer);
    store.as(MANAGER).post("/pos/supplemental/draw/", change).refusesWithCode("owned_by_device");
    store.as(MANAGER).post("/pos/supplemental/return/", change).refusesWithCode("owned_by_device");
    store.work().write(tx -> tx.handle().execute("update device set status = 'lost'"));
    shop.complete(cart).gives(200);
    shop.close(drawer, "205.35").gives(200).has("variance", "0.00");
    store.work().write(tx -> tx.handle().execute("update device set status = 'active'"));
    store.clock().advance(Duration.ofDays(1));
    shop.openOn(register, "200.00").refusesWithCode("owned_by_device");
  }
}
