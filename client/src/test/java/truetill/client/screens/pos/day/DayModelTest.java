package truetill.client.screens.pos.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static truetill.client.screens.shop.FakeRegister.CASHIER_PIN;

import org.junit.jupiter.api.Test;
import truetill.client.screens.pos.DayRows;
import truetill.client.screens.shop.Workbench;
import truetill.client.shell.Screen;
import truetill.core.money.Money;
import truetill.core.pos.Tender;

class DayModelTest {
  private final Workbench bench = Workbench.selling(CASHIER_PIN);
  private final DayModel day =
      new DayModel(
          bench.register.drawer(),
          bench.background,
          bench.navigator,
          bench.counter,
          bench.register.clock().zone(),
          bench.words);

  private void sell(String sku, Tender tender) {
    bench.scan(sku);
    bench.counter.pay(tender, outcome -> assertThat(outcome.isDone()).isTrue(), () -> {});
  }

  @Test
  void salesCashAndCardsSoFar() {
    sell("ITM0048213", Tender.cash(Money.of("50.00")));
    sell("ITM0047790", Tender.card());
    sell("ITM0045102", Tender.split(Money.of("9.44"), null));
    day.entered();

    assertThat(day.rows())
        .extracting(DayRows.Row::what, DayRows.Row::amount)
        .contains(
            tuple("Sales", "3"),
            tuple("Taken, tax included", "56.70"),
            tuple("Of that, tax", "4.20"),
            tuple("Cash kept from sales", "33.76"),
            tuple("On cards", "22.94"));
    assertThat(day.takenProperty().get()).isEqualTo(Money.of("56.70"));
    assertThat(day.sinceProperty().get()).isEqualTo("Since Thursday, February 12, 9:02 AM");
  }

  @Test
  void whatTheDrawerShouldHoldIsNotAmongTheRows() {
    sell("ITM0048213", Tender.cash(Money.of("50.00")));
    day.entered();

    assertThat(day.rows()).extracting(DayRows.Row::amount).doesNotContain("223.76");
  }

  @Test
  void anXReportLeavesTheDrawerOpen() {
    day.entered();
    day.print();

    assertThat(bench.register.daysPrinted()).isEqualTo(1);
    assertThat(bench.register.drawer().open()).isNotNull();
  }

  @Test
  void aScanGoesToTheSale() {
    bench.navigator.show(Screen.DAY);
    day.scanned("ITM0047790");

    assertThat(bench.navigator.current()).isEqualTo(Screen.SALE);
    assertThat(bench.counter.isEmpty()).isFalse();
  }
}
