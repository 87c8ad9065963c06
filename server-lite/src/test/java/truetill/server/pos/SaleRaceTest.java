package truetill.server.pos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.contract.Promise;

/** Promise 11: whoever comes second gets the 400 of the new state, and nothing is half done. */
class SaleRaceTest {
  private static final int TERMINALS = 100;

  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  private final Shop shop = new Shop(store);

  @Test
  @Promise(11)
  void promise11AHundredCompletesOfOneCartAreOneSale() throws Exception {
    long drawer = shop.drawer("200.00");
    long cart = shop.cartWith(drawer, "10.00");
    List<Answer> answers = atOnce(() -> shop.complete(cart));
    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .allSatisfy(answer -> answer.refuses("Cart is not open."));
    assertThat(shop.count("receipt", "cart_id = " + cart)).isOne();
    shop.drawerNow(drawer).has("cash_sales_total", "10.70");
  }

  @Test
  @Promise(11)
  void promise11AHundredCartsWithOneItemSellItOnce() throws Exception {
    long drawer = shop.drawer("200.00");
    String sku = shop.item("10.00");
    List<Long> carts = new ArrayList<>();
    for (int i = 0; i < TERMINALS; i++) {
      long cart = shop.cart(drawer);
      shop.add(cart, sku).gives(200);
      carts.add(cart);
    }
    List<Callable<Answer>> sales = new ArrayList<>();
    carts.forEach(cart -> sales.add(() -> shop.complete(cart)));
    List<Answer> answers = run(sales);
    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .allSatisfy(answer -> answer.refusesWithCode("already_sold"));
    shop.itemBySku(sku).has("status", "sold");
    shop.drawerNow(drawer).has("cash_sales_total", "10.70");
  }

  @Test
  @Promise(11)
  void promise11NoSaleOfOneDrawerGetsLostAndNoReceiptNumberIsGivenTwice() throws Exception {
    long drawer = shop.drawer("200.00");
    List<Callable<Answer>> sales = new ArrayList<>();
    for (int i = 0; i < TERMINALS; i++) {
      long cart = shop.cartWith(drawer, "1.00");
      sales.add(() -> shop.complete(cart));
    }
    List<Answer> answers = run(sales);
    assertThat(answers).allSatisfy(answer -> answer.gives(200));
    assertThat(answers.stream().map(answer -> answer.text("receipt/receipt_number")).distinct())
        .hasSize(TERMINALS);
    shop.drawerNow(drawer).has("cash_sales_total", "107.00");
  }

  @Test
  @Promise({11, 14})
  void aHundredVoidsOfOneSalePayBackOnce() throws Exception {
    long drawer = shop.drawer("200.00");
    long cart = shop.cartWith(drawer, "10.00");
    shop.complete(cart).gives(200);
    List<Answer> answers = atOnce(() -> shop.voidSale(cart));
    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .allSatisfy(answer -> answer.refuses("Only a completed cart can be voided."));
    shop.drawerNow(drawer).has("cash_refunds_total", "10.70").has("cash_sales_total", "0.00");
  }

  @Test
  @Promise(21)
  void aHundredOpeningsOfOneRegisterAreOneDrawer() throws Exception {
    long register = shop.register().id();
    List<Answer> answers = atOnce(() -> shop.openOn(register, "200.00"));
    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 201)
        .allSatisfy(answer -> answer.refuses("A drawer is already open for this register today."));
  }

  private static List<Answer> atOnce(Callable<Answer> call) throws Exception {
    List<Callable<Answer>> calls = new ArrayList<>();
    for (int i = 0; i < TERMINALS; i++) {
      calls.add(call);
    }
    return run(calls);
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
