package truetill.server.consignment;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CASHIER_2;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.contract.Promise;
import truetill.server.pos.Shop;

class AccountTest {
  private static final String PATH = "/consignment/accounts/";

  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  private final Shop shop = new Shop(store);
  private final Consignees consignees = new Consignees(store, shop);

  @Test
  void listing() {
    store.scenario("nobody").as(NOBODY).get(PATH).gives(401);
    store.scenario("cashier").as(CASHIER).get(PATH).gives(403);
    store.scenario("consignee").as(CONSIGNEE).get(PATH).gives(403);
    store.scenario("bad status").as(MANAGER).get(PATH + "?status=lost").refuses("status", "choice");
    store.scenario("page outside").as(MANAGER).get(PATH + "?page=99").gives(404);
    store
        .scenario("every word must match")
        .as(MANAGER)
        .get(PATH + "?search=connie,con-0&status=active")
        .gives(200)
        .has("count", 1)
        .has("results/0/id", store.idOf(CONSIGNEE))
        .has("results/0/commission_rate", "40.00")
        .has("results/0/payout_method", "cash");
    consignees.consignee();
    Answer backwards = store.as(MANAGER).get(PATH + "?ordering=-consignee_number").gives(200);
    assertThat(backwards.text("results/0/consignee_number"))
        .isGreaterThan(backwards.text("results/1/consignee_number"));
  }

  @Test
  void creating() {
    Map<String, @Nullable Object> good = Consignees.newPerson();
    store.scenario("nobody").as(NOBODY).post(PATH, good).gives(401);
    store.scenario("cashier").as(CASHIER).post(PATH, good).gives(403);
    store.scenario("consignee").as(CONSIGNEE).post(PATH, good).gives(403);
    store
        .scenario("nothing said")
        .as(MANAGER)
        .post(PATH, "{}")
        .refuses("email", "This field is required.")
        .refuses("first_name", "This field is required.")
        .refuses("last_name", "This field is required.");
    store
        .scenario("good")
        .as(MANAGER)
        .post(PATH, good)
        .gives(201)
        .has("full_name", good.get("first_name") + " " + good.get("last_name"))
        .has("status", "active")
        .has("join_date", "2026-02-12");
  }

  @Test
  @Promise({50, 49})
  void anAddressHasOneUserHoweverItIsSpelt() {
    Map<String, @Nullable Object> person = Consignees.newPerson();
    person.put("email", "CONNIE@shop.test");
    store.as(MANAGER).post(PATH, person).refuses("email", "user with this email already exists.");
    long id = consignees.consignee();
    store
        .as(MANAGER)
        .patch(PATH + id + "/", body("email", "Connie@Shop.test"))
        .refuses("email", "user with this email already exists.");
  }

  @Test
  @Promise({51, 54, 94})
  void emptyWordsAreAllowedAndTheWholeAccountIsAnswered() {
    Map<String, @Nullable Object> person = Consignees.newPerson();
    person.putAll(
        body(
            "phone",
            "",
            "notes",
            "",
            "status",
            "paused",
            "payout_method",
            "check",
            "commission_rate",
            35));
    Answer created =
        store
            .as(MANAGER)
            .post(PATH, person)
            .gives(201)
            .has("phone", "")
            .has("notes", "")
            .has("status", "paused")
            .has("payout_method", "check")
            .has("commission_rate", "35.00");
    store
        .as(MANAGER)
        .patch(PATH + created.id() + "/", body("phone", "", "notes", "rings twice"))
        .gives(200)
        .has("notes", "rings twice")
        .has("consignee_number", created.text("consignee_number"));
    person.put("email", "no address");
    person.put("status", "asleep");
    store
        .as(MANAGER)
        .post(PATH, person)
        .refuses("email", "Enter a valid email address.")
        .refuses("status", "not a valid choice");
  }

  @Test
  void anExistingUserIsLinkedAndKeepsTheOtherGroups() {
    long staff = store.idOf(CASHIER_2);
    store.as(MANAGER).post(PATH, body("user_id", 999999)).refuses("user_id", "Invalid pk");
    store.as(MANAGER).post(PATH, body("user_id", "x")).refuses("user_id", "Incorrect type.");
    store
        .as(MANAGER)
        .post(PATH, body("user_id", staff, "first_name", "Ignored", "commission_rate", "0"))
        .gives(201)
        .has("id", staff)
        .has("first_name", "Cleo")
        .has("commission_rate", "0.00");
    store.as(MANAGER).post(PATH, body("user_id", staff)).refuses("user_id", "already");
    store.as(CASHIER_2).get("/pos/registers/").gives(200);
    store.as(CASHIER_2).get("/consignment/my/summary/").gives(200).has("total_items", 0);
  }

  @Test
  @Promise(45)
  void aManagerDoesNotRenameStaffByLinkingThem() {
    long admin = store.idOf(ADMIN);
    store.as(MANAGER).post(PATH, body("user_id", admin)).gives(201);
    String path = PATH + admin + "/";
    store.as(MANAGER).patch(path, body("email", "mine@shop.test")).gives(403);
    store.as(MANAGER).patch(path, body("first_name", "Else")).gives(403);
    store.as(MANAGER).patch(path, body("last_name", "Else")).gives(403);
    store
        .as(MANAGER)
        .patch(path, body("email", "ada@shop.test", "phone", "555-0100", "notes", "owner"))
        .gives(200)
        .has("phone", "555-0100");
    store.as(ADMIN).patch(path, body("last_name", "Renamed")).gives(200);
    store.as(ADMIN).patch(path, body("last_name", ADMIN.lastName())).gives(200);
  }

  @Test
  void changing() {
    long id = consignees.consignee();
    String path = PATH + id + "/";
    store.scenario("nobody").as(NOBODY).patch(path, "{}").gives(401);
    store.scenario("cashier").as(CASHIER).patch(path, "{}").gives(403);
    store.scenario("none").as(MANAGER).patch(PATH + "999999/", "[]").gives(404);
    store.scenario("no consignee").as(MANAGER).get(PATH + store.idOf(MANAGER) + "/").gives(404);
    store.scenario("a list").as(MANAGER).patch(path, "[]").gives(400);
    store.scenario("not offered").as(MANAGER).put(path, "{}").gives(405);
    store
        .scenario("good")
        .as(MANAGER)
        .patch(path, body("first_name", "Robin", "email", "robin@shop.test"))
        .gives(200)
        .has("first_name", "Robin")
        .has("email", "robin@shop.test");
    assertThat(shop.count("audit_event", "action = 'email_changed' and subject_id = " + id))
        .isOne();
  }

  @Test
  @Promise(88)
  void theRateIsFromZeroToAHundredAndZeroIsZero() {
    long id = consignees.consignee();
    String path = PATH + id + "/";
    store.as(MANAGER).patch(path, body("commission_rate", 140)).refuses("commission_rate", "100");
    store.as(MANAGER).patch(path, body("commission_rate", -5)).refuses("commission_rate", "0");
    store.as(MANAGER).patch(path, body("commission_rate", 0)).has("commission_rate", "0.00");
    store
        .as(MANAGER)
        .post("/consignment/agreements/", body("consignee", id))
        .gives(201)
        .has("commission_rate", "0.00");
    for (Object bad : new Object[] {140, -5}) {
      store
          .as(MANAGER)
          .post("/consignment/agreements/", body("consignee", id, "commission_rate", bad))
          .gives(400);
    }
  }

  @Test
  @Promise(95)
  void closingAnAccountClosesItsAgreements() {
    long id = consignees.consignee();
    long agreement = consignees.agreement(id, "40");
    String path = PATH + id + "/";
    store.scenario("nobody").as(NOBODY).delete(path).gives(401);
    store.scenario("cashier").as(CASHIER).delete(path).gives(403);
    store.scenario("none").as(MANAGER).delete(PATH + "999999/").gives(404);
    store.scenario("good").as(MANAGER).delete(path).gives(204);
    store.as(MANAGER).get(path).gives(200).has("status", "closed");
    String agreementPath = "/consignment/agreements/" + agreement + "/";
    store.as(MANAGER).get(agreementPath).has("status", "closed");
    store.as(MANAGER).patch(path, body("status", "paused")).refuses("status", "active again");
    store.as(MANAGER).patch(path, body("status", "active")).gives(200).has("status", "active");
    store.as(MANAGER).get(agreementPath).has("status", "closed");
    store.as(MANAGER).patch(agreementPath, body("status", "active")).gives(200);
    store.as(MANAGER).patch(path, body("status", "closed")).gives(200);
    store.as(MANAGER).get(agreementPath).has("status", "closed");
  }

  @Test
  @Promise(96)
  void aNewConsigneeHasNoPassword() {
    Map<String, @Nullable Object> person = Consignees.newPerson();
    long id = store.as(MANAGER).post(PATH, person).gives(201).id();
    assertThat(shop.count("user_account", "password_hash is null and id = " + id)).isOne();
    store
        .as(NOBODY)
        .post("/auth/login/", body("email", person.get("email"), "password", "anything"))
        .gives(401);
  }
}
