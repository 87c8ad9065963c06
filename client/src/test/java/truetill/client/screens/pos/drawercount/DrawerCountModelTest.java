package truetill.client.screens.pos.drawercount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static truetill.client.screens.shop.FakeRegister.CASHIER_PIN;
import static truetill.client.screens.shop.FakeRegister.MANAGER_PIN;

import java.util.List;
import org.junit.jupiter.api.Test;
import truetill.client.screens.pos.DayRows;
import truetill.client.screens.pos.drawercount.DrawerCountModel.Step;
import truetill.client.screens.shop.Workbench;
import truetill.client.shell.Screen;
import truetill.core.pos.Denomination;
import truetill.core.pos.Tender;

class DrawerCountModelTest {
  private final Workbench bench = Workbench.selling(CASHIER_PIN);
  private final DrawerCountModel count =
      new DrawerCountModel(
          bench.counter,
          bench.register.drawer(),
          bench.register.signIn(),
          bench.background,
          bench.navigator,
          bench.session,
          bench.lock,
          bench.frame,
          bench.register.clock().zone(),
          bench.words);

  private void type(Denomination denomination, String text) {
    count
        .count()
        .rows()
        .get(List.of(Denomination.values()).indexOf(denomination))
        .textProperty()
        .set(text);
  }

  /** Expected is 223.76 after one cash sale on a float of 200.00. */
  private void sellAndCount(String twenties, String ones, String quarters, String pennies) {
    bench.scan("ITM0048213");
    bench.counter.pay(Tender.exactCash(), outcome -> {}, () -> {});
    bench.navigator.show(Screen.DRAWER_COUNT);
    count.entered();
    type(Denomination.TWENTIES, twenties);
    type(Denomination.ONES, ones);
    type(Denomination.QUARTERS, quarters);
    type(Denomination.PENNIES, pennies);
  }

  @Test
  void theExpectedAmountIsNowhereBeforeTheCountIsConfirmed() {
    sellAndCount("11", "3", "3", "1");
    assertThat(count.expected()).hasToString("0.00");
    count.goOn();
    assertThat(count.stepProperty().get()).isEqualTo(Step.COUNT);
    assertThat(count.reason()).isEqualTo("6 rows are empty");

    count.count().rows().forEach(count.count()::fillWithZero);
    count.goOn();
    assertThat(count.stepProperty().get()).isEqualTo(Step.COMPARE);
    assertThat(count.expected()).hasToString("223.76");
    assertThat(count.variance()).isEqualTo("The count is exact.");
  }

  @Test
  void anUnfinishedSaleIsNamedBeforeAnybodyCounts() {
    bench.scan("ITM0048213");
    bench.navigator.show(Screen.DRAWER_COUNT);
    count.entered();

    assertThat(count.noticeProperty().get().words()).contains("open and held sales first");
    assertThat(count.reason()).isEqualTo("a sale is open");

    bench.counter.change(desk -> desk.hold(), outcome -> {});
    assertThat(count.reason()).isEqualTo("a sale is on hold");
  }

  @Test
  void overAndShortAreSaidInWords() {
    sellAndCount("11", "4", "3", "1");
    count.count().rows().forEach(count.count()::fillWithZero);
    count.goOn();
    assertThat(count.variance()).isEqualTo("Over by 1.00");
  }

  @Test
  void aCashierCannotGoBackToTheCount() {
    sellAndCount("10", "0", "0", "0");
    count.count().rows().forEach(count.count()::fillWithZero);
    count.goOn();
    assertThat(count.variance()).isEqualTo("Short by 23.76");
    count.back();

    assertThat(count.stepProperty().get()).isEqualTo(Step.COMPARE);
    assertThat(count.noticeProperty().get().words()).contains("Only a manager");
    assertThat(count.count().lockedProperty().get()).isTrue();
  }

  @Test
  void aManagerMayCountAgain() {
    bench.session.begin(bench.register.signIn().withPin(MANAGER_PIN).orElseThrow());
    sellAndCount("10", "0", "0", "0");
    count.count().rows().forEach(count.count()::fillWithZero);
    count.goOn();
    count.back();

    assertThat(count.stepProperty().get()).isEqualTo(Step.COUNT);
    assertThat(count.expected()).hasToString("0.00");
    assertThat(count.count().lockedProperty().get()).isFalse();
  }

  @Test
  void closingPrintsTheDayAndShowsIt() {
    sellAndCount("11", "3", "3", "1");
    count.count().rows().forEach(count.count()::fillWithZero);
    count.goOn();
    count.goOn();

    assertThat(count.stepProperty().get()).isEqualTo(Step.CLOSED);
    assertThat(bench.register.daysPrinted()).isEqualTo(1);
    assertThat(bench.register.drawer().open()).isNull();
    assertThat(count.day())
        .extracting(DayRows.Row::what, DayRows.Row::amount)
        .contains(tuple("Sales", "1"), tuple("Cash kept from sales", "23.76"));
    assertThat(bench.frame.drawerProperty().get()).isEqualTo("Drawer closed");
  }

  @Test
  void anOpenSaleBlocksTheCount() {
    sellAndCount("11", "3", "3", "1");
    bench.scan("ITM0047790");
    count.count().rows().forEach(count.count()::fillWithZero);
    count.goOn();

    assertThat(count.stepProperty().get()).isEqualTo(Step.COUNT);
    assertThat(count.reason()).isEqualTo("a sale is open");
  }

  @Test
  void whatMayBeKnownBeforeIsWhoOpenedWithHowMuch() {
    sellAndCount("0", "0", "0", "0");

    assertThat(count.openingProperty().get().who()).isEqualTo("Ines");
    assertThat(count.openingProperty().get().when()).isEqualTo("9:02 AM");
    assertThat(count.openingProperty().get().amount()).hasToString("200.00");
  }

  @Test
  void aScanWhileCountingIsSaidToBeNowhere() {
    sellAndCount("1", "", "", "");
    count.scanned("ITM0047790");

    assertThat(count.noticeProperty().get().words()).contains("ITM0047790", "not charged");
    assertThat(count.count().totalProperty().get()).hasToString("20.00");
  }
}
