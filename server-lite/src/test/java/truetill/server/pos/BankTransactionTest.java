package truetill.server.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Answer;
import truetill.server.app.Person;
import truetill.server.app.ServerFixture;
import truetill.server.contract.Promise;

class BankTransactionTest {
  private static final String LIST = "/pos/bank-transactions/";

  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  private final Shop shop = new Shop(store);

  @AfterEach
  void backToNoon() {
    store.clock().set(ServerFixture.START);
  }

  private static Answer deposit(String total) {
    return store
        .as(MANAGER)
        .post(LIST, body("transaction_type", "deposit", "total", total))
        .gives(201);
  }

  private static String path(Answer transaction) {
    return LIST + transaction.id() + "/";
  }

  private long audits(String action, long id) {
    return shop.count("audit_event", "action = '" + action + "' and subject_id = " + id);
  }

  @Test
  @Promise(31)
  void creatingNeedsOnlyTheKindAndTheCallerPerformsIt() {
    var good =
        body(
            "transaction_type",
            "deposit",
            "amount",
            Map.of("twenties", 10),
            "total",
            200,
            "notes",
            "Bag 12",
            "performed_by",
            store.idOf(CASHIER),
            "status",
            "completed");
    store.scenario("nobody").as(NOBODY).post(LIST, good).gives(401);
    store.scenario("consignee").as(CONSIGNEE).post(LIST, good).gives(403);
    store.scenario("cashier").as(CASHIER).post(LIST, good).gives(403);
    Answer made =
        store
            .scenario("good")
            .as(MANAGER)
            .post(LIST, good)
            .gives(201)
            .has("location", 1)
            .has("transaction_type", "deposit")
            .has("amount/twenties", 10)
            .has("total", "200.00")
            .has("status", "pending")
            .has("performed_by", store.idOf(MANAGER))
            .has("performed_by_name", "Mona Example")
            .has("created_at", "2026-02-12T12:00:00.000000-06:00")
            .has("completed_at", "null")
            .has("notes", "Bag 12");
    assertThat(audits("bank_transaction_created", made.id())).isOne();
    store
        .scenario("only the kind")
        .as(ADMIN)
        .post(LIST, body("transaction_type", "change_pickup"))
        .gives(201)
        .has("total", "0.00")
        .has("amount/ones", 0)
        .has("notes", "");
    store
        .scenario("a count gives the total")
        .as(MANAGER)
        .post(LIST, body("transaction_type", "change_pickup", "amount", Map.of("ones", 50)))
        .gives(201)
        .has("total", "50.00");
  }

  @Test
  @Promise(25)
  void whatIsWrongIsSaidByField() {
    store
        .scenario("nothing said")
        .as(MANAGER)
        .post(LIST, "{}")
        .refuses("transaction_type", "This field is required.");
    store
        .scenario("everything wrong")
        .as(MANAGER)
        .post(
            LIST,
            body(
                "transaction_type",
                "loan",
                "location",
                999999,
                "amount",
                Map.of("ones", -1),
                "total",
                "-5"))
        .refuses("transaction_type", "\"loan\" is not a valid choice.")
        .refuses("location", "Invalid pk \"999999\" - object does not exist.")
        .refuses("amount", "must be from 0")
        .refuses("total", "greater than or equal to 0");
    store
        .scenario("they differ")
        .as(MANAGER)
        .post(
            LIST,
            body("transaction_type", "deposit", "amount", Map.of("tens", 5), "total", "50.01"))
        .refuses("total", "The count adds up to 50.00");
    store.scenario("a list").as(MANAGER).post(LIST, "[]").gives(400);
  }

  @Test
  void changing() {
    Answer transaction = deposit("200.00");
    String path = path(transaction);
    for (Person person : new Person[] {CONSIGNEE, CASHIER}) {
      store.as(person).get(path).gives(403);
      store.as(person).patch(path, "{}").gives(403);
      store.as(person).put(path, "{}").gives(403);
    }
    store.as(NOBODY).get(path).gives(401);
    store.as(NOBODY).patch(path, "{}").gives(401);
    store.as(NOBODY).put(path, "{}").gives(401);
    String none = LIST + "999999/";
    store
        .as(MANAGER)
        .get(none)
        .gives(404)
        .has("detail", "No BankTransaction matches the given query.");
    store.as(MANAGER).patch(none, "[]").gives(404);
    store.as(MANAGER).put(none, "[]").gives(404);
    store
        .scenario("bad kind")
        .as(MANAGER)
        .patch(path, body("transaction_type", "loan"))
        .refuses("transaction_type", "is not a valid choice");
    store
        .scenario("the state is not for writing")
        .as(MANAGER)
        .patch(path, body("status", "completed", "total", "180.00"))
        .gives(200)
        .has("status", "pending")
        .has("total", "180.00");
    store
        .scenario("a count replaces the total")
        .as(MANAGER)
        .patch(path, body("amount", Map.of("twenties", 8)))
        .gives(200)
        .has("total", "160.00")
        .has("amount/twenties", 8);
    store
        .scenario("a total that differs drops the count")
        .as(MANAGER)
        .patch(path, body("total", "161.00"))
        .gives(200)
        .has("amount/twenties", 0);
    store
        .scenario("put wants the kind")
        .as(MANAGER)
        .put(path, body("total", 1))
        .refuses("transaction_type", "This field is required.");
    store
        .scenario("put")
        .as(ADMIN)
        .put(path, body("transaction_type", "change_pickup", "total", "75.00", "notes", "Coins"))
        .gives(200)
        .has("transaction_type", "change_pickup")
        .has("total", "75.00")
        .has("performed_by", store.idOf(MANAGER));
    store.scenario("get").as(MANAGER).get(path).gives(200).has("notes", "Coins");
    assertThat(audits("bank_transaction_changed", transaction.id())).isEqualTo(4);
  }

  @Test
  @Promise(32)
  void aCompletedOneKeepsEverythingButItsNotes() {
    Answer transaction = deposit("200.00");
    String path = path(transaction);
    store.scenario("nobody").as(NOBODY).patch(path + "complete/", "{}").gives(401);
    store.scenario("consignee").as(CONSIGNEE).patch(path + "complete/", "{}").gives(403);
    store.scenario("cashier").as(CASHIER).patch(path + "complete/", "{}").gives(403);
    store.scenario("none").as(MANAGER).patch(LIST + "999999/complete/", "{}").gives(404);
    store.scenario("another verb").as(MANAGER).post(path + "complete/").gives(405);
    store.clock().advance(Duration.ofMinutes(30));
    store
        .scenario("good, without a body")
        .as(MANAGER)
        .send("PATCH", path + "complete/", null)
        .gives(200)
        .has("status", "completed")
        .has("completed_at", "2026-02-12T12:30:00.000000-06:00");
    String late = "Transaction is already completed.";
    store.scenario("again").as(MANAGER).patch(path + "complete/", "{}").refuses(late);
    store.scenario("amount").as(ADMIN).patch(path, body("total", "1.00")).refuses(late);
    store
        .scenario("kind")
        .as(ADMIN)
        .patch(path, body("transaction_type", "change_pickup", "notes", "x"))
        .refuses(late);
    store
        .scenario("put")
        .as(ADMIN)
        .put(path, body("transaction_type", "deposit", "total", "1.00"))
        .refuses(late);
    store.scenario("delete").as(ADMIN).delete(path).refuses(late);
    store
        .scenario("back to pending")
        .as(MANAGER)
        .patch(path, body("status", "pending", "completed_at", null))
        .gives(200)
        .has("status", "completed");
    store
        .scenario("notes")
        .as(MANAGER)
        .patch(path, body("notes", "Slip 4711"))
        .gives(200)
        .has("notes", "Slip 4711")
        .has("total", "200.00")
        .has("completed_at", "2026-02-12T12:30:00.000000-06:00");
    assertThat(audits("bank_transaction_completed", transaction.id())).isOne();
    assertThat(audits("bank_transaction_changed", transaction.id())).isZero();
  }

  @Test
  void itMovesNoDrawerByItself() {
    String before = store.as(MANAGER).get("/pos/supplemental/").gives(200).text("current_total");
    store.as(MANAGER).patch(path(deposit("50.00")) + "complete/", "{}").gives(200);
    store.as(MANAGER).get("/pos/supplemental/").gives(200).has("current_total", before);
    assertThat(store.as(MANAGER).get("/pos/supplemental/transactions/").gives(200).json())
        .isEmpty();
  }

  @Test
  void aPendingOneIsDeleted() {
    Answer transaction = deposit("10.00");
    String path = path(transaction);
    store.scenario("nobody").as(NOBODY).delete(path).gives(401);
    store.scenario("consignee").as(CONSIGNEE).delete(path).gives(403);
    store.scenario("cashier").as(CASHIER).delete(path).gives(403);
    store.scenario("good").as(MANAGER).delete(path).gives(204);
    store.scenario("gone").as(MANAGER).delete(path).gives(404);
    assertThat(audits("bank_transaction_deleted", transaction.id())).isOne();
  }

  @Test
  void listing() {
    long there = store.as(ADMIN).post("/core/locations/", body("name", "Annex")).gives(201).id();
    Answer first =
        store
            .as(MANAGER)
            .post(LIST, body("transaction_type", "deposit", "location", there, "total", 1))
            .gives(201);
    store.clock().advance(Duration.ofMinutes(1));
    Answer second =
        store
            .as(MANAGER)
            .post(LIST, body("transaction_type", "change_pickup", "location", there, "total", 2))
            .gives(201);
    store.as(MANAGER).patch(path(second) + "complete/", "{}").gives(200);
    store.scenario("nobody").as(NOBODY).get(LIST).gives(401);
    store.scenario("consignee").as(CONSIGNEE).get(LIST).gives(403);
    store.scenario("cashier").as(CASHIER).get(LIST).gives(403);
    String here = LIST + "?location=" + there;
    store
        .scenario("newest first")
        .as(MANAGER)
        .get(here)
        .gives(200)
        .has("count", 2)
        .has("results/0/id", second.id());
    store
        .scenario("oldest first")
        .as(MANAGER)
        .get(here + "&ordering=created_at")
        .gives(200)
        .has("results/0/id", first.id());
    store
        .scenario("by state and kind")
        .as(MANAGER)
        .get(here + "&status=completed&transaction_type=change_pickup")
        .gives(200)
        .has("count", 1)
        .has("results/0/id", second.id());
    store
        .scenario("both must hold")
        .as(MANAGER)
        .get(here + "&status=completed&transaction_type=deposit")
        .gives(200)
        .has("count", 0);
    store
        .scenario("bad filters")
        .as(MANAGER)
        .get(LIST + "?location=999999&status=lost&transaction_type=loan")
        .refuses("location", "Select a valid choice.")
        .refuses("status", "Select a valid choice. lost is not one of the available choices.")
        .refuses("transaction_type", "Select a valid choice. loan");
    store.scenario("page outside").as(MANAGER).get(LIST + "?page=99").gives(404);
  }
}
