package truetill.server.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;
import static truetill.server.inventory.Built.ITEMS;
import static truetill.server.inventory.Pallet.path;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.contract.InventoryPromise;

/** Checking in an order's items over HTTP (rules-inventory section 11). */
class OrderCheckInTest {
  private static final String STATES =
      "select status, price_cents, title from item where purchase_order_id = :id order by id";
  private static final String TIMES =
      """
      select listed_at, checked_in_at, checked_in_by from item
       where purchase_order_id = :id order by id
      """;

  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  private final Pallet pallet = new Pallet(store);
  private final Built built = new Built(store);

  @Test
  void whoMayAndWhen() {
    Answer order = built.single(1);
    String path = path(order) + "check-in-items/";
    store.scenario("nobody").as(NOBODY).post(path).gives(401);
    store.scenario("consignee").as(CONSIGNEE).post(path).gives(403);
    store.as(CASHIER).post(Pallet.ORDERS + "999999/check-in-items/").gives(404);
    store.as(CASHIER).post(path, "[]").gives(400);
    pallet.act(pallet.order(), "check-in-items").refusesWithCode("order_without_items");
    pallet.act(pallet.orderIn("cancelled"), "check-in-items").refusesWithCode("order_status");
  }

  @Test
  @InventoryPromise(68)
  void withoutASelectionWhatWaitsIsCheckedIn() {
    Answer order = built.single(5);
    List<Long> items = built.items(order);
    status(items.get(0), "processing");
    status(items.get(1), "lost");
    status(items.get(2), "returned");
    pallet
        .act(order, "check-in-items", body("location", "C3"))
        .gives(200)
        .has("checked_in", 3)
        .has("order_status", "processing");
    assertThat(built.lines(STATES, order.id()))
        .extracting(line -> line.split(" ", -1)[0])
        .containsExactly("on_shelf", "lost", "returned", "on_shelf", "on_shelf");
    assertThat(built.history(items.get(3)))
        .endsWith(
            "location_change  C3 Check-in of the order: location",
            "status_change intake on_shelf Check-in of the order: status");
    pallet.act(order, "check-in-items").refusesWithCode("no_items_left");
  }

  @Test
  @InventoryPromise(68)
  void aSelectionThatNamesNothingOfTheOrderChangesNothing() {
    Answer order = built.single(2);
    Answer other = built.grouped(2);
    List<Long> items = built.items(order);
    List<String> before = built.lines(STATES, order.id());
    for (Object bad :
        List.of(
            body("item_ids", List.of()),
            body("item_ids", List.of("x")),
            body("item_ids", "x"),
            body("item_ids", null),
            body("item_ids", List.of(items.get(0), built.items(other).get(0))),
            body("item_ids", List.of(999_999)),
            body("processing_tier", "both"),
            body("batch_group_id", built.group(other)),
            body("batch_group_id", "x"),
            body("statuses", List.of("waiting")),
            body("statuses", List.of()),
            body("statuses", "intake"),
            body("statuses", List.of(1)),
            body("statuses", List.of("returned")),
            body("processing_tier", "batch"),
            body("title", "All the same"),
            body("price", "abc"),
            body("price", "4.999"),
            body("condition", "mint"))) {
      pallet.act(order, "check-in-items", bad).gives(400);
    }
    assertThat(built.lines(STATES, order.id())).isEqualTo(before);
  }

  @Test
  @InventoryPromise(68)
  void allThatWasGivenMustHold() {
    Answer order = pallet.orderIn("shipped");
    built.row(order, "Mug", 3, "batch_flag", true);
    built.row(order, "Lamp", 2);
    pallet.act(order, "deliver").gives(200);
    List<Long> items = built.items(order);
    pallet
        .act(
            order,
            "check-in-items",
            body("item_ids", items.subList(0, 4), "processing_tier", "batch", "price", "2.00"))
        .gives(200)
        .has("checked_in", 3);
    assertThat(built.lines(STATES, order.id()))
        .containsExactly(
            "on_shelf 200 Mug",
            "on_shelf 200 Mug",
            "on_shelf 200 Mug",
            "intake 0 Lamp",
            "intake 0 Lamp");
    status(items.get(3), "returned");
    pallet
        .act(order, "check-in-items", body("statuses", List.of("returned", "sold")))
        .gives(200)
        .has("checked_in", 1);
    pallet
        .act(order, "check-in-items", body("batch_group_id", built.group(order), "price", "3.00"))
        .gives(200)
        .has("checked_in", 3);
    pallet
        .act(order, "check-in-items", body("item_ids", List.of(items.get(4)), "title", "Oak lamp"))
        .gives(200)
        .has("checked_in", 1);
    assertThat(built.lines(STATES, order.id()))
        .containsExactly(
            "on_shelf 300 Mug",
            "on_shelf 300 Mug",
            "on_shelf 300 Mug",
            "on_shelf 0 Lamp",
            "on_shelf 0 Oak lamp");
  }

  @Test
  @InventoryPromise({67, 68})
  void repeatingChangesOnlyWhatIsSentAndNeverWhatIsGone() {
    Answer order = built.single(3);
    List<Long> items = built.items(order);
    pallet.act(order, "check-in-items").gives(200).has("checked_in", 3);
    List<String> times = built.lines(TIMES, order.id());
    assertThat(times).allMatch(line -> line.endsWith(" " + store.idOf(CASHIER)));
    store.clock().advance(Duration.ofMinutes(5));
    store
        .as(MANAGER)
        .post(
            path(order) + "check-in-items/",
            body("item_ids", items, "price", "1.00", "condition", "good"))
        .gives(200)
        .has("checked_in", 3);
    assertThat(built.lines(TIMES, order.id())).isEqualTo(times);
    int events = built.history(items.get(0)).size();
    store.as(MANAGER).post(path(order) + "check-in-items/", body("item_ids", items)).gives(200);
    assertThat(built.history(items.get(0))).hasSize(events);
    store
        .as(MANAGER)
        .post(path(order) + "check-in-items/", body("item_ids", items, "condition", "unknown"))
        .gives(200);
    store.as(CASHIER).get(ITEMS + items.get(0) + "/").has("condition", "good");
    for (String gone : List.of("scrapped", "lost")) {
      status(items.get(0), gone);
      pallet
          .act(order, "check-in-items", body("item_ids", List.of(items.get(0))))
          .refusesWithCode("no_items_left");
    }
  }

  @Test
  @InventoryPromise(67)
  void whatSomebodyPutOnTheShelfByHandIsCheckedInToo() {
    Answer order = built.single(2);
    List<Long> items = built.items(order);
    status(items.get(0), "on_shelf");
    List<String> before = built.history(items.get(0));
    store.clock().advance(Duration.ofMinutes(5));
    store
        .as(MANAGER)
        .post(path(order) + "check-in-items/", body("item_ids", items))
        .gives(200)
        .has("checked_in", 2);
    assertThat(
            built.lines("select checked_in_by from item where purchase_order_id = :id", order.id()))
        .containsExactly("" + store.idOf(MANAGER), "" + store.idOf(MANAGER));
    assertThat(
            built.lines(
                "select distinct checked_in_at from item where purchase_order_id = :id",
                order.id()))
        .hasSize(1);
    assertThat(
            built.lines(
                "select distinct listed_at from item where purchase_order_id = :id", order.id()))
        .hasSize(2);
    assertThat(built.history(items.get(0))).isEqualTo(before);
  }

  @Test
  void eachItemIsWrittenOnce() {
    Answer few = built.single(3);
    Answer many = built.single(43);
    long of3 = Statements.of(store, () -> pallet.act(few, "check-in-items").gives(200));
    long of43 = Statements.of(store, () -> pallet.act(many, "check-in-items").gives(200));
    assertThat(of43 - of3).as("the item, its history, the registers").isEqualTo(40 * 3);
  }

  @Test
  void anOrderWithItemsIsProcessingFromThenOn() {
    Answer order = pallet.orderIn("shipped");
    pallet.item(order, "intake");
    pallet
        .act(order, "check-in-items")
        .gives(200)
        .has("checked_in", 1)
        .has("order_status", "processing");
    pallet.read(order).has("status", "processing").has("shipped_date", "2026-02-12");
    pallet.act(order, "mark-complete").gives(200);
    pallet.item(order, "intake");
    pallet.act(order, "check-in-items").gives(200).has("order_status", "complete");
  }

  private void status(long item, String status) {
    store.as(CASHIER).patch(ITEMS + item + "/", body("status", status)).gives(200);
  }
}
