package truetill.server.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;
import static truetill.server.inventory.Built.GROUPS;
import static truetill.server.inventory.Built.ITEMS;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.contract.InventoryPromise;

/** Batch groups over HTTP (rules-inventory section 10). */
class BatchGroupTest {
  private static final String STATES =
      """
      select status, price_cents, cost_cents, condition, location from item
       where batch_group_id = :id order by id
      """;
  private static final String TIMES =
      """
      select listed_at, checked_in_at, checked_in_by from item
       where batch_group_id = :id order by id
      """;

  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  private final Pallet pallet = new Pallet(store);
  private final Built built = new Built(store);

  @Test
  void whoMay() {
    String path = GROUPS + built.group(built.grouped(2)) + "/";
    for (String get : List.of(GROUPS, path)) {
      store.scenario("nobody").as(NOBODY).get(get).gives(401);
      store.scenario("consignee").as(CONSIGNEE).get(get).gives(403);
      store.as(CASHIER).get(get).gives(200);
    }
    for (String action : List.of("process/", "check-in/", "detach/")) {
      store.scenario("nobody").as(NOBODY).post(path + action).gives(401);
      store.scenario("consignee").as(CONSIGNEE).post(path + action).gives(403);
      store.as(CASHIER).post(GROUPS + "999999/" + action).gives(404);
      store.as(CASHIER).post(GROUPS + "x/" + action).gives(404);
      store.as(CASHIER).post(path + action, "[]").gives(400);
    }
    store.scenario("nobody").as(NOBODY).patch(path, body("notes", "x")).gives(401);
    store.scenario("consignee").as(CONSIGNEE).put(path, body("notes", "x")).gives(403);
    store.as(CASHIER).get(GROUPS + "999999/").gives(404);
    store.as(CASHIER).patch(GROUPS + "999999/", body()).gives(404);
  }

  @Test
  void nobodyMakesOrDeletesOne() {
    String path = GROUPS + built.group(built.grouped(2)) + "/";
    store.as(MANAGER).post(GROUPS, body("unit_price", "1.00")).gives(405);
    store.as(MANAGER).delete(path).gives(405);
    store.as(MANAGER).get(path).gives(200);
  }

  @Test
  void shownWithWhatItBelongsTo() {
    Answer order = built.grouped(3);
    long group = built.group(order);
    Answer shown =
        store
            .as(CASHIER)
            .get(GROUPS + group + "/")
            .gives(200)
            .has("product_title", "Mug")
            .has("purchase_order", order.id())
            .has("purchase_order_number", order.text("order_number"))
            .has("total_qty", 3)
            .has("status", "pending")
            .has("unit_price", "5.00")
            .has("unit_cost", "10.00")
            .has("condition", "unknown")
            .has("items_count", 3)
            .has("intake_items_count", 3);
    assertThat(shown.text("batch_number")).matches("BTH-[0-9]{5}");
    assertThat(shown.text("product_number")).matches("PRD-[0-9]{5}");
    assertThat(shown.at("manifest_row_number").asLong()).isPositive();
  }

  @Test
  void listed() {
    Answer order = built.grouped(2);
    long group = built.group(order);
    Answer shown = store.as(CASHIER).get(GROUPS + group + "/").gives(200);
    List<String> finds =
        List.of(
            "purchase_order=" + order.id(),
            "product=" + shown.text("product"),
            "status=pending&search=" + order.text("order_number") + "%20mug",
            "search=" + shown.text("batch_number").toLowerCase(Locale.ROOT),
            "ordering=-batch_number&status=");
    for (String query : finds) {
      store.as(CASHIER).get(GROUPS + "?" + query).gives(200).has("results/0/id", group);
    }
    store.as(CASHIER).get(GROUPS + "?search=" + group + "nothing").gives(200).has("count", 0);
    for (String bad : List.of("status=done", "purchase_order=999999", "product=x")) {
      store.as(CASHIER).get(GROUPS + "?" + bad).gives(400);
    }
    store.as(CASHIER).get(GROUPS + "?page=999").gives(404);
  }

  @Test
  void whatIsSaidOfAGroupDoesNotTouchItsItems() {
    long group = built.group(built.grouped(2));
    List<String> before = built.lines(STATES, group);
    store
        .as(CASHIER)
        .patch(
            GROUPS + group + "/",
            body(
                "unit_price", "7.25",
                "unit_cost", null,
                "condition", "good",
                "location", "A1",
                "notes", "check",
                "total_qty", 99,
                "status", "complete"))
        .gives(200)
        .has("unit_price", "7.25")
        .has("unit_cost", "null")
        .has("condition", "good")
        .has("location", "A1")
        .has("notes", "check")
        .has("total_qty", 2)
        .has("status", "pending");
    store.as(CASHIER).put(GROUPS + group + "/", body()).gives(200).has("unit_price", "7.25");
    assertThat(built.lines(STATES, group)).isEqualTo(before);
    for (Object bad :
        List.of(
            body("unit_price", "4.999"),
            body("unit_price", "-1"),
            body("condition", "mint"),
            body("location", "x".repeat(101)))) {
      store.as(CASHIER).patch(GROUPS + group + "/", bad).gives(400);
    }
    store.as(CASHIER).get(GROUPS + group + "/").gives(200).has("unit_price", "7.25");
  }

  @Test
  @InventoryPromise(64)
  void aBadValueChangesNothing() {
    long group = built.group(built.grouped(2));
    List<String> before = built.lines(STATES, group);
    for (String action : List.of("process/", "check-in/")) {
      for (Object bad :
          List.of(
              body("unit_price", "abc"),
              body("unit_price", "4.999"),
              body("unit_price", null),
              body("unit_price", "-1.00"),
              body("unit_cost", "x"),
              body("condition", "mint"),
              body("location", "x".repeat(101)))) {
        store.as(CASHIER).post(GROUPS + group + "/" + action, bad).gives(400);
      }
    }
    assertThat(built.lines(STATES, group)).isEqualTo(before);
    store.as(CASHIER).get(GROUPS + group + "/").gives(200).has("unit_price", "5.00");
  }

  @Test
  @InventoryPromise({64, 65})
  void processingPricesAndShelves() {
    Answer order = built.grouped(3);
    long group = built.group(order);
    List<Long> items = built.items(order);
    String number = store.as(CASHIER).get(GROUPS + group + "/").text("batch_number");
    int events = built.history(items.getFirst()).size();
    store
        .as(CASHIER)
        .post(
            GROUPS + group + "/process/",
            body("unit_price", "6.50", "unit_cost", "2.00", "condition", "good", "location", "B2"))
        .gives(200)
        .has("updated_items", 3)
        .has("status", "complete")
        .has("processed_by", store.idOf(CASHIER))
        .has("total_qty", 3)
        .has("unit_price", "6.50")
        .has("intake_items_count", 0);
    assertThat(built.lines(STATES, group)).containsOnly("on_shelf 650 200 good B2");
    assertThat(built.lines(TIMES, group))
        .hasSize(3)
        .allMatch(line -> !line.startsWith("- ") && line.endsWith(" " + store.idOf(CASHIER)));
    List<String> history = built.history(items.getFirst());
    assertThat(history.subList(events, history.size()))
        .containsExactly(
            "batch_processed   " + number,
            "price_change 5.00 6.50 Batch process: price",
            "condition_change unknown good Batch process: condition",
            "location_change  B2 Batch process: location",
            "status_change intake on_shelf Batch process: status",
            "note 10.00 2.00 Batch process: cost");
    List<String> times = built.lines(TIMES, group);
    String processed = store.as(CASHIER).get(GROUPS + group + "/").text("processed_at");
    store.clock().advance(Duration.ofMinutes(5));
    store
        .as(MANAGER)
        .post(GROUPS + group + "/process/")
        .gives(200)
        .has("updated_items", 3)
        .has("processed_at", processed);
    assertThat(built.lines(TIMES, group)).as("first time only").isEqualTo(times);
    assertThat(built.history(items.getFirst())).as("nothing changed").isEqualTo(history);
    store
        .as(MANAGER)
        .post(GROUPS + group + "/process/", body("unit_price", "6.00"))
        .gives(200)
        .has("processed_by", store.idOf(MANAGER));
    assertThat(built.lines(TIMES, group)).isEqualTo(times);
    assertThat(built.history(items.getFirst()))
        .endsWith("batch_processed   " + number, "price_change 6.50 6.00 Batch process: price");
  }

  @Test
  @InventoryPromise(61)
  void whatIsKnownOfAnItemStays() {
    Answer order = built.grouped(3);
    long group = built.group(order);
    long known = built.items(order).getFirst();
    store.as(CASHIER).patch(ITEMS + known + "/", body("condition", "fair")).gives(200);
    store
        .as(CASHIER)
        .patch(
            GROUPS + group + "/", body("condition", "good", "unit_price", null, "unit_cost", null))
        .gives(200);
    store.as(CASHIER).post(GROUPS + group + "/process/").gives(200);
    assertThat(built.lines(STATES, group))
        .containsExactly(
            "on_shelf 500 1000 fair ", "on_shelf 500 1000 good ", "on_shelf 500 1000 good ");
    store.as(CASHIER).post(GROUPS + group + "/process/", body("condition", "unknown")).gives(200);
    assertThat(built.lines(STATES, group)).first().isEqualTo("on_shelf 500 1000 fair ");
    store.as(CASHIER).post(GROUPS + group + "/process/", body("condition", "salvage")).gives(200);
    assertThat(built.lines(STATES, group)).containsOnly("on_shelf 500 1000 salvage ");
  }

  @Test
  @InventoryPromise(65)
  void checkingInShelvesWhatWaitsOnce() {
    Answer order = built.grouped(4);
    long group = built.group(order);
    List<Long> items = built.items(order);
    status(items.get(0), "returned");
    status(items.get(1), "lost");
    status(items.get(2), "on_shelf");
    store
        .as(CASHIER)
        .post(GROUPS + group + "/check-in/", body("unit_price", "3.00"))
        .gives(200)
        .has("checked_in", 2)
        .has("status", "complete")
        .has("intake_items_count", 0);
    assertThat(built.lines(STATES, group))
        .extracting(line -> line.split(" ", -1)[0] + " " + line.split(" ", -1)[1])
        .containsExactly("on_shelf 300", "lost 500", "on_shelf 500", "on_shelf 300");
    store.as(CASHIER).post(GROUPS + group + "/check-in/").gives(200).has("checked_in", 0);
  }

  @Test
  void whatIsGoneIsNotTouched() {
    Answer order = built.grouped(4);
    long group = built.group(order);
    List<Long> items = built.items(order);
    sell(items.get(0));
    status(items.get(1), "scrapped");
    status(items.get(2), "lost");
    store
        .as(CASHIER)
        .post(GROUPS + group + "/process/", body("unit_price", "1.00"))
        .gives(200)
        .has("updated_items", 1)
        .has("total_qty", 4);
    assertThat(built.lines(STATES, group))
        .extracting(line -> line.split(" ", -1)[0])
        .containsExactly("sold", "scrapped", "lost", "on_shelf");
    for (long gone : items.subList(0, 3)) {
      store
          .as(CASHIER)
          .post(GROUPS + group + "/detach/", body("item_id", gone))
          .refusesWithCode("item_gone");
    }
  }

  private void status(long item, String status) {
    store.as(CASHIER).patch(ITEMS + item + "/", body("status", status)).gives(200);
  }

  /** As a sale leaves it. */
  private void sell(long item) {
    store
        .work()
        .write(tx ->
            tx.handle()
                .createUpdate("update item set status = 'sold' where id = :id")
                .bind("id", item)
                .execute());
  }

  @Test
  @InventoryPromise(66)
  void oneIsTakenOutToBeHandledByItself() {
    Answer order = built.grouped(3);
    long group = built.group(order);
    List<Long> items = built.items(order);
    String number = store.as(CASHIER).get(GROUPS + group + "/").text("batch_number");
    status(items.get(0), "on_shelf");
    store
        .as(CASHIER)
        .post(GROUPS + group + "/detach/")
        .gives(200)
        .has("detached_item_id", items.get(1))
        .has("remaining_in_batch", 2);
    store
        .as(CASHIER)
        .get(ITEMS + items.get(1) + "/")
        .gives(200)
        .has("batch_group", "null")
        .has("processing_tier", "individual")
        .has("status", "processing");
    assertThat(built.history(items.get(1)))
        .endsWith(
            "detached_from_batch " + number + " individual " + number,
            "status_change intake processing Detached from " + number);
    store
        .as(CASHIER)
        .post(GROUPS + group + "/detach/", body("item_id", null))
        .gives(200)
        .has("detached_item_id", items.get(2));
    store.as(CASHIER).post(GROUPS + group + "/detach/").refusesWithCode("nothing_to_detach");
    store
        .as(CASHIER)
        .get(ITEMS + items.get(0) + "/")
        .has("status", "on_shelf")
        .has("batch_group", group);
    for (Object bad : List.of(items.get(1), 999_999, "x", -1)) {
      store.as(CASHIER).post(GROUPS + group + "/detach/", body("item_id", bad)).gives(400);
    }
    store
        .as(CASHIER)
        .post(GROUPS + group + "/detach/", body("item_id", items.get(0)))
        .gives(200)
        .has("remaining_in_batch", 0);
    Answer shelved = store.as(CASHIER).get(ITEMS + items.get(0) + "/").gives(200);
    shelved.has("status", "processing").has("listed_at", "null");
    Answer empty = store.as(CASHIER).get(GROUPS + group + "/").gives(200);
    empty.has("status", "complete").has("total_qty", 0);
    assertThat(empty.text("processed_at")).isNotEqualTo("null");
  }

  @Test
  void groupsStandInTheOrdersCounts() {
    Answer order = built.grouped(2);
    store.as(CASHIER).post(GROUPS + built.group(order) + "/check-in/").gives(200);
    pallet
        .read(order)
        .has("processing_stats/pending_items", 0)
        .has("processing_stats/batch_groups_pending", 0)
        .has("processing_stats/batch_groups_total", 1);
    pallet.act(order, "mark-complete").gives(200);
  }

  private void isShownAs(String status, Answer order, long pending) {
    long group = built.group(order);
    String list = GROUPS + "?purchase_order=" + order.id() + "&status=";
    store.as(CASHIER).get(GROUPS + group + "/").gives(200).has("status", status);
    for (String each : List.of("pending", "complete")) {
      store.as(CASHIER).get(list + each).gives(200).has("count", each.equals(status) ? 1 : 0);
    }
    pallet
        .read(order)
        .has("processing_stats/batch_groups_pending", pending)
        .has("processing_stats/batch_groups_total", 1);
    for (long item : built.longs("select id from item where batch_group_id = :id", group)) {
      store.as(CASHIER).get(ITEMS + item + "/").gives(200).has("batch_group_status", status);
    }
  }

  @Test
  void doneAsSoonAsNothingOfItWaits() {
    Answer order = built.grouped(4);
    List<Long> items = built.items(order);
    isShownAs("pending", order, 1);
    pallet.act(order, "check-in-items", body("item_ids", items.subList(0, 1))).gives(200);
    status(items.get(1), "lost");
    store.as(CASHIER).delete(ITEMS + items.get(2) + "/").gives(204);
    isShownAs("pending", order, 1);
    pallet.act(order, "check-in-items").gives(200).has("checked_in", 1);
    isShownAs("complete", order, 0);
    status(items.get(3), "processing");
    isShownAs("pending", order, 1);
    store.as(CASHIER).post(ITEMS + items.get(3) + "/check-in/").gives(200);
    isShownAs("complete", order, 0);
    Answer processed =
        store
            .as(CASHIER)
            .post(GROUPS + built.group(order) + "/process/", body("unit_price", "4.00"))
            .gives(200);
    processed.has("updated_items", 2).has("processed_by", store.idOf(CASHIER));
    status(items.get(3), "processing");
    isShownAs("complete", order, 0);
  }
}
