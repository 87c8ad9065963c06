package truetill.server.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.MANAGER;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.db.StatementBreak;
import truetill.server.inventory.Pallet;
import truetill.server.pos.Shop;

/**
 * A till goes on selling while a whole truck of items is built: from the middle of the build, while
 * it waits, a sale is completed; the build is whole afterwards.
 */
class SellingWhileBuildingTest {
  private static final int ROWS = 60;
  private static final int PIECES_A_ROW = 50;

  @Test
  void aSaleIsMadeFromTheMiddleOfABuild(@TempDir Path data) {
    try (ServerFixture store = ServerFixture.inFolder(data)) {
      Shop shop = new Shop(store);
      Pallet pallet = new Pallet(store);
      Answer order = pallet.orderIn("delivered");
      store.as(MANAGER).upload(path(order, "upload-manifest/"), "m.csv", manifest(ROWS)).gives(200);
      pallet.act(order, "process-manifest", "{}").gives(200);
      long drawer = shop.drawer("200.00");
      StatementBreak middle = new StatementBreak(store.database());
      List<String> receipts = new ArrayList<>();
      middle.before(1, () -> sellOnceItemsAreMade(store, order, middle, drawer, receipts));

      store
          .as(MANAGER)
          .post(path(order, "create-items/"))
          .gives(200)
          .has("items_created", ROWS * PIECES_A_ROW);
      assertThat(receipts).as("sales made while the build waited").hasSize(1);
      assertThat(shop.count("item", "purchase_order_id = " + order.id()))
          .isEqualTo(ROWS * PIECES_A_ROW);
    }
  }

  /** Sells when the build has made its first thousand, else listens for the next statement. */
  private static void sellOnceItemsAreMade(
      ServerFixture store,
      Answer order,
      StatementBreak middle,
      long drawer,
      List<String> receipts) {
    Answer jobs = store.as(CASHIER).get("/inventory/jobs/?purchase_order=" + order.id()).gives(200);
    if (jobs.text("0/kind").equals("build") && jobs.at("0/done").asLong() > 0) {
      Shop shop = new Shop(store);
      receipts.add(
          shop.complete(shop.cartWith(drawer, "10.00")).gives(200).text("receipt/receipt_number"));
    } else {
      middle.before(1, () -> sellOnceItemsAreMade(store, order, middle, drawer, receipts));
    }
  }

  /** How long a sale takes meanwhile, for people to read; only the profile {@code long} runs it. */
  @Test
  @EnabledIfSystemProperty(named = "truetill.tests", matches = "long")
  void fiftyThousandItemsAndTheSalesMeanwhile(@TempDir Path data) {
    try (ServerFixture store = ServerFixture.inFolder(data)) {
      Shop shop = new Shop(store);
      Pallet pallet = new Pallet(store);
      Answer order = pallet.orderIn("delivered");
      store
          .as(MANAGER)
          .upload(path(order, "upload-manifest/"), "m.csv", manifest(1_000))
          .gives(200);
      pallet.act(order, "process-manifest", "{}").gives(200);
      long drawer = shop.drawer("200.00");
      CompletableFuture<Answer> build =
          CompletableFuture.supplyAsync(() -> store.as(MANAGER).post(path(order, "create-items/")));
      List<Long> lengths_ms = new ArrayList<>();
      do {
        long begun = System.nanoTime();
        shop.complete(shop.cartWith(drawer, "10.00")).gives(200);
        lengths_ms.add((System.nanoTime() - begun) / 1_000_000);
      } while (!build.isDone());
      build.join().gives(200).has("items_created", 50_000);
      Collections.sort(lengths_ms);
      System.out.printf(
          "50,000 items built while %d sales were made; a sale took %d ms in the middle and %d ms at"
              + " most%n",
          lengths_ms.size(), lengths_ms.get(lengths_ms.size() / 2), lengths_ms.getLast());
    }
  }

  private static String path(Answer order, String action) {
    return "/inventory/orders/" + order.id() + "/" + action;
  }

  private static String manifest(int rows) {
    StringBuilder manifest = new StringBuilder("Title,Qty,Price,UPC\n");
    for (int row = 1; row <= rows; row++) {
      manifest
          .append("Lamp ")
          .append(row)
          .append(',')
          .append(PIECES_A_ROW)
          .append(",9.99,")
          .append(90_000_000 + row)
          .append('\n');
    }
    return manifest.toString();
  }
}
