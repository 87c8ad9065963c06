package truetill.server.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Scenario.body;

import java.time.LocalDate;
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
import org.junit.jupiter.api.Timeout;
import truetill.core.money.Money;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.contract.Promise;
import truetill.server.db.TestPostgres;

/** Row locks hold where the writer lock of one process does not reach (promise 11). */
class TwoServersOnOnePostgresTest {
  private static final int CALLS = 40;

  private ServerFixture left;
  private ServerFixture right;

  @BeforeEach
  void start() {
    String database = TestPostgres.freshDatabase();
    left = ServerFixture.onPostgres(database);
    right = ServerFixture.onPostgres(database);
  }

  @AfterEach
  void stop() {
    if (left != null) {
      left.close();
    }
    if (right != null) {
      right.close();
    }
  }

  @Test
  @Promise(11)
  void oneCartOneItemAndOneDrawerComeOutRight() throws Exception {
    Shop shop = new Shop(left);
    long drawer = shop.drawer("200.00");
    long cart = shop.cartWith(drawer, "10.00");
    assertThat(successes(onBoth(CALLS, store -> complete(store, cart)))).hasSize(1);

    String sku = shop.item("10.00");
    // On two drawers, each with one server: the lock of the item alone stands between the sales.
    long[] drawers = {shop.drawer("200.00"), shop.drawer("200.00")};
    List<Long> carts = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      carts.add(shop.cart(drawers[i % 2]));
      shop.add(carts.getLast(), sku).gives(200);
    }
    assertThat(successes(each(carts))).hasSize(1);

    List<Long> many = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      many.add(shop.cartWith(drawer, "1.00"));
    }
    List<Answer> sold = successes(each(many));
    assertThat(sold).hasSize(CALLS);
    assertThat(sold.stream().map(answer -> answer.text("receipt/receipt_number")).distinct())
        .hasSize(CALLS);
    shop.drawerNow(drawer).has("cash_sales_total", "53.50");
  }

  @Test
  @Promise({21, 67})
  void aRegisterGetsOneDrawerAndAPersonOneShift() throws Exception {
    long register = new Shop(left).register().id();
    List<Answer> opened =
        onBoth(CALLS, store -> store.as(CASHIER).post("/pos/drawers/", body("register", register)));
    assertThat(opened).filteredOn(answer -> answer.status() == 201).hasSize(1);
    List<Answer> clockedIn =
        onBoth(
            CALLS,
            store ->
                store.as(MANAGER).post("/hr/time-entries/", body("employee", left.idOf(CASHIER))));
    assertThat(clockedIn).filteredOn(answer -> answer.status() == 201).hasSize(1);
  }

  @Test
  @Promise({27, 30})
  void theReserveOfChangeNeverGoesBelowZero() throws Exception {
    List<Answer> draws =
        onBoth(
            CALLS,
            store ->
                store
                    .as(MANAGER)
                    .post("/pos/supplemental/draw/", body("amount", Map.of("ones", 3))));
    assertThat(successes(draws)).hasSize(21);
    left.as(MANAGER).get("/pos/supplemental/").gives(200).has("current_total", "437.00");
  }

  @Test
  @Timeout(60)
  void aGoalThatTheOtherServerIsWritingIsWaitedFor() throws Exception {
    var fields = new RevenueGoalStore.Fields(1, LocalDate.parse("2026-02-12"), Money.of("100.00"));
    var second = body("location", 1, "date", "2026-02-12", "goal_amount", "200.00");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Answer> answer =
          left.work()
              .write(tx -> {
                new RevenueGoalStore().insert(tx, tx.newUid(), fields);
                Future<Answer> waiting =
                    threads.submit(() -> right.as(MANAGER).post("/pos/revenue-goals/", second));
                TestPostgres.untilSomebodyWaits(tx);
                return waiting;
              });
      answer.get().refuses("non_field_errors", "The fields location, date must make a unique set.");
    }
  }

  /** One request on one of the two servers. */
  private interface Request {
    Answer on(ServerFixture store);
  }

  private static Answer complete(ServerFixture store, long cart) {
    return store.as(CASHIER).post("/pos/carts/" + cart + "/complete/");
  }

  private List<Answer> each(List<Long> carts) throws Exception {
    List<Callable<Answer>> calls = new ArrayList<>();
    for (int i = 0; i < carts.size(); i++) {
      ServerFixture store = i % 2 == 0 ? left : right;
      long cart = carts.get(i);
      calls.add(() -> complete(store, cart));
    }
    return run(calls);
  }

  private List<Answer> onBoth(int times, Request request) throws Exception {
    List<Callable<Answer>> calls = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      ServerFixture store = i % 2 == 0 ? left : right;
      calls.add(() -> request.on(store));
    }
    return run(calls);
  }

  private static List<Answer> successes(List<Answer> answers) {
    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 400));
    return answers.stream().filter(answer -> answer.status() == 200).toList();
  }

  private static List<Answer> run(List<Callable<Answer>> calls) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }
}
