package truetill.server.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.MANAGER;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.inventory.Pallet;
import truetill.server.pos.Shop;

/**
 * A till goes on selling while a whole truck of items is built: sales are completed between the
 * beginning and the end of the build, each with a receipt of its own, and the build is whole.
 */
class SellingWhileBuildingTest {
  private static final int PIECES_A_ROW = 50;

  @Test
  void salesGoOnMeanwhile(@TempDir Path data) {
    int items = Effort.of(5_000, 50_000);
    try (ServerFixture store = ServerFixture.inFolder(data)) {
      Shop shop = new Shop(store);
      Pallet pallet = new Pallet(store);
      Answer order = pallet.orderIn("delivered");
      StringBuilder manifest = new StringBuilder("Title,Qty,Price,UPC\n");
      for (int row = 1; row <= items / PIECES_A_ROW; row++) {
        manifest
            .append("Lamp ")
            .append(row)
            .append(",50,9.99,")
            .append(90_000_000 + row)
            .append('\n');
      }
      store
          .as(MANAGER)
          .upload(
              "/inventory/orders/" + order.id() + "/upload-manifest/", "m.csv", manifest.toString())
          .gives(200);
      pallet.act(order, "process-manifest", "{}").gives(200);
      long drawer = shop.drawer("200.00");
      shop.complete(shop.cartWith(drawer, "10.00")).gives(200);

      CompletableFuture<Answer> build =
          CompletableFuture.supplyAsync(
              () -> store.as(MANAGER).post("/inventory/orders/" + order.id() + "/create-items/"));
      Set<String> receipts = new HashSet<>();
      List<Long> lengths_ms = new ArrayList<>();
      int meanwhile = 0;
      while (!build.isDone()) {
        long begun = System.nanoTime();
        Answer sale = shop.complete(shop.cartWith(drawer, "10.00")).gives(200);
        lengths_ms.add((System.nanoTime() - begun) / 1_000_000);
        assertThat(receipts.add(sale.text("receipt/receipt_number"))).isTrue();
        meanwhile += isRunning(store, order) ? 1 : 0;
      }
      build.join().gives(200).has("items_created", String.valueOf(items));
      System.out.printf(
          "%,d items built while %d sales were made (%d before the build ended); a sale took %d ms"
              + " in the middle and %d ms at most%n",
          items, receipts.size(), meanwhile, middle(lengths_ms), Collections.max(lengths_ms));
      assertThat(meanwhile).as("sales while the build was at work").isPositive();
      assertThat(shop.count("item", "purchase_order_id = " + order.id())).isEqualTo(items);
      assertThat(shop.count("feed", "table_name = 'item' and row_json like '%Lamp %'"))
          .isGreaterThanOrEqualTo(items);
    }
  }

  private static boolean isRunning(ServerFixture store, Answer order) {
    return store
        .as(CASHIER)
        .get("/inventory/jobs/?purchase_order=" + order.id())
        .gives(200)
        .text("0/state")
        .equals("running");
  }

  private static long middle(List<Long> lengths) {
    List<Long> sorted = lengths.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
