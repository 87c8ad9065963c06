package truetill.server.pos;

import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Answer;
import truetill.server.app.Person;
import truetill.server.app.ServerFixture;
import truetill.server.contract.Promise;

class RevenueGoalTest {
  private static final String LIST = "/pos/revenue-goals/";
  private static final String TAKEN = "The fields location, date must make a unique set.";

  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  private static Answer goal(String date, Object amount) {
    return store
        .as(MANAGER)
        .post(LIST, body("location", 1, "date", date, "goal_amount", amount))
        .gives(201);
  }

  private static String path(Answer goal) {
    return LIST + goal.id() + "/";
  }

  @Test
  void creating() {
    var good = body("location", 1, "date", "2026-03-01", "goal_amount", 1200.5);
    store.scenario("nobody").as(NOBODY).post(LIST, good).gives(401);
    store.scenario("consignee").as(CONSIGNEE).post(LIST, good).gives(403);
    store.scenario("cashier").as(CASHIER).post(LIST, good).gives(403);
    store
        .scenario("nothing said")
        .as(MANAGER)
        .post(LIST, "{}")
        .refuses("location", "This field is required.")
        .refuses("date", "This field is required.")
        .refuses("goal_amount", "This field is required.");
    store
        .scenario("everything wrong")
        .as(MANAGER)
        .post(LIST, body("location", 999999, "date", "2026-02-30", "goal_amount", "much"))
        .refuses("location", "Invalid pk \"999999\" - object does not exist.")
        .refuses("date", "Date has wrong format.")
        .refuses("goal_amount", "A valid number is required.");
    store
        .scenario("good")
        .as(MANAGER)
        .post(LIST, good)
        .gives(201)
        .has("location", 1)
        .has("date", "2026-03-01")
        .has("goal_amount", "1200.50");
    store
        .scenario("the same day again")
        .as(ADMIN)
        .post(LIST, body("location", 1, "date", "2026-03-01", "goal_amount", "5.00"))
        .refuses("non_field_errors", TAKEN);
    long there = store.as(ADMIN).post("/core/locations/", body("name", "Annex")).gives(201).id();
    store
        .scenario("the same day elsewhere")
        .as(MANAGER)
        .post(LIST, body("location", there, "date", "2026-03-01", "goal_amount", "5.00"))
        .gives(201);
  }

  @Test
  @Promise(35)
  void anAmountIsZeroOrMore() {
    store
        .as(MANAGER)
        .post(LIST, body("location", 1, "date", "2026-03-02", "goal_amount", "-0.01"))
        .refuses("goal_amount", "Ensure this value is greater than or equal to 0.");
    Answer goal = goal("2026-03-02", 0).has("goal_amount", "0.00");
    store
        .as(MANAGER)
        .patch(path(goal), body("goal_amount", -1))
        .refuses("goal_amount", "Ensure this value is greater than or equal to 0.");
    store.as(MANAGER).get(path(goal)).gives(200).has("goal_amount", "0.00");
  }

  @Test
  void changing() {
    goal("2026-03-10", "10.00");
    Answer goal = goal("2026-03-11", "11.00");
    String path = path(goal);
    for (Person person : new Person[] {CONSIGNEE, CASHIER}) {
      store.as(person).get(path).gives(403);
      store.as(person).patch(path, "{}").gives(403);
      store.as(person).put(path, "{}").gives(403);
    }
    store.as(NOBODY).get(path).gives(401);
    store.as(NOBODY).patch(path, "{}").gives(401);
    store.as(NOBODY).put(path, "{}").gives(401);
    String none = LIST + "999999/";
    store.as(MANAGER).get(none).gives(404).has("detail", "No RevenueGoal matches the given query.");
    store.as(MANAGER).patch(none, "[]").gives(404);
    store.as(MANAGER).put(none, "[]").gives(404);
    store
        .scenario("onto another's day")
        .as(MANAGER)
        .patch(path, body("date", "2026-03-10"))
        .refuses("non_field_errors", TAKEN);
    store
        .scenario("onto its own day")
        .as(MANAGER)
        .patch(path, body("date", "2026-03-11", "goal_amount", "12.00"))
        .gives(200)
        .has("goal_amount", "12.00");
    store
        .scenario("put wants all")
        .as(MANAGER)
        .put(path, body("goal_amount", 1))
        .refuses("date", "This field is required.")
        .refuses("location", "This field is required.");
    store
        .scenario("put")
        .as(ADMIN)
        .put(path, body("location", 1, "date", "2026-03-12", "goal_amount", "13"))
        .gives(200)
        .has("date", "2026-03-12")
        .has("goal_amount", "13.00");
    store.scenario("get").as(MANAGER).get(path).gives(200).has("date", "2026-03-12");
  }

  @Test
  void deleting() {
    String path = path(goal("2026-03-20", "20.00"));
    store.scenario("nobody").as(NOBODY).delete(path).gives(401);
    store.scenario("consignee").as(CONSIGNEE).delete(path).gives(403);
    store.scenario("cashier").as(CASHIER).delete(path).gives(403);
    store.scenario("good").as(MANAGER).delete(path).gives(204);
    store.scenario("gone").as(MANAGER).delete(path).gives(404);
    goal("2026-03-20", "21.00");
  }

  @Test
  @Promise(43)
  void listing() {
    Answer early = goal("2026-05-01", "1.00");
    Answer late = goal("2026-05-03", "3.00");
    Answer middle = goal("2026-05-02", "2.00");
    store.scenario("nobody").as(NOBODY).get(LIST).gives(401);
    store.scenario("consignee").as(CONSIGNEE).get(LIST).gives(403);
    store.scenario("cashier").as(CASHIER).get(LIST).gives(403);
    String may = LIST + "?location=1&date_from=2026-05-01&date_to=2026-05-31";
    store
        .scenario("latest day first")
        .as(MANAGER)
        .get(may)
        .gives(200)
        .has("count", 3)
        .has("results/0/id", late.id())
        .has("results/1/id", middle.id())
        .has("results/2/id", early.id());
    store
        .scenario("both ends count")
        .as(MANAGER)
        .get(LIST + "?date_from=2026-05-01&date_to=2026-05-02")
        .gives(200)
        .has("count", 2);
    store
        .scenario("one day")
        .as(MANAGER)
        .get(LIST + "?date=2026-05-02")
        .gives(200)
        .has("count", 1)
        .has("results/0/id", middle.id());
    store
        .scenario("bad filters")
        .as(MANAGER)
        .get(LIST + "?location=999999&date=x&date_from=2026-02-30&date_to=soon")
        .refuses("location", "Select a valid choice.")
        .refuses("date", "Enter a valid date.")
        .refuses("date_from", "Enter a valid date.")
        .refuses("date_to", "Enter a valid date.");
    store.scenario("page outside").as(MANAGER).get(LIST + "?page=99").gives(404);
  }
}
