package truetill.server.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Scenario.body;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.contract.InventoryPromise;
import truetill.server.db.TestPostgres;

/** The statements of the build and of batch groups on PostgreSQL, with two servers on one store. */
class BuildOnPostgresTest {
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
  void goodsFromTheirRowsToTheShelf() {
    Pallet pallet = new Pallet(left);
    Built built = new Built(left);
    long jar = built.product("title", "Jar", "upc", "00123");
    Answer order = pallet.orderIn("shipped");
    built.row(order, "Mug", 3, "batch_flag", true, "upc", "555");
    built.row(order, "Jar", 1, "upc", "123", "final_price_cents", 900);
    pallet
        .act(order, "deliver")
        .gives(200)
        .has("items_created", 4)
        .has("batch_groups_created", 1)
        .has("unpriced_items", 3);
    List<Long> items = built.items(order);
    assertThat(built.longs("select product_id from item where id = :id", items.get(3)))
        .containsExactly(jar);
    String group = Built.GROUPS + built.group(order) + "/";
    left.as(CASHIER).get(Built.GROUPS + "?search=mug&ordering=-processed_at").gives(200);
    left.as(CASHIER).patch(group, body("unit_price", "2.00")).gives(200);
    left.as(CASHIER).post(group + "detach/").gives(200).has("remaining_in_batch", 2);
    left.as(CASHIER).post(group + "process/").gives(200).has("updated_items", 2);
    left.as(CASHIER).post(group + "check-in/").gives(200).has("checked_in", 0);
    pallet.act(order, "check-in-items").gives(200).has("checked_in", 2);
    for (int at = 2; at > 0; at--) {
      assertThat(detach(group, items.get(at))).isEqualTo(at == 2 ? 1 : 0);
    }
    pallet.read(order).has("processing_stats/batch_groups_pending", 0);
  }

  private long detach(String group, long item) {
    return left.as(CASHIER)
        .post(group + "detach/", body("item_id", item))
        .gives(200)
        .at("remaining_in_batch")
        .asLong();
  }

  @Test
  @InventoryPromise(51)
  void twoServersBuildAnOrderOnce() throws Exception {
    Pallet pallet = new Pallet(left);
    Built built = new Built(left);
    for (int round = 0; round < 3; round++) {
      Answer order = pallet.orderIn("delivered");
      built.row(order, "Lamp", 5);
      CyclicBarrier together = new CyclicBarrier(2);
      int[] statuses = new int[2];
      Thread one = Thread.ofVirtual().start(() -> statuses[0] = built(together, left, order));
      Thread two = Thread.ofVirtual().start(() -> statuses[1] = built(together, right, order));
      one.join();
      two.join();
      assertThat(statuses).containsExactlyInAnyOrder(200, 400);
      assertThat(built.items(order)).hasSize(5);
    }
  }

  private static int built(CyclicBarrier together, ServerFixture store, Answer order) {
    try {
      together.await();
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
    return store.as(CASHIER).post(Pallet.path(order) + "create-items/").status();
  }
}
