package truetill.server.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.contract.Promise;

/** The reserve of change; it begins with the 500.00 of rules-store section 9. */
class SupplementalTest {
  private static final String DRAWER = "/pos/supplemental/";
  private static final String DRAW = DRAWER + "draw/";
  private static final String RETURN = DRAWER + "return/";
  private static final String AUDIT = DRAWER + "audit/";
  private static final String TRANSACTIONS = DRAWER + "transactions/";

  private ServerFixture store;
  private Shop shop;

  @BeforeEach
  void open() {
    store = ServerFixture.inMemory();
    shop = new Shop(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Answer now() {
    return store.as(MANAGER).get(DRAWER).gives(200);
  }

  private Answer transactions() {
    return store.as(MANAGER).get(TRANSACTIONS).gives(200);
  }

  private long audits(String action) {
    return shop.count("audit_event", "action = '" + action + "'");
  }

  @Test
  @Promise(34)
  void whatItBeginsWithAddsUp() {
    store.scenario("nobody").as(NOBODY).get(DRAWER).gives(401);
    store.scenario("consignee").as(CONSIGNEE).get(DRAWER).gives(403);
    store.scenario("cashier").as(CASHIER).get(DRAWER).gives(403);
    store
        .scenario("manager")
        .as(MANAGER)
        .get(DRAWER)
        .gives(200)
        .has("location", 1)
        .has("location_name", "Main Store")
        .has("current_total", "500.00")
        .has("current_balance/fifties", 2)
        .has("current_balance/twenties", 5)
        .has("current_balance/tens", 10)
        .has("current_balance/fives", 20)
        .has("current_balance/ones", 65)
        .has("current_balance/quarters", 80)
        .has("current_balance/dimes", 100)
        .has("current_balance/nickels", 80)
        .has("current_balance/pennies", 100)
        .has("current_balance/hundreds", 0)
        .has("last_counted_by", "null")
        .has("last_counted_at", "null");
    store.as(MANAGER).post(AUDIT, now().json()).gives(200).has("variance", "0.00");
  }

  @Test
  void aLocationMayHaveNone() {
    long second = store.as(ADMIN).post("/core/locations/", body("name", "Second")).gives(201).id();
    store
        .scenario("without one")
        .as(MANAGER)
        .get(DRAWER + "?location=" + second)
        .gives(404)
        .has("detail", "No supplemental drawer is configured.");
    store.scenario("named").as(MANAGER).get(DRAWER + "?location=1").gives(200).has("location", 1);
    store
        .scenario("no such location")
        .as(MANAGER)
        .get(DRAWER + "?location=999999")
        .refuses("location", "Select a valid choice.");
    store
        .scenario("no number")
        .as(MANAGER)
        .get(DRAWER + "?location=x")
        .refuses("location", "Select a valid choice.");
  }

  @Test
  @Promise(30)
  void withoutOneEveryMoveIs404AndTheListIsEmpty() {
    store.work().write(tx -> tx.handle().execute("delete from supplemental_drawer"));
    for (String path : List.of(DRAW, RETURN, AUDIT)) {
      store
          .as(MANAGER)
          .post(path, body("total", "5.00"))
          .gives(404)
          .has("detail", "No supplemental drawer is configured.");
      store.scenario("404 before a bad body").as(MANAGER).post(path, "[]").gives(404);
    }
    store.as(MANAGER).get(DRAWER).gives(404);
    assertThat(transactions().json()).isEmpty();
  }

  @Test
  void drawing() {
    var good = body("amount", Map.of("twenties", 2), "total", "40.00", "notes", "Fair day");
    store.scenario("nobody").as(NOBODY).post(DRAW, good).gives(401);
    store.scenario("consignee").as(CONSIGNEE).post(DRAW, good).gives(403);
    store.scenario("cashier").as(CASHIER).post(DRAW, good).gives(403);
    store.scenario("a list").as(MANAGER).post(DRAW, "[]").gives(400);
    store
        .scenario("nothing said")
        .as(MANAGER)
        .post(DRAW, "{}")
        .refuses("total", "Send amount or total.");
    store
        .scenario("zeros only")
        .as(MANAGER)
        .post(DRAW, body("amount", Map.of("ones", 0)))
        .refuses("total", "Send amount or total.");
    store
        .scenario("nothing moves")
        .as(MANAGER)
        .post(DRAW, body("total", 0))
        .refuses("total", "The amount must be more than 0.00.");
    store
        .scenario("they differ")
        .as(MANAGER)
        .post(DRAW, body("amount", Map.of("twenties", 2), "total", "41.00"))
        .refuses("total", "The count adds up to 40.00");
    store
        .scenario("no denomination")
        .as(MANAGER)
        .post(DRAW, body("amount", Map.of("guineas", 2)))
        .refuses("amount", "is not a denomination");
    store
        .scenario("no such drawer")
        .as(MANAGER)
        .post(DRAW, body("total", 5, "related_drawer", 999999))
        .refuses("related_drawer", "Invalid pk \"999999\" - object does not exist.");
    now().has("current_total", "500.00");
    assertThat(audits("supplemental_drawn")).isZero();
    store
        .scenario("good")
        .as(MANAGER)
        .post(DRAW, good)
        .gives(200)
        .has("current_total", "460.00")
        .has("current_balance/twenties", 3);
    transactions()
        .has("0/transaction_type", "draw")
        .has("0/total", "40.00")
        .has("0/amount/twenties", 2)
        .has("0/related_drawer", "null")
        .has("0/performed_by", store.idOf(MANAGER))
        .has("0/performed_by_name", "Mona Example")
        .has("0/performed_at", "2026-02-12T12:00:00.000000-06:00")
        .has("0/notes", "Fair day");
    assertThat(audits("supplemental_drawn")).isOne();
  }

  @Test
  @Promise(27)
  void neitherTheTotalNorADenominationGoesBelowZero() {
    store
        .scenario("six of five twenties")
        .as(MANAGER)
        .post(DRAW, body("amount", Map.of("twenties", 6)))
        .refuses("amount", "Not enough twenties.");
    store
        .scenario("more than there is")
        .as(MANAGER)
        .post(DRAW, body("total", "500.01"))
        .refuses("total", "Not enough cash.");
    store
        .scenario("negative")
        .as(MANAGER)
        .post(DRAW, body("total", "-9999.00"))
        .refuses("total", "greater than or equal to 0");
    now().has("current_total", "500.00").has("current_balance/twenties", 5);
    assertThat(transactions().json()).isEmpty();
    store.as(MANAGER).post(DRAW, body("amount", Map.of("twenties", 5))).gives(200);
    store
        .scenario("the pieces are gone, the money is not")
        .as(MANAGER)
        .post(DRAW, body("amount", Map.of("twenties", 1)))
        .refuses("amount", "Not enough twenties.");
    now().has("current_total", "400.00").has("current_balance/twenties", 0);
  }

  @Test
  void aTotalAloneMovesTheTotalAlone() {
    store
        .as(MANAGER)
        .post(DRAW, body("total", "40.00"))
        .gives(200)
        .has("current_total", "460.00")
        .has("current_balance/twenties", 5);
    store
        .as(MANAGER)
        .post(RETURN, body("total", "15.50"))
        .gives(200)
        .has("current_total", "475.50");
    transactions().has("0/amount/ones", 0).has("0/total", "15.50");
  }

  @Test
  @Promise(27)
  void puttingBack() {
    var good = body("amount", Map.of("twenties", 1, "ones", 5));
    store.scenario("nobody").as(NOBODY).post(RETURN, good).gives(401);
    store.scenario("consignee").as(CONSIGNEE).post(RETURN, good).gives(403);
    store.scenario("cashier").as(CASHIER).post(RETURN, good).gives(403);
    store.scenario("nothing said").as(MANAGER).post(RETURN, "{}").refuses("total", "Send amount");
    store
        .scenario("more than any amount")
        .as(MANAGER)
        .post(RETURN, body("total", "99999999.99"))
        .refuses("total", "holds at most 99999999.99");
    store
        .scenario("good")
        .as(MANAGER)
        .post(RETURN, good)
        .gives(200)
        .has("current_total", "525.00")
        .has("current_balance/twenties", 6)
        .has("current_balance/ones", 70);
    transactions().has("0/transaction_type", "return").has("0/total", "25.00");
    assertThat(audits("supplemental_returned")).isOne();
  }

  @Test
  @Promise(19)
  void whatADrawerGetsAndGivesCountsForItsExpectedCash() {
    long drawer = shop.drawer("200.00");
    var draw = body("total", "40.00", "related_drawer", drawer);
    var giveBack = body("amount", Map.of("tens", 1), "related_drawer", drawer);
    store.as(MANAGER).post(DRAW, draw).gives(200);
    shop.drawerNow(drawer).has("supplemental_net", "40.00").has("current_expected_cash", "240.00");
    store
        .scenario("more than the drawer should hold")
        .as(MANAGER)
        .post(RETURN, body("total", "240.01", "related_drawer", drawer))
        .refuses("total", "The drawer should not hold that much cash.");
    store.as(MANAGER).post(RETURN, giveBack).gives(200);
    store.as(MANAGER).post(DRAW, body("total", "5.00", "related_drawer", null)).gives(200);
    transactions().has("1/related_drawer", drawer).has("0/related_drawer", "null");
    shop.drawerNow(drawer).has("supplemental_net", "30.00").has("current_expected_cash", "230.00");
    store
        .as(CASHIER)
        .post(
            "/pos/drawers/" + drawer + "/handoff/",
            body("incoming_cashier", store.idOf(MANAGER), "counted_total", "230.00"))
        .gives(200)
        .has("expected_total", "230.00");
    shop.close(drawer, "229.00").gives(200).has("expected_cash", "230.00").has("variance", "-1.00");
    store.scenario("closed").as(MANAGER).post(DRAW, draw).refuses("Drawer is closed.");
    store.scenario("closed").as(MANAGER).post(RETURN, giveBack).refuses("Drawer is closed.");
    now().has("current_total", "465.00");
    store.as(MANAGER).post("/pos/drawers/" + drawer + "/reopen/").gives(200);
    shop.drawerNow(drawer).has("current_expected_cash", "230.00");
    store.as(MANAGER).post(DRAW, draw).gives(200);
    shop.close(drawer, "270.00").gives(200).has("variance", "0.00");
  }

  @Test
  @Promise(28)
  void aRecountReadsBothSpellings() {
    store.scenario("nobody").as(NOBODY).post(AUDIT, "{}").gives(401);
    store.scenario("consignee").as(CONSIGNEE).post(AUDIT, "{}").gives(403);
    store.scenario("cashier").as(CASHIER).post(AUDIT, "{}").gives(403);
    store
        .scenario("nothing said")
        .as(MANAGER)
        .post(AUDIT, "{}")
        .refuses("current_total", "Send current_balance or current_total.");
    store
        .scenario("zeros are no count")
        .as(MANAGER)
        .post(AUDIT, body("count", Map.of("ones", 0)))
        .gives(400);
    store
        .scenario("they differ")
        .as(MANAGER)
        .post(AUDIT, body("count", Map.of("twenties", 24), "total", "481.00"))
        .refuses("total", "The count adds up to 480.00");
    now().has("current_total", "500.00").has("last_counted_by", "null");
    store
        .scenario("the client's")
        .as(MANAGER)
        .post(AUDIT, body("count", Map.of("twenties", 24), "total", 480.00))
        .gives(200)
        .has("current_total", "480.00")
        .has("current_balance/twenties", 24)
        .has("current_balance/ones", 0)
        .has("variance", "-20.00")
        .has("last_counted_by", store.idOf(MANAGER))
        .has("last_counted_by_name", "Mona Example")
        .has("last_counted_at", "2026-02-12T12:00:00.000000-06:00");
    store
        .scenario("the contract's")
        .as(ADMIN)
        .post(AUDIT, body("current_balance", Map.of("twenties", 25), "current_total", "500.00"))
        .gives(200)
        .has("current_total", "500.00")
        .has("variance", "20.00")
        .has("last_counted_by", store.idOf(ADMIN));
    store
        .scenario("an empty one")
        .as(MANAGER)
        .post(AUDIT, body("total", 0))
        .gives(200)
        .has("current_total", "0.00")
        .has("current_balance/twenties", 0)
        .has("variance", "-500.00");
    assertThat(audits("supplemental_recounted")).isEqualTo(3);
  }

  @Test
  @Promise(29)
  void anAdjustmentHasASignAndNamesWhatWasCounted() {
    store.as(MANAGER).post(DRAW, body("total", "40.00")).gives(200);
    store
        .as(MANAGER)
        .post(AUDIT, body("current_total", "480.00"))
        .gives(200)
        .has("variance", "20.00");
    transactions().has("0/transaction_type", "audit_adjustment").has("0/total", "20.00");
    store
        .as(MANAGER)
        .post(AUDIT, body("current_balance", Map.of("tens", 47), "notes", "One ten short"))
        .gives(200)
        .has("variance", "-10.00");
    transactions()
        .has("0/total", "-10.00")
        .has("0/amount/tens", 47)
        .has("0/notes", "One ten short")
        .has("1/total", "20.00");
    store
        .scenario("as recorded: no adjustment, but counted")
        .as(ADMIN)
        .post(AUDIT, body("current_balance", Map.of("tens", 47)))
        .gives(200)
        .has("variance", "0.00")
        .has("last_counted_by", store.idOf(ADMIN));
    assertThat(transactions().json()).hasSize(3);
  }

  @Test
  void theLastFiftyMovementsAreListed() {
    store.scenario("nobody").as(NOBODY).get(TRANSACTIONS).gives(401);
    store.scenario("consignee").as(CONSIGNEE).get(TRANSACTIONS).gives(403);
    store.scenario("cashier").as(CASHIER).get(TRANSACTIONS).gives(403);
    for (int cents = 1; cents <= 51; cents++) {
      store.as(MANAGER).post(DRAW, body("total", cents / 100.0)).gives(200);
    }
    assertThat(transactions().has("0/total", "0.51").has("49/total", "0.02").json()).hasSize(50);
  }

  @Test
  @Promise(30)
  void noMoveIsLostWhenManyComeAtOnce() throws Exception {
    List<Callable<Answer>> draws = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      draws.add(() -> store.as(MANAGER).post(DRAW, body("amount", Map.of("ones", 3))));
    }
    List<Answer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Answer> answer : threads.invokeAll(draws)) {
        answers.add(answer.get());
      }
    }
    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(21);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .allSatisfy(answer -> answer.refuses("amount", "Not enough ones."));
    now().has("current_total", "437.00").has("current_balance/ones", 2);
  }
}
