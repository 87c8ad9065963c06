package truetill.server.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;
import static truetill.server.inventory.Pallet.path;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.contract.InventoryPromise;

/** The steps of an order's life over HTTP (rules-inventory section 4). */
class OrderStepsTest {
  /** From which statuses each action is taken, of those an order without rows can be in. */
  private static final Map<String, Set<String>> ALLOWED =
      Map.of(
          "mark-paid", Set.of("ordered", "paid", "shipped", "delivered", "complete"),
          "revert-paid", Set.of("ordered", "paid"),
          "mark-shipped", Set.of("ordered", "paid", "shipped"),
          "revert-shipped", Set.of("shipped"),
          "deliver", Set.of("ordered", "paid", "shipped", "delivered"),
          "revert-delivered", Set.of("delivered"),
          "mark-complete", Set.of("delivered", "complete"));

  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  private final Pallet pallet = new Pallet(store);

  static Set<String> actions() {
    return ALLOWED.keySet();
  }

  @ParameterizedTest
  @MethodSource("actions")
  @InventoryPromise({45, 59})
  void eachActionFromEachStatus(String action) {
    for (String from :
        List.of("ordered", "paid", "shipped", "delivered", "complete", "cancelled")) {
      Answer order = pallet.orderIn(from);
      String before = pallet.read(order).content();
      Answer answer = pallet.act(order, action);
      if (ALLOWED.get(action).contains(from)) {
        answer.gives(200);
      } else {
        answer.refusesWithCode("order_status");
        assertThat(pallet.read(order).content()).as(action + " from " + from).isEqualTo(before);
      }
    }
    Answer order = pallet.order();
    String path = path(order) + action + "/";
    store.scenario("nobody").as(NOBODY).post(path).gives(401);
    store.scenario("consignee").as(CONSIGNEE).post(path).gives(403);
    store.as(CASHIER).post("/inventory/orders/999999/" + action + "/").gives(404);
    store.as(CASHIER).post(path, "[]").gives(400);
  }

  @Test
  @InventoryPromise(46)
  void aDateSentIsADayAndNoDateIsToday() {
    for (List<String> step :
        List.of(
            List.of("mark-paid", "paid_date"),
            List.of("mark-shipped", "shipped_date"),
            List.of("deliver", "delivered_date"))) {
      String action = step.getFirst();
      String field = step.getLast();
      pallet.act(pallet.order(), action).gives(200).has(field, "2026-02-12");
      pallet.act(pallet.order(), action, body(field, null)).gives(200).has(field, "2026-02-12");
      pallet.act(pallet.order(), action, body(field, " ")).gives(200).has(field, "2026-02-12");
      pallet
          .act(pallet.order(), action, body(field, "2026-01-31"))
          .gives(200)
          .has(field, "2026-01-31");
      Answer order = pallet.order();
      for (Object bad : List.of("2026-02-30", "tomorrow", 5)) {
        assertThat(pallet.act(order, action, body(field, bad)).gives(400).json().has(field))
            .isTrue();
      }
      pallet.read(order).has("status", "ordered").has(field, "null");
    }
  }

  @Test
  @InventoryPromise(47)
  void todayIsTheStoresDay() {
    // At two in the morning of the 13th in UTC it is still the evening of the 12th in the store.
    store.clock().set(Instant.parse("2026-02-13T02:00:00Z"));
    try {
      pallet.act(pallet.order(), "mark-paid").gives(200).has("paid_date", "2026-02-12");
    } finally {
      store.clock().set(ServerFixture.START);
    }
  }

  @Test
  void shippingAgainEditsTheDates() {
    Answer order = pallet.order();
    pallet
        .act(order, "mark-shipped", body("shipped_date", "2026-02-01"))
        .gives(200)
        .has("status", "shipped")
        .has("expected_delivery", "null");
    pallet
        .act(order, "mark-shipped", body("expected_delivery", "2026-02-20"))
        .gives(200)
        .has("shipped_date", "2026-02-01")
        .has("expected_delivery", "2026-02-20");
    pallet
        .act(order, "revert-shipped")
        .gives(200)
        .has("status", "ordered")
        .has("shipped_date", "null")
        .has("expected_delivery", "null");
  }

  @Test
  void aLatePaymentKeepsTheStatus() {
    Answer order = pallet.orderIn("shipped");
    pallet.act(order, "mark-paid").gives(200).has("status", "shipped");
    pallet.act(order, "revert-shipped").gives(200).has("status", "paid");
  }

  @Test
  @InventoryPromise({45, 52, 58})
  void itemsHoldAnOrderWhereItIs() {
    Answer order = pallet.orderIn("delivered");
    long item = pallet.item(order, "intake");
    Answer refused = pallet.act(order, "revert-delivered").refusesWithCode("order_has_items");
    assertThat(refused.text("detail")).contains("Delete its items", "purge-delete");
    pallet.act(order, "mark-complete").refusesWithCode("items_pending");
    store
        .as(CASHIER)
        .patch("/inventory/items/" + item + "/", body("status", "on_shelf"))
        .gives(200);
    pallet.act(order, "mark-complete").gives(200).has("status", "complete");
  }

  @Test
  @InventoryPromise(45)
  void rowsWithoutItemsKeepAnOrderFromClosing() {
    Answer order = pallet.orderIn("delivered");
    pallet.row(order, "Lamp", 1);
    pallet.act(order, "mark-complete").refusesWithCode("items_not_built");
  }

  @Test
  void twoAtOnceTakeTheirTurns() throws Exception {
    for (int round = 0; round < 5; round++) {
      Answer order = pallet.orderIn("shipped");
      CyclicBarrier together = new CyclicBarrier(2);
      int[] statuses = new int[2];
      List<Thread> threads =
          List.of(
              Thread.ofVirtual().unstarted(() -> statuses[0] = after(together, order, "deliver")),
              Thread.ofVirtual()
                  .unstarted(() -> statuses[1] = after(together, order, "revert-shipped")));
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      String status = pallet.read(order).text("status");
      // Delivered first, nothing is there to take back; taken back first, it is delivered after.
      assertThat(status).isEqualTo("delivered");
      assertThat(statuses[0]).isEqualTo(200);
      assertThat(statuses[1]).isIn(200, 400);
    }
  }

  private int after(CyclicBarrier together, Answer order, String action) {
    try {
      together.await();
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
    return pallet.act(order, action).status();
  }
}
