package truetill.server.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;
import static truetill.server.inventory.Pallet.path;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Answer;
import truetill.server.app.Person;
import truetill.server.app.ServerFixture;
import truetill.server.contract.InventoryPromise;

/** Items built from manifest rows over HTTP (rules-inventory sections 5 and 6). */
class BuildTest {
  private static final String ITEMS =
      """
      select i.title, i.brand, i.category, i.condition, i.price_cents, i.cost_cents, i.status,
             i.processing_tier, i.source, i.specifications
        from item i where i.purchase_order_id = :id order by i.id
      """;
  private static final String COSTS =
      "select cost_cents from item where purchase_order_id = :id order by id";

  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  private final Pallet pallet = new Pallet(store);
  private final Built built = new Built(store);

  /** What a client needs to keep it: the estimate is no item, the counts are the truth. */
  @Test
  @InventoryPromise(57)
  void whetherItemsExistIsToldByTheCountsNotByTheEstimate() {
    Answer order = pallet.orderIn("delivered");
    store
        .as(CASHIER)
        .patch("/inventory/orders/" + order.id() + "/", body("item_count", 40))
        .gives(200)
        .has("item_count", 40);
    pallet.row(order, "Lamp", 2);
    pallet.read(order).has("item_count", 40).has("processing_stats/pending_items", 0);
    pallet.act(order, "create-items").gives(200).has("items_created", 2);
    pallet
        .read(order)
        .has("item_count", 2)
        .has("processing_stats/pending_items", 2)
        .has("processing_stats/item_status_counts/intake", 2);
  }

  @Test
  void whoMayBuildAndWhen() {
    Answer order = pallet.orderIn("delivered");
    String path = path(order) + "create-items/";
    store.scenario("nobody").as(NOBODY).post(path).gives(401);
    store.scenario("consignee").as(CONSIGNEE).post(path).gives(403);
    store.as(CASHIER).post(Pallet.ORDERS + "999999/create-items/").gives(404);
    pallet.act(order, "create-items").refusesWithCode("order_without_rows");
    for (String status : List.of("ordered", "paid", "shipped", "cancelled")) {
      Answer other = pallet.orderIn(status);
      built.row(other, "Lamp", 1);
      pallet.act(other, "create-items").refusesWithCode("order_status");
      assertThat(built.items(other)).isEmpty();
    }
    built.row(order, "Lamp", 3);
    pallet
        .act(order, "create-items")
        .gives(200)
        .has("items_created", 3)
        .has("batch_groups_created", 0)
        .has("unpriced_items", 3);
    pallet.read(order).has("status", "processing").has("item_count", 3);
    pallet.act(order, "create-items").refusesWithCode("order_has_items");
    assertThat(built.items(order)).hasSize(3);
    Answer complete = pallet.orderIn("complete");
    built.row(complete, "Lamp", 1);
    pallet.act(complete, "create-items").gives(200);
    pallet.read(complete).has("status", "processing");
  }

  @Test
  @InventoryPromise(51)
  void arrivalBuildsTheQueueOnce() {
    Answer order = pallet.orderIn("shipped");
    built.row(order, "Lamp", 2, "final_price_cents", 1000);
    built.row(order, "Mug", 12);
    pallet
        .act(order, "deliver", body("delivered_date", "2026-02-10"))
        .gives(200)
        .has("status", "processing")
        .has("delivered_date", "2026-02-10")
        .has("items_created", 14)
        .has("batch_groups_created", 1)
        .has("unpriced_items", 12)
        .has("item_count", 14)
        .has("processing_stats/item_status_counts/intake", 14)
        .has("processing_stats/batch_groups_total", 1);
    assertThat(
            built.lines(
                """
                select status, total_rows, processed_count, items_created, created_by
                  from processing_batch where purchase_order_id = :id
                """,
                order.id()))
        .containsExactly("complete 2 2 14 " + store.idOf(CASHIER));
    pallet.act(order, "deliver").refusesWithCode("order_status");
    pallet.act(order, "revert-delivered").refusesWithCode("order_status");
    assertThat(built.items(order)).hasSize(14);

    Answer bare = pallet.order();
    Answer delivered = pallet.act(bare, "deliver").gives(200).has("status", "delivered");
    assertThat(delivered.json().has("items_created")).isFalse();
  }

  @Test
  @InventoryPromise(52)
  void itemsOfALateBuildKeepTheOrderDelivered() {
    Answer order = pallet.orderIn("delivered");
    built.row(order, "Lamp", 1);
    pallet.act(order, "deliver").gives(200).has("items_created", 1);
    pallet.act(order, "revert-delivered").gives(400);
    assertThat(built.items(order)).hasSize(1);
  }

  @Test
  @InventoryPromise(51)
  void whatFailsMidwayLeavesNothing() {
    Answer order = pallet.orderIn("shipped");
    built.row(order, "Lamp", 40_000);
    built.row(order, "Mug", 10_001);
    String before = pallet.read(order).content();
    pallet.act(order, "deliver").refusesWithCode("too_many_items");
    assertThat(pallet.read(order).content()).isEqualTo(before);

    Answer other = pallet.orderIn("shipped");
    built.row(other, "Lamp", 2);
    // The second label the build is going to print is taken, so that it fails among its items.
    long next =
        built
            .longs("select next_value from number_sequence where name = 'item' or :id = 0", 1)
            .getFirst();
    long holder = pallet.item(pallet.order(), "intake");
    sku(holder, String.format("ITM%07d", next + 1));
    assertThatThrownBy(() -> pallet.act(other, "deliver")).hasMessageContaining("answer 500");
    sku(holder, "FREE" + next);
    pallet.read(other).has("status", "shipped").has("delivered_date", "null");
    assertThat(built.items(other)).isEmpty();
    assertThat(
            built.lines(
                "select match_status, matched_product_id from manifest_row"
                    + " where purchase_order_id = :id",
                other.id()))
        .containsExactly("pending -");
    pallet.act(other, "deliver").gives(200).has("items_created", 2);
  }

  private void sku(long item, String sku) {
    store
        .work()
        .write(tx ->
            tx.handle()
                .createUpdate("update item set sku = :sku where id = :id")
                .bind("sku", sku)
                .bind("id", item)
                .execute());
  }

  @Test
  @InventoryPromise(51)
  void twoAtOnceBuildOnce() throws Exception {
    for (int round = 0; round < 3; round++) {
      Answer order = pallet.orderIn("delivered");
      built.row(order, "Lamp", 5);
      CyclicBarrier together = new CyclicBarrier(2);
      int[] statuses = new int[2];
      Thread first =
          Thread.ofVirtual().start(() -> statuses[0] = after(together, order, "deliver"));
      Thread second =
          Thread.ofVirtual().start(() -> statuses[1] = after(together, order, "create-items"));
      first.join();
      second.join();
      assertThat(statuses).containsExactlyInAnyOrder(200, 400);
      assertThat(built.items(order)).hasSize(5);
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

  @Test
  @InventoryPromise({36, 63})
  void itemsAreTheRowsThenTheirProducts() {
    long mug =
        built.product(
            "title",
            "Blue mug",
            "brand",
            "Acme",
            "category",
            "Kitchen",
            "default_price",
            "4.00",
            "upc",
            "0 12345-678905");
    Answer order = pallet.orderIn("shipped");
    built.row(
        order,
        "Lamp",
        2,
        "brand",
        "Glow",
        "category",
        "Home",
        "condition",
        "fair",
        "final_price_cents",
        1000,
        "proposed_price_cents",
        2000,
        "specifications",
        "{\"color\":\"red\"}");
    built.row(order, "", 1, "upc", "12345678905");
    pallet.act(order, "deliver").gives(200).has("unpriced_items", 0);
    assertThat(built.lines(ITEMS, order.id()))
        .containsExactly(
            "Lamp Glow Home fair 1000 1000 intake individual purchased {\"color\":\"red\"}",
            "Lamp Glow Home fair 1000 1000 intake individual purchased {\"color\":\"red\"}",
            "Blue mug Acme Kitchen unknown 400 1000 intake individual purchased {}");
    assertThat(
            built.lines(
                """
                select r.match_status, p.title, p.default_price_cents, p.brand, p.category
                  from manifest_row r join product p on p.id = r.matched_product_id
                 where r.purchase_order_id = :id order by r.row_number
                """,
                order.id()))
        .containsExactly("new Lamp 1000 Glow Home", "matched Blue mug 400 Acme Kitchen");
    assertThat(
            built.longs(
                "select distinct product_id from item where purchase_order_id = :id"
                    + " order by product_id",
                order.id()))
        .hasSize(2)
        .contains(mug);
  }

  @Test
  @InventoryPromise({36, 37, 63})
  void oneCodeMakesOneProductAndAnInactiveOneIsLeftAlone() {
    long old = built.product("title", "Old jar", "upc", "7777", "is_active", false);
    Answer order = pallet.orderIn("shipped");
    built.row(order, "Jar", 1, "upc", "7777", "ai_suggested_title", "Clean jar");
    built.row(order, "Jar again", 1, "upc", "0-07777");
    pallet.act(order, "deliver").gives(200);
    List<Long> products =
        built.longs(
            "select distinct product_id from item where purchase_order_id = :id", order.id());
    assertThat(products).hasSize(1).doesNotContain(old);
    assertThat(
            built.lines(
                """
                select title, default_price_cents, times_ordered, is_active from product
                 where id = :id
                """,
                products.getFirst()))
        .as("retail value is no price, a build is no review")
        .containsExactly("Clean jar - 0 true");
    assertThat(
            built.lines(
                "select match_status from manifest_row where purchase_order_id = :id"
                    + " order by row_number",
                order.id()))
        .containsExactly("new", "matched");
  }

  @Test
  @InventoryPromise({61, 62})
  void groupsAreMadeByTheRuleAndKnowTheirCondition() {
    Answer order = pallet.orderIn("shipped");
    built.row(order, "A", 2, "batch_flag", true, "condition", "good");
    built.row(order, "B", 6, "proposed_price_cents", 7499);
    built.row(order, "C", 6, "proposed_price_cents", 7500);
    built.row(order, "D", 1, "batch_flag", true);
    pallet.act(order, "deliver").gives(200).has("batch_groups_created", 2);
    assertThat(
            built.lines(
                """
                select r.title, g.status, g.total_qty, g.unit_price_cents, g.unit_cost_cents,
                       g.condition, (select count(*) from item i where i.batch_group_id = g.id)
                  from batch_group g join manifest_row r on r.id = g.manifest_row_id
                 where g.purchase_order_id = :id order by g.batch_number
                """,
                order.id()))
        .containsExactly("A pending 2 - 1000 good 2", "B pending 6 7499 1000 unknown 6");
    assertThat(
            built.lines(
                """
                select processing_tier, count(*), count(batch_group_id) from item
                 where purchase_order_id = :id group by processing_tier order by processing_tier
                """,
                order.id()))
        .containsExactly("batch 8 8", "individual 7 0");
  }

  @Test
  void eachItemTellsWhereItComesFrom() {
    Answer order = built.grouped(2);
    long row =
        built
            .longs("select row_number from manifest_row where purchase_order_id = :id", order.id())
            .getFirst();
    String number =
        built
            .lines("select batch_number from batch_group where id = :id", built.group(order))
            .getFirst();
    for (long item : built.items(order)) {
      assertThat(built.history(item))
          .containsExactly(
              "created  po="
                  + order.text("order_number")
                  + ",row="
                  + row
                  + " Row "
                  + row
                  + ", batch "
                  + number);
    }
    assertThat(
            built.lines(
                "select i.sku, i.title from item i where i.purchase_order_id = :id", order.id()))
        .allMatch(line -> line.matches("ITM[0-9]{7} Mug"));
  }

  @Test
  void registersHearOfTheNewItems() {
    Answer order = built.single(2);
    for (long item : built.items(order)) {
      assertThat(
              built.lines(
                  "select table_name, action, audience from feed where row_id = :id"
                      + " and table_name = 'item'",
                  item))
          .containsExactly("item put REGISTERS");
    }
  }

  @Test
  @InventoryPromise(74)
  void costsAreTheManifestsOrTheOrdersShared() {
    Answer plain = pallet.orderIn("shipped");
    built.row(plain, "A", 1, "retail_value_cents", 2000);
    built.row(plain, "B", 1, "retail_value_cents", null);
    pallet.act(plain, "deliver").gives(200);
    assertThat(built.lines(COSTS, plain.id())).containsExactly("2000", "-");

    basis("allocated");
    try {
      Answer shared = pallet.orderIn("shipped");
      costs(shared, "100.00");
      built.row(shared, "A", 3, "retail_value_cents", 1000);
      built.row(shared, "B", 2, "retail_value_cents", null, "batch_flag", true);
      pallet.act(shared, "deliver").gives(200);
      assertThat(built.lines(COSTS, shared.id())).containsExactly("3334", "3333", "3333", "0", "0");
      Answer unknown = pallet.orderIn("shipped");
      built.row(unknown, "A", 2);
      pallet.act(unknown, "deliver").gives(200);
      assertThat(built.lines(COSTS, unknown.id())).containsExactly("-", "-");
      Answer uneven = pallet.orderIn("shipped");
      costs(uneven, "10.01");
      built.row(uneven, "A", 2, "batch_flag", true);
      pallet.act(uneven, "deliver").gives(200);
      assertThat(built.lines(COSTS, uneven.id())).containsExactly("501", "500");
      assertThat(
              built.lines(
                  "select unit_cost_cents from batch_group where purchase_order_id = :id",
                  uneven.id()))
          .as("one cost for all would lose the cent")
          .containsExactly("-");
    } finally {
      basis("manifest");
    }
  }

  private void costs(Answer order, String dollars) {
    store.as(CASHIER).patch(path(order), body("purchase_cost", dollars)).gives(200);
  }

  private void basis(String word) {
    String path = "/core/settings/inventory_item_cost_basis/";
    Person admin = Person.ADMIN;
    if (store.as(admin).get(path).status() == 404) {
      store
          .as(admin)
          .post("/core/settings/", Map.of("key", "inventory_item_cost_basis", "value", word))
          .gives(201);
    } else {
      store.as(admin).patch(path, body("value", word)).gives(200);
    }
  }

  @Test
  void theBuildIsSeenAsAJob() {
    Answer order = built.single(3);
    store
        .as(MANAGER)
        .get("/inventory/jobs/?purchase_order=" + order.id())
        .gives(200)
        .has("0/kind", "build")
        .has("0/state", "done")
        .has("0/done", 3)
        .has("0/total", 3);
  }

  @Test
  void aBuildAfterItsItemsWereDeletedMakesEachGroupOnce() {
    Answer order = built.grouped(4);
    long before = built.group(order);
    for (long item : built.items(order)) {
      store.as(CASHIER).delete("/inventory/items/" + item + "/").gives(204);
    }
    pallet.act(order, "create-items").gives(200).has("items_created", 4);
    Answer groups =
        store
            .as(CASHIER)
            .get("/inventory/batch-groups/?purchase_order=" + order.id())
            .gives(200)
            .has("count", 1)
            .has("results/0/items_count", 4);
    assertThat(groups.at("results/0/id").asLong()).isNotEqualTo(before);
  }

  /** Section 6, "clear-manifest-rows and process-manifest take everything". */
  @Test
  void clearedRowsTakeTheGroupsOfADeletedBuildWithThem() {
    for (String action : List.of("clear-manifest-rows", "process-manifest")) {
      Answer order = built.grouped(2);
      Answer other = built.grouped(2);
      for (long item : built.items(order)) {
        store.as(CASHIER).delete("/inventory/items/" + item + "/").gives(204);
      }
      pallet.act(order, action, body("rows", List.of(body("title", "Another mug")))).gives(200);
      pallet.read(order).has("processing_stats/batch_groups_total", 0);
      pallet.read(other).has("processing_stats/batch_groups_total", 1);
    }
  }

  @Test
  @InventoryPromise(60)
  void fiftyItemsTakeUnderThirtyStatements() {
    assertThat(statements(5)).isLessThan(30).isEqualTo(statements(50));
  }

  /** The statements of one build of so many rows, each with a product and a group of its own. */
  private int statements(int rows) {
    Answer order = pallet.orderIn("delivered");
    for (int i = 0; i < rows; i++) {
      built.row(order, "Lamp", i == 0 ? 2 : 1, "upc", "99" + order.id() + i, "batch_flag", i == 0);
    }
    AtomicInteger statements = new AtomicInteger();
    store
        .work()
        .write(tx -> {
          tx.handle()
              .getConfig(SqlStatements.class)
              .setSqlLogger(
                  new SqlLogger() {
                    @Override
                    public void logAfterExecution(StatementContext context) {
                      statements.incrementAndGet();
                    }
                  });
          StoredOrder locked = new OrderStore().lock(tx, order.id()).orElseThrow();
          long actor = store.idOf(CASHIER);
          return new QueueBuild(store.work(), new Jobs(Instant::now))
              .build(tx, locked, actor, new Job(1, Job.Kind.BUILD, order.id(), actor, tx.now()));
        });
    assertThat(built.items(order)).hasSize(rows + 1);
    return statements.get();
  }
}
