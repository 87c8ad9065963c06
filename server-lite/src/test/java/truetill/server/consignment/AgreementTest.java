package truetill.server.consignment;

import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.contract.Promise;
import truetill.server.pos.Shop;

class AgreementTest {
  private static final String PATH = "/consignment/agreements/";

  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  private final Shop shop = new Shop(store);
  private final Consignees consignees = new Consignees(store, shop);

  @Test
  void listing() {
    store.scenario("nobody").as(NOBODY).get(PATH).gives(401);
    store.scenario("cashier").as(CASHIER).get(PATH).gives(403);
    store.scenario("consignee").as(CONSIGNEE).get(PATH).gives(403);
    store.scenario("unknown").as(MANAGER).get(PATH + "?consignee=999999").gives(400);
    long consignee = consignees.consignee();
    long agreement = consignees.agreement(consignee, "25");
    store
        .as(MANAGER)
        .get(PATH + "?consignee=" + consignee + "&status=active&ordering=created_at")
        .gives(200)
        .has("count", 1)
        .has("results/0/id", agreement);
  }

  @Test
  @Promise({89, 90})
  void creating() {
    long consignee = consignees.consignee();
    store.scenario("nobody").as(NOBODY).post(PATH, "{}").gives(401);
    store.scenario("cashier").as(CASHIER).post(PATH, "{}").gives(403);
    store.scenario("nobody named").as(MANAGER).post(PATH, "{}").refuses("consignee", "required");
    store
        .scenario("unknown")
        .as(MANAGER)
        .post(PATH, body("consignee", 999999))
        .refuses("consignee", "Invalid pk \"999999\" - object does not exist.");
    store
        .scenario("no consignee")
        .as(MANAGER)
        .post(PATH, body("consignee", store.idOf(MANAGER)))
        .refuses("consignee", "no consignee account");
    store
        .scenario("ends before it begins")
        .as(MANAGER)
        .post(PATH, body("consignee", consignee, "end_date", "2026-02-11"))
        .refuses("end_date", "before");
    Answer made =
        store
            .scenario("only the consignee is needed; percent stays percent")
            .as(MANAGER)
            .post(PATH, body("consignee", consignee, "commission_rate", "37.5"))
            .gives(201)
            .has("start_date", "2026-02-12")
            .has("end_date", "null")
            .has("status", "active")
            .has("commission_rate", "37.50");
    store.as(MANAGER).get(PATH + made.id() + "/").gives(200).has("commission_rate", "37.50");
    store.as(MANAGER).delete("/consignment/accounts/" + consignee + "/").gives(204);
    store.as(MANAGER).post(PATH, body("consignee", consignee)).refuses("consignee", "closed");
  }

  @Test
  void changing() {
    long consignee = consignees.consignee();
    String path = PATH + consignees.agreement(consignee, "40") + "/";
    store.scenario("nobody").as(NOBODY).patch(path, "{}").gives(401);
    store.scenario("cashier").as(CASHIER).patch(path, "{}").gives(403);
    store.scenario("none").as(MANAGER).patch(PATH + "999999/", "[]").gives(404);
    store.scenario("a list").as(MANAGER).patch(path, "[]").gives(400);
    store
        .scenario("another consignee")
        .as(MANAGER)
        .patch(path, body("consignee", store.idOf(CONSIGNEE)))
        .refuses("consignee", "cannot change");
    store
        .scenario("good")
        .as(MANAGER)
        .patch(path, body("status", "paused", "end_date", "2026-12-31", "terms", "short"))
        .gives(200)
        .has("status", "paused")
        .has("end_date", "2026-12-31");
    store.scenario("put needs one").as(MANAGER).put(path, "{}").refuses("consignee", "required");
    store
        .scenario("put")
        .as(MANAGER)
        .put(path, body("consignee", consignee, "status", "closed"))
        .gives(200)
        .has("status", "closed")
        .has("end_date", "null");
    store.as(MANAGER).patch(path, body("status", "paused")).refuses("status", "active again");
  }

  @Test
  @Promise(91)
  void anAgreementWithItemsIsNotDeleted() {
    long agreement = consignees.agreement(consignees.consignee(), "40");
    String path = PATH + agreement + "/";
    Consignees.Consigned item = consignees.listed(agreement, "10.00");
    store.scenario("nobody").as(NOBODY).delete(path).gives(401);
    store.scenario("cashier").as(CASHIER).delete(path).gives(403);
    store
        .scenario("has items")
        .as(MANAGER)
        .delete(path)
        .refuses("The agreement has items; close it instead.");
    consignees.item(item).has("agreement", agreement);
    store.as(CASHIER).delete("/consignment/items/" + item.id() + "/").gives(204);
    store.scenario("empty").as(MANAGER).delete(path).gives(204);
    store.scenario("gone").as(MANAGER).delete(path).gives(404);
  }
}
