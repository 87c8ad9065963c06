package truetill.server.pos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.contract.Promise;
import truetill.server.db.TestPostgres;

/**
 * Whole sales at the same moment, on both databases: one cart is sold once, one item is sold once,
 * and receipt numbers are distinct and without a gap, however many tills ask (promises 11 and 36).
 */
class ParallelSalesTest {
  private static final int TILLS = 100;
  private static final int RECEIPTS = 50;

  @Test
  @Promise({11, 36})
  void onH2() throws Exception {
    try (ServerFixture store = ServerFixture.inMemory()) {
      everyRace(store);
    }
  }

  @Test
  @Promise({11, 36})
  void onPostgres() throws Exception {
    try (ServerFixture store = ServerFixture.onPostgres(TestPostgres.freshDatabase())) {
      everyRace(store);
    }
  }

  private static void everyRace(ServerFixture store) throws Exception {
    Shop shop = new Shop(store);
    receiptNumbers(shop);
    oneCart(shop);
    oneItem(shop);
  }

  /** The first sales of the day: numbers 001 to 050, each given once. */
  private static void receiptNumbers(Shop shop) throws Exception {
    List<Long> drawers = new ArrayList<>();
    List<Callable<Answer>> sales = new ArrayList<>();
    for (int i = 0; i < RECEIPTS; i++) {
      if (i % 10 == 0) {
        drawers.add(shop.drawer("200.00"));
      }
      long cart = shop.cartWith(drawers.getLast(), "1.00");
      sales.add(() -> shop.complete(cart));
    }
    List<String> wanted =
        IntStream.rangeClosed(1, RECEIPTS).mapToObj("R-20260212-%03d"::formatted).toList();
    assertThat(atOnce(sales))
        .allSatisfy(answer -> answer.gives(200))
        .extracting(answer -> answer.text("receipt/receipt_number"))
        .containsExactlyInAnyOrderElementsOf(wanted);
    for (long drawer : drawers) {
      shop.drawerNow(drawer).has("cash_sales_total", "10.70");
    }
  }

  private static void oneCart(Shop shop) throws Exception {
    long drawer = shop.drawer("200.00");
    long cart = shop.cartWith(drawer, "10.00");
    List<Callable<Answer>> sales = new ArrayList<>();
    for (int i = 0; i < TILLS; i++) {
      sales.add(() -> shop.complete(cart));
    }
    List<Answer> answers = atOnce(sales);
    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .allSatisfy(answer -> answer.refuses("Cart is not open."));
    assertThat(shop.count("receipt", "cart_id = " + cart)).isOne();
    assertThat(
            shop.count("audit_event", "action = 'sale_completed' and subject_id = '" + cart + "'"))
        .isOne();
    shop.drawerNow(drawer).has("cash_sales_total", "10.70");
  }

  /** Every till at its own drawer, so that only the item keeps them apart. */
  private static void oneItem(Shop shop) throws Exception {
    String sku = shop.item("10.00");
    List<Long> drawers = new ArrayList<>();
    List<Callable<Answer>> sales = new ArrayList<>();
    for (int i = 0; i < TILLS; i++) {
      if (i % 10 == 0) {
        drawers.add(shop.drawer("200.00"));
      }
      long cart = shop.cart(drawers.getLast());
      shop.add(cart, sku).gives(200);
      sales.add(() -> shop.complete(cart));
    }
    List<Answer> answers = atOnce(sales);
    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .allSatisfy(answer -> answer.refusesWithCode("already_sold"));
    shop.itemBySku(sku).has("status", "sold");
    String sold =
        "event_type = 'sold' and item_id = (select id from item where sku = '" + sku + "')";
    assertThat(shop.count("item_history", sold)).isOne();
    assertThat(drawers.stream().map(drawer -> shop.drawerNow(drawer).text("cash_sales_total")))
        .containsOnlyOnce("10.70")
        .filteredOn("0.00"::equals)
        .hasSize(drawers.size() - 1);
  }

  /** Nobody begins before everybody is ready. */
  private static List<Answer> atOnce(List<Callable<Answer>> calls) throws Exception {
    CountDownLatch ready = new CountDownLatch(calls.size());
    List<Callable<Answer>> waiting = new ArrayList<>();
    for (Callable<Answer> call : calls) {
      waiting.add(() -> {
        ready.countDown();
        ready.await();
        return call.call();
      });
    }
    List<Answer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Answer> answer : threads.invokeAll(waiting)) {
        answers.add(answer.get());
      }
    }
    return answers;
  }
}
