package truetill.server.consignment;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.app.Unharmed;
import truetill.server.contract.Promise;
import truetill.server.db.TestPostgres;
import truetill.server.pos.Shop;

/** The split of a sale, payouts and the portal, with the figures of rules-store section 7. */
class PayoutTest {
  private static final String PATH = "/consignment/payouts/";

  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();
  @RegisterExtension final Unharmed unharmed = new Unharmed(store);

  private final Shop shop = new Shop(store);
  private final Consignees consignees = new Consignees(store, shop);

  @Test
  @Promise({12, 85})
  void aSaleIsSplitAtTheRateOfItsAgreement() {
    long agreement = consignees.agreement(consignees.consignee(), "40");
    long odd = consignees.agreement(consignees.consignee(), "35");
    Consignees.Consigned vase = consignees.listed(agreement, "33.33");
    Consignees.Consigned pin = consignees.listed(odd, "0.30");
    consignees.sells(vase, pin);
    consignees
        .item(vase)
        .has("status", "sold")
        .has("sale_amount", "33.33")
        .has("store_commission", "13.33")
        .has("consignee_earnings", "20.00");
    consignees.item(pin).has("store_commission", "0.11").has("consignee_earnings", "0.19");
    store
        .as(MANAGER)
        .patch("/consignment/agreements/" + agreement + "/", body("commission_rate", "90"))
        .gives(200);
    consignees.item(vase).has("store_commission", "13.33");
  }

  @Test
  void listingAndReading() {
    store.scenario("nobody").as(NOBODY).get(PATH).gives(401);
    store.scenario("cashier").as(CASHIER).get(PATH).gives(403);
    store.scenario("consignee").as(CONSIGNEE).get(PATH).gives(403);
    store.scenario("unknown").as(MANAGER).get(PATH + "?consignee=999999").gives(400);
    long consignee = consignees.consignee();
    consignees.sells(consignees.listed(consignees.agreement(consignee, "40"), "20.00"));
    long payout = consignees.generate(consignee).gives(201).id();
    store
        .as(MANAGER)
        .get(PATH + "?consignee=" + consignee + "&status=pending")
        .gives(200)
        .has("count", 1)
        .has("results/0/id", payout);
    store.scenario("nobody").as(NOBODY).get(PATH + payout + "/").gives(401);
    store.scenario("another's, by id").as(CONSIGNEE).get(PATH + payout + "/").gives(403);
    store.scenario("none").as(MANAGER).get(PATH + "999999/").gives(404);
  }

  @Test
  @Promise({43, 82})
  void generating() {
    long consignee = consignees.consignee();
    for (String path : List.of(PATH, PATH + "generate/")) {
      store.scenario("nobody").as(NOBODY).post(path, "{}").gives(401);
      store.scenario("cashier").as(CASHIER).post(path, "{}").gives(403);
      store
          .scenario("nothing said")
          .as(MANAGER)
          .post(path, "{}")
          .refuses("consignee", "required")
          .refuses("period_start", "required")
          .refuses("period_end", "required");
      store
          .scenario("no date")
          .as(MANAGER)
          .post(path, body("consignee", consignee, "period_start", "x", "period_end", "2026-02-30"))
          .refuses("period_start", "Date has wrong format.")
          .refuses("period_end", "Date has wrong format.");
      store
          .scenario("nothing sold")
          .as(MANAGER)
          .post(path, period(consignee, "2026-02-01", "2026-02-12"))
          .refuses("No sold items found for this period.");
    }
    store
        .scenario("ends first")
        .as(MANAGER)
        .post(PATH, period(consignee, "2026-02-12", "2026-02-11"))
        .refuses("period_end", "before it begins");
    store
        .scenario("tomorrow")
        .as(MANAGER)
        .post(PATH, period(consignee, "2026-02-12", "2026-02-13"))
        .refuses("period_end", "after today");
    store
        .scenario("no consignee")
        .as(MANAGER)
        .post(PATH, period(store.idOf(MANAGER), "2026-02-12", "2026-02-12"))
        .refuses("consignee", "no consignee account");
    store
        .scenario("unknown")
        .as(MANAGER)
        .post(PATH, period(999999, "2026-02-12", "2026-02-12"))
        .refuses("consignee", "Invalid pk");
    consignees.sells(consignees.listed(consignees.agreement(consignee, "40"), "20.00"));
    Answer created =
        store
            .scenario("creating is generating")
            .as(MANAGER)
            .post(PATH, period(consignee, "2026-02-12", "2026-02-12"))
            .gives(201)
            .has("items_sold", 1)
            .has("total_sales", "20.00")
            .has("payout_amount", "12.00");
    assertThat(created.text("payout_number")).matches("PAY-\\d{3,}");
  }

  @Test
  @Promise({81, 84, 92, 93})
  void theWorkedFiguresUpToAClawback() {
    long consignee = store.idOf(CONSIGNEE);
    store
        .as(MANAGER)
        .patch("/consignment/accounts/" + consignee + "/", body("payout_method", "check"))
        .gives(200);
    long agreement = consignees.agreement(consignee, "40");
    Consignees.Consigned first = consignees.listed(agreement, "20.00");
    long paidSale = consignees.sells(first);
    long early = consignees.generate(consignee).gives(201).has("payment_method", "check").id();
    consignees.generate(consignee).refuses("No sold items found for this period.");
    summary().has("pending_balance", "12.00").has("total_earned", "12.00");
    consignees.pay(early).gives(200).has("status", "paid");
    summary().has("pending_balance", "0.00").has("total_earned", "12.00");
    shop.voidSale(paidSale).gives(200);
    consignees.item(first).has("status", "listed").has("sale_amount", "null").has("payout", "null");
    consignees.payout(early).gives(200).has("payout_amount", "12.00").has("status", "paid");
    summary().has("pending_balance", "-12.00").has("total_earned", "0.00");
    Consignees.Consigned vase = consignees.listed(agreement, "33.33");
    Consignees.Consigned lamp = consignees.listed(agreement, "20.00");
    consignees.sells(vase, lamp);
    summary().has("pending_balance", "20.00");
    long late =
        consignees
            .generate(consignee)
            .gives(201)
            .has("items_sold", 2)
            .has("total_sales", "53.33")
            .has("total_commission", "21.33")
            .has("adjustment_amount", "-12.00")
            .has("payout_amount", "20.00")
            .id();
    summary()
        .has("total_items", 3)
        .has("listed_count", 1)
        .has("currently_listed", 1)
        .has("sold_count", 2)
        .has("sold", 2)
        .has("total_earned", "32.00")
        .has("pending_balance", "20.00");
    consignees.pay(late).gives(200);
    summary().has("pending_balance", "0.00");
    Answer mine = store.as(CONSIGNEE).get("/consignment/my/items/").gives(200);
    assertThat(mine.json()).hasSize(3);
    mine.has("0/sku", mine.text("0/item_sku")).has("0/title", mine.text("0/item_title"));
    store.as(CONSIGNEE).get("/consignment/my/payouts/").has("0/id", late).has("1/id", early);
    for (String mineOnly : List.of("items", "payouts", "summary")) {
      String path = "/consignment/my/" + mineOnly + "/";
      store.scenario("nobody").as(NOBODY).get(path).gives(401);
      store.scenario("staff").as(MANAGER).get(path).gives(403);
    }
  }

  @Test
  @Promise(14)
  void aVoidTakesTheSaleOutOfAPendingPayout() {
    long consignee = consignees.consignee();
    long agreement = consignees.agreement(consignee, "40");
    long one = consignees.sells(consignees.listed(agreement, "33.33"));
    Consignees.Consigned lamp = consignees.listed(agreement, "20.00");
    long two = consignees.sells(lamp);
    long payout = consignees.generate(consignee).gives(201).has("payout_amount", "32.00").id();
    consignees.item(lamp).has("payout", payout);
    shop.voidSale(two).gives(200);
    consignees
        .payout(payout)
        .gives(200)
        .has("items_sold", 1)
        .has("total_sales", "33.33")
        .has("payout_amount", "20.00");
    consignees.item(lamp).has("status", "listed").has("payout_number", "null");
    shop.voidSale(one).gives(200);
    consignees.payout(payout).gives(404);
    assertThat(shop.count("consignment_adjustment", "consignee_id = " + consignee)).isZero();
    consignees.sells(lamp);
    consignees.generate(consignee).gives(201).has("payout_amount", "12.00");
  }

  @Test
  void clawbacksThatEatAPayoutLeaveNothingToPay() {
    long consignee = consignees.consignee();
    long agreement = consignees.agreement(consignee, "50");
    long dear = consignees.sells(consignees.listed(agreement, "40.00"));
    consignees.pay(consignees.generate(consignee).gives(201).id()).gives(200);
    shop.voidSale(dear).gives(200);
    consignees.sells(consignees.listed(agreement, "40.00"));
    consignees.generate(consignee).refuses("Nothing to pay: clawbacks exceed earnings.");
    long small = consignees.sells(consignees.listed(agreement, "10.00"));
    long payout = consignees.generate(consignee).gives(201).has("payout_amount", "5.00").id();
    shop.voidSale(small).gives(200);
    consignees.payout(payout).gives(404);
    consignees.sells(consignees.listed(agreement, "2.00"));
    consignees
        .generate(consignee)
        .gives(201)
        .has("adjustment_amount", "-20.00")
        .has("payout_amount", "1.00");
  }

  @Test
  @Promise(83)
  void aPaidPayoutStands() {
    long consignee = consignees.consignee();
    consignees.sells(consignees.listed(consignees.agreement(consignee, "40"), "20.00"));
    String path = PATH + consignees.generate(consignee).gives(201).id() + "/";
    for (String operation : List.of(path, path + "pay/")) {
      store.scenario("nobody").as(NOBODY).patch(operation, "{}").gives(401);
      store.scenario("cashier").as(CASHIER).patch(operation, "{}").gives(403);
      store
          .scenario("bad method")
          .as(MANAGER)
          .patch(operation, body("payment_method", "gold"))
          .refuses("payment_method", "\"gold\" is not a valid choice.");
    }
    store.scenario("none").as(MANAGER).patch(PATH + "999999/pay/", "[]").gives(404);
    store.as(NOBODY).put(path, "{}").gives(401);
    store.as(CASHIER).put(path, "{}").gives(403);
    store.as(MANAGER).put(path, body("notes", "by post")).gives(200).has("notes", "by post");
    store.as(MANAGER).patch(path, body("payment_method", "check")).gives(200);
    Answer paid =
        store
            .as(MANAGER)
            .patch(path + "pay/", "{}")
            .gives(200)
            .has("status", "paid")
            .has("payment_method", "check")
            .has("paid_by", store.idOf(MANAGER))
            .has("paid_by_name", "Mona Example");
    assertThat(paid.text("paid_at")).startsWith("2026-02-12T12:00:00");
    store
        .as(MANAGER)
        .patch(path + "pay/", body("payment_method", "cash"))
        .refuses("Payout is already paid.");
    store.as(MANAGER).patch(path, body("notes", "x")).refuses("A paid payout cannot be changed.");
    store.as(MANAGER).put(path, body("notes", "x")).refuses("A paid payout cannot be changed.");
    store.as(MANAGER).delete(path).refuses("A paid payout cannot be deleted.");
    store.as(MANAGER).get(path).has("payment_method", "check").has("notes", "by post");
  }

  @Test
  void deletingAPendingPayoutMakesItsSalesUnpaidAgain() {
    long consignee = consignees.consignee();
    consignees.sells(consignees.listed(consignees.agreement(consignee, "40"), "20.00"));
    String path = PATH + consignees.generate(consignee).gives(201).id() + "/";
    store.scenario("nobody").as(NOBODY).delete(path).gives(401);
    store.scenario("cashier").as(CASHIER).delete(path).gives(403);
    store.scenario("good").as(MANAGER).delete(path).gives(204);
    store.scenario("gone").as(MANAGER).delete(path).gives(404);
    consignees.generate(consignee).gives(201).has("payout_amount", "12.00");
  }

  @Test
  @Promise(81)
  void manyManagersAtOncePayEachSaleOnce() throws Exception {
    try (ServerFixture own = ServerFixture.inMemory()) {
      race(own, own);
    }
  }

  @Test
  @Promise(81)
  void manyManagersAtOncePayEachSaleOnceOnTwoServersWithOnePostgres() throws Exception {
    String url = TestPostgres.freshDatabase();
    try (ServerFixture one = ServerFixture.onPostgres(url);
        ServerFixture two = ServerFixture.onPostgres(url)) {
      race(one, two);
    }
  }

  private static void race(ServerFixture store, ServerFixture other) throws Exception {
    Shop shop = new Shop(store);
    Consignees consignees = new Consignees(store, shop);
    long consignee = consignees.consignee();
    long agreement = consignees.agreement(consignee, "40");
    consignees.sells(consignees.listed(agreement, "20.00"), consignees.listed(agreement, "33.33"));
    List<Callable<Answer>> calls = new ArrayList<>();
    Consignees elsewhere = new Consignees(other, new Shop(other));
    for (int i = 0; i < 10; i++) {
      calls.add(() -> consignees.generate(consignee));
      calls.add(() -> elsewhere.generate(consignee));
    }
    List<Answer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Answer> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
    }
    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 201)
        .allSatisfy(answer -> answer.refuses("No sold items found for this period."));
    assertThat(shop.count("consignment_payout", "payout_cents = 3200")).isOne();
    String list = "?consignee=" + consignee + "&search=wren&ordering=-received_at";
    store.as(CASHIER).get("/consignment/items/" + list).gives(200).has("count", 2);
    store.as(CASHIER).get("/consignment/items/?consignee=WREN").gives(200).has("count", 2);
    store.as(MANAGER).get("/consignment/accounts/?search=wren").gives(200).has("count", 1);
    store.as(MANAGER).get("/consignment/agreements/?status=active").gives(200).has("count", 1);
    store.as(CONSIGNEE).get("/consignment/my/items/").gives(200);
    store.as(CONSIGNEE).get("/consignment/my/summary/").gives(200).has("sold", 0);
  }

  private static Answer summary() {
    return store.as(CONSIGNEE).get("/consignment/my/summary/").gives(200);
  }

  private static Object period(long consignee, String start, String end) {
    return body("consignee", consignee, "period_start", start, "period_end", end);
  }
}
