package truetill.server.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;
import static truetill.server.inventory.Pallet.ORDERS;
import static truetill.server.inventory.Pallet.path;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.contract.InventoryPromise;
import truetill.server.pos.Shop;

/** Purchase orders as rows: made, found, changed, deleted (rules-inventory sections 2 to 5). */
class OrderTest {
  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  private final Pallet pallet = new Pallet(store);
  private final Shop shop = new Shop(store);

  private Answer create(Object body) {
    return store.as(CASHIER).post(ORDERS, body);
  }

  private Answer patch(Answer order, Object body) {
    return store.as(CASHIER).patch(path(order), body);
  }

  private static List<String> numbers(Answer list) {
    return list.json()
        .get("results")
        .valueStream()
        .map(o -> o.get("order_number").asText())
        .toList();
  }

  @Test
  @InventoryPromise({50, 53})
  void creating() {
    long vendor = pallet.vendor();
    var good =
        body(
            "vendor", vendor,
            "purchase_cost", "100.10",
            "fees", 0.9,
            "retail_value", "900",
            "condition", "mixed",
            "description", "Two pallets",
            "item_count", 40,
            "notes", "Dock 2",
            "total_cost", "1.00",
            "manifest", 1,
            "created_by", 1);
    store.scenario("nobody").as(NOBODY).post(ORDERS, good).gives(401);
    store.scenario("consignee").as(CONSIGNEE).post(ORDERS, good).gives(403);
    Answer order = create(good).gives(201);
    order
        .has("status", "ordered")
        .has("ordered_date", "2026-02-12")
        .has("paid_date", "null")
        .has("purchase_cost", "100.10")
        .has("shipping_cost", "null")
        .has("fees", "0.90")
        .has("total_cost", "101.00")
        .has("retail_value", "900.00")
        .has("condition", "mixed")
        .has("item_count", "40")
        .has("manifest", "null")
        .has("manifest_file", "null")
        .has("manifest_preview", "null")
        .has("created_by", String.valueOf(store.idOf(CASHIER)))
        .has("processing_stats/pending_items", "0")
        .has("processing_stats/item_status_counts/on_shelf", "0");
    assertThat(order.text("order_number")).matches("PO-\\d{5}");
    assertThat(order.text("vendor_name")).startsWith("Vendor ");
    assertThat(store.as(CASHIER).get(path(order)).gives(200).at("manifest_rows").isEmpty())
        .isTrue();
    patch(order, body("purchase_cost", null, "fees", null)).gives(200).has("total_cost", "null");
  }

  @Test
  void creatingSaysWhatIsWrongByField() {
    create("{}").refuses("vendor", "This field is required.");
    create(body("vendor", 999_999)).gives(400);
    Set<String> wrong = new HashSet<>();
    create(
            body(
                "vendor", pallet.vendor(),
                "order_number", "x".repeat(101),
                "ordered_date", "2026-02-30",
                "paid_date", "soon",
                "purchase_cost", "-1",
                "fees", "1.005",
                "condition", "shiny",
                "item_count", -1,
                "description", "x".repeat(501)))
        .gives(400)
        .json()
        .fieldNames()
        .forEachRemaining(wrong::add);
    assertThat(wrong)
        .containsExactlyInAnyOrder(
            "order_number",
            "ordered_date",
            "paid_date",
            "purchase_cost",
            "fees",
            "condition",
            "item_count",
            "description");
    create(body("vendor", pallet.vendor(), "status", "paid")).gives(400);
    create(body("vendor", pallet.vendor(), "status", "cancelled")).gives(400);
    create(body("vendor", pallet.vendor(), "status", "ordered")).gives(201);
  }

  @Test
  @InventoryPromise({48, 49})
  void anOrderNumberIsNeverHandedOutTwice() {
    Answer first = pallet.order();
    long number = Long.parseLong(first.text("order_number").substring(3));
    store.as(CASHIER).delete(path(first)).gives(204);
    Answer second = pallet.order();
    assertThat(second.text("order_number")).isEqualTo("PO-%05d".formatted(number + 1));

    String typed = "PO-%05d".formatted(number + 5);
    create(body("vendor", pallet.vendor(), "order_number", typed)).gives(201);
    assertThat(pallet.order().text("order_number")).isEqualTo("PO-%05d".formatted(number + 6));
    create(body("vendor", pallet.vendor(), "order_number", typed)).gives(400);
    patch(second, body("order_number", typed)).gives(400);
    patch(second, body("order_number", ""))
        .gives(200)
        .has("order_number", second.text("order_number"));
    patch(second, body("order_number", "Own 7")).gives(200).has("order_number", "Own 7");
    patch(second, body("order_number", "Own 7")).gives(200);
  }

  @Test
  @InventoryPromise(49)
  void twentyOrdersAtOnceGetTwentyNumbers() throws InterruptedException {
    Set<String> numbers = new HashSet<>();
    long vendor = pallet.vendor();
    List<Thread> threads =
        IntStream.range(0, 20)
            .mapToObj(i ->
                Thread.ofVirtual()
                    .unstarted(() -> {
                      String number =
                          create(body("vendor", vendor)).gives(201).text("order_number");
                      synchronized (numbers) {
                        numbers.add(number);
                      }
                    }))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(numbers).hasSize(20);
  }

  @Test
  @InventoryPromise(59)
  void aStatusIsWrittenOnlyToCancelAndToTakeThatBack() {
    for (String from : List.of("ordered", "paid", "shipped", "delivered")) {
      Answer order = pallet.orderIn(from);
      patch(order, body("status", from)).gives(200);
      patch(order, body("status", "complete")).gives(400);
      patch(order, body("status", "cancelled")).gives(200).has("status", "cancelled");
      patch(order, body("status", from.equals("ordered") ? "paid" : from)).gives(400);
      patch(order, body("status", "ordered")).gives(200).has("status", "ordered");
    }
    Answer complete = pallet.orderIn("complete");
    patch(complete, body("status", "cancelled")).gives(400);
    Answer stocked = pallet.orderIn("delivered");
    pallet.item(stocked, "intake");
    patch(stocked, body("status", "cancelled")).gives(400);
  }

  @Test
  void putWantsTheVendorAndKeepsWhatIsLeftOut() {
    Answer order =
        create(body("vendor", pallet.vendor(), "notes", "Dock 2", "item_count", 4)).gives(201);
    store
        .as(CASHIER)
        .put(path(order), body("notes", "x"))
        .refuses("vendor", "This field is required.");
    long other = pallet.vendor();
    store
        .as(CASHIER)
        .put(path(order), body("vendor", other, "delivered_date", "2026-02-01"))
        .gives(200)
        .has("vendor", String.valueOf(other))
        .has("notes", "Dock 2")
        .has("item_count", "4")
        .has("delivered_date", "2026-02-01")
        .has("status", "ordered");
    store.as(CASHIER).patch(ORDERS + "999999/", "{}").gives(404);
    store.as(CASHIER).patch(ORDERS + "abc/", "{}").gives(404);
  }

  @Test
  @InventoryPromise(56)
  void listing() {
    long vendor = pallet.vendor();
    Answer first =
        create(body("vendor", vendor, "order_number", "L-a 1", "ordered_date", "2026-01-05"))
            .gives(201);
    create(body("vendor", vendor, "order_number", "L-b 2", "ordered_date", "2026-01-06"))
        .gives(201);
    create(body("vendor", vendor, "order_number", "L-c 2", "ordered_date", "2026-01-06"))
        .gives(201);
    pallet.act(first, "mark-paid").gives(200);
    String mine = ORDERS + "?vendor=" + vendor;
    assertThat(numbers(store.as(CASHIER).get(mine).gives(200)))
        .containsExactly("L-c 2", "L-b 2", "L-a 1");
    assertThat(numbers(store.as(CASHIER).get(mine + "&ordering=ordered_date").gives(200)))
        .containsExactly("L-a 1", "L-c 2", "L-b 2");
    assertThat(numbers(store.as(CASHIER).get(mine + "&status=paid").gives(200)))
        .containsExactly("L-a 1");
    assertThat(numbers(store.as(CASHIER).get(mine + "&status__in=paid,%20shipped").gives(200)))
        .containsExactly("L-a 1");
    assertThat(numbers(store.as(CASHIER).get(mine + "&status__in=paid&status=ordered").gives(200)))
        .isEmpty();
    assertThat(numbers(store.as(CASHIER).get(mine + "&ordered_date_after=2026-01-06").gives(200)))
        .containsExactly("L-c 2", "L-b 2");
    assertThat(numbers(store.as(CASHIER).get(mine + "&ordered_date_before=2026-01-05").gives(200)))
        .containsExactly("L-a 1");
    assertThat(numbers(store.as(CASHIER).get(mine + "&search=l-,2").gives(200)))
        .containsExactly("L-c 2", "L-b 2");
    assertThat(numbers(store.as(CASHIER).get(mine + "&page_size=2&page=2").gives(200)))
        .containsExactly("L-a 1");
    for (String bad :
        List.of(
            "vendor=999999",
            "status=lost",
            "status__in=paid,lost",
            "ordered_date_after=x",
            "ordered_date_before=2026-02-30")) {
      store.scenario(bad).as(CASHIER).get(ORDERS + "?" + bad).gives(400);
    }
  }

  @Test
  void anOrderShowsHowFarItsItemsAre() {
    Answer order = pallet.orderIn("delivered");
    for (String status : List.of("intake", "processing", "on_shelf", "on_shelf", "sold")) {
      pallet.item(order, status);
    }
    JsonNode stats = pallet.read(order).json().get("processing_stats");
    assertThat(stats.get("pending_items").asInt()).isEqualTo(2);
    assertThat(stats.get("item_status_counts").get("on_shelf").asInt()).isEqualTo(2);
    assertThat(stats.get("item_status_counts").get("sold").asInt()).isEqualTo(1);
    assertThat(stats.get("item_status_counts").get("lost").asInt()).isZero();
  }

  @Test
  @InventoryPromise(54)
  void deletingTakesTheRowsAndIsRefusedWithItems() {
    Answer order = pallet.order();
    pallet.row(order, "Lamp", 2);
    store.as(CASHIER).delete(path(order)).gives(204);
    store.as(CASHIER).get(path(order)).gives(404);
    assertThat(shop.count("manifest_row", "purchase_order_id = " + order.id())).isZero();
    Answer stocked = pallet.orderIn("delivered");
    pallet.item(stocked, "intake");
    store.as(CASHIER).delete(path(stocked)).refusesWithCode("order_has_items");
    Answer cancelled = pallet.orderIn("cancelled");
    store.as(CASHIER).delete(path(cancelled)).gives(204);
  }

  @Test
  @InventoryPromise(55)
  void aPageOfOrdersTakesSixStatementsAtMostHoweverManyThereAre() {
    long vendor = pallet.vendor();
    for (int i = 0; i < 20; i++) {
      Answer order = create(body("vendor", vendor)).gives(201);
      pallet.row(order, "Lamp", 1);
      pallet.item(order, "intake");
    }
    store.tokenOf(CASHIER);
    long few = Statements.of(store, () -> list(vendor, 2));
    long many = Statements.of(store, () -> list(vendor, 20));
    assertThat(many).isEqualTo(few);
    // Two of them are the sign-in check and the look for the vendor of the filter.
    assertThat(many).isLessThanOrEqualTo(8);
  }

  private void list(long vendor, int size) {
    store.as(CASHIER).get(ORDERS + "?vendor=" + vendor + "&page_size=" + size).gives(200);
  }
}
