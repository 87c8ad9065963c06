package truetill.server.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.contract.Promise;

class RegisterTest {
  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  private final Shop shop = new Shop(store);

  @Test
  @Promise(34)
  void promise34TheTwoSeededRegistersAddUp() {
    Answer list = store.as(CASHIER).get("/pos/registers/").gives(200);
    list.has("results/0/code", "REG-01")
        .has("results/0/starting_cash", "200.00")
        .has("results/0/starting_breakdown/ones", 22)
        .has("results/0/location_name", "Main Store")
        .has("results/1/code", "REG-02");
    Answer opened = shop.openOn(list.at("results/1/id").asLong(), "200.00").gives(201);
    assertThat(opened.text("register_code")).isEqualTo("REG-02");
  }

  @Test
  void listing() {
    store.scenario("nobody").as(NOBODY).get("/pos/registers/").gives(401);
    store.scenario("consignee").as(CONSIGNEE).get("/pos/registers/").gives(403);
    store
        .scenario("unknown location")
        .as(CASHIER)
        .get("/pos/registers/?location=999999")
        .refuses("location", "Select a valid choice.");
    store.scenario("page outside").as(CASHIER).get("/pos/registers/?page=99").gives(404);
    long id = shop.register().id();
    store.as(CASHIER).patch("/pos/registers/" + id + "/", body("is_active", false)).gives(200);
    Answer inactive = store.as(CASHIER).get("/pos/registers/?is_active=false&location=1");
    assertThat(inactive.gives(200).at("results").findValuesAsText("id"))
        .contains(Long.toString(id));
    store
        .scenario("an empty filter is none")
        .as(CASHIER)
        .get("/pos/registers/?is_active=")
        .gives(200)
        .has("results/0/code", "REG-01");
  }

  @Test
  void creating() {
    var good = body("location", 1, "name", "Back", "code", "W-1", "starting_cash", 150);
    store.scenario("nobody").as(NOBODY).post("/pos/registers/", good).gives(401);
    store.scenario("consignee").as(CONSIGNEE).post("/pos/registers/", good).gives(403);
    store
        .scenario("good")
        .as(ADMIN)
        .post("/pos/registers/", good)
        .gives(201)
        .has("starting_cash", "150.00")
        .has("starting_breakdown/twenties", 0)
        .has("is_active", true);
    store
        .scenario("code taken")
        .as(ADMIN)
        .post("/pos/registers/", good)
        .refuses("code", "already exists");
    store
        .scenario("nothing said")
        .as(ADMIN)
        .post("/pos/registers/", "{}")
        .refuses("location", "This field is required.")
        .refuses("name", "This field is required.")
        .refuses("code", "This field is required.");
    store
        .scenario("unknown location")
        .as(ADMIN)
        .post("/pos/registers/", body("location", 77, "name", "X", "code", "X"))
        .refuses("location", "Invalid pk \"77\" - object does not exist.");
    store
        .scenario("location is text")
        .as(ADMIN)
        .post("/pos/registers/", body("location", "x", "name", "X", "code", "X"))
        .refuses("location", "Incorrect type. Expected pk value, received str.");
  }

  @Test
  @Promise(25)
  void promise25CountAndStartingCashMustAgree() {
    var wrong =
        body(
            "location", 1,
            "name", "C",
            "code", "X-1",
            "starting_cash", "200.00",
            "starting_breakdown", Map.of("twenties", 5));
    store.as(ADMIN).post("/pos/registers/", wrong).refuses("starting_cash", "100.00");
    store
        .as(ADMIN)
        .post(
            "/pos/registers/",
            body(
                "location",
                1,
                "name",
                "C",
                "code",
                "X-1",
                "starting_breakdown",
                Map.of("twenties", 5, "ones", 3, "dimes", 7)))
        .gives(201)
        .has("starting_cash", "103.70");
    store
        .as(ADMIN)
        .post(
            "/pos/registers/",
            body(
                "location",
                1,
                "name",
                "D",
                "code",
                "Y-1",
                "starting_breakdown",
                Map.of("guineas", 5)))
        .refuses("starting_breakdown", "is not a denomination");
  }

  @Test
  void changing() {
    Answer register = shop.register();
    String path = "/pos/registers/" + register.id() + "/";
    store.scenario("nobody").as(NOBODY).patch(path, "{}").gives(401);
    store.scenario("consignee").as(CONSIGNEE).put(path, "{}").gives(403);
    store.scenario("none").as(CASHIER).patch("/pos/registers/999999/", "{}").gives(404);
    store
        .scenario("blank")
        .as(CASHIER)
        .patch(path, body("name", ""))
        .refuses("name", "This field may not be blank.");
    store
        .scenario("null")
        .as(CASHIER)
        .patch(path, body("code", null))
        .refuses("code", "This field may not be null.");
    store
        .scenario("code of another")
        .as(CASHIER)
        .patch(path, body("code", "REG-01"))
        .refuses("code", "already exists");
    store
        .scenario("own code again")
        .as(CASHIER)
        .patch(path, body("code", register.text("code"), "starting_cash", "99.50"))
        .gives(200)
        .has("starting_cash", "99.50")
        .has("name", register.text("name"));
    store.scenario("put wants all").as(CASHIER).put(path, body("name", "N")).gives(400);
    store
        .scenario("put")
        .as(MANAGER)
        .put(path, body("name", "Newer", "code", register.text("code"), "location", 1))
        .gives(200)
        .has("name", "Newer")
        .has("starting_cash", "99.50");
    store.scenario("get").as(CASHIER).get(path).gives(200).has("name", "Newer");
    assertThat(
            shop.count(
                "audit_event",
                "action = 'register_starting_cash_changed' and subject_id = " + register.id()))
        .isOne();
    assertThat(shop.count("feed", "table_name = 'register' and row_id = " + register.id()))
        .isEqualTo(3);
  }

  @Test
  @Promise(33)
  void promise33AUsedRegisterIsNotDeleted() {
    long unused = shop.register().id();
    long used = shop.register().id();
    shop.openOn(used, "200.00").gives(201);
    store.scenario("nobody").as(NOBODY).delete("/pos/registers/" + unused + "/").gives(401);
    store.scenario("used").as(CASHIER).delete("/pos/registers/" + used + "/").gives(400);
    store.scenario("unused").as(CASHIER).delete("/pos/registers/" + unused + "/").gives(204);
    store.scenario("gone").as(CASHIER).delete("/pos/registers/" + unused + "/").gives(404);
    assertThat(shop.count("feed", "action = 'del' and row_id = " + unused)).isOne();
  }
}
