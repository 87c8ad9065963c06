package truetill.client.screens.pos.draweropen;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.client.screens.shop.FakeRegister.CASHIER_PIN;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import truetill.client.screens.shop.Workbench;
import truetill.client.shell.Screen;
import truetill.core.money.Money;
import truetill.core.pos.CashCount;

class DrawerOpenModelTest {
  private final Workbench bench = Workbench.closed();
  private final DrawerOpenModel open =
      new DrawerOpenModel(bench.register.drawer(), bench.background, bench.navigator, bench.words);

  DrawerOpenModelTest() {
    bench.session.begin(bench.register.signIn().withPin(CASHIER_PIN).orElseThrow());
    open.entered();
  }

  private String opening() {
    return Objects.requireNonNull(bench.register.drawer().open()).cash().opening().toString();
  }

  @Test
  void opensWithTheUsualFloatWhenNothingIsCounted() {
    open.open();

    assertThat(opening()).isEqualTo("200.00");
    assertThat(bench.navigator.current()).isEqualTo(Screen.SALE);
  }

  @Test
  void theUsualFloatIsThatOfTheDayBefore() {
    bench.register.drawer().open(Money.of("150.00"), CashCount.NOT_COUNTED).orElseThrow();
    bench.register.drawer().close(Money.of("150.00"), CashCount.NOT_COUNTED).orElseThrow();
    open.entered();

    assertThat(open.opening()).hasToString("150.00");
  }

  @Test
  void aBegunCountMustBeFinished() {
    open.count().rows().get(2).textProperty().set("7");
    assertThat(open.reason()).isEqualTo("9 rows are empty");
    open.open();
    assertThat(bench.register.drawer().open()).isNull();

    open.count().rows().forEach(open.count()::fillWithZero);
    open.open();
    assertThat(opening()).isEqualTo("140.00");
  }

  @Test
  void aDoubtedDateIsAskedForAndConfirmedByOpeningOnceMore() {
    bench.register.doubtDate();
    open.open();
    assertThat(bench.register.drawer().open()).isNull();
    assertThat(open.noticeProperty().get().words())
        .startsWith("Is today ")
        .endsWith("set the clock of this PC right first.");

    open.entered();
    open.open();
    assertThat(bench.register.drawer().open()).as("asked anew").isNull();
    open.open();
    assertThat(opening()).isEqualTo("200.00");
  }

  @Test
  void textInARowIsNamed() {
    open.count().rows().get(2).textProperty().set("seven");
    open.open();

    assertThat(open.reason()).isEqualTo("1 row is no number");
    assertThat(bench.register.drawer().open()).isNull();
  }

  @Test
  void aSecondOpeningTheSameDayIsRefusedInWords() {
    open.open();
    bench.register.drawer().close(Money.of("200.00"), CashCount.NOT_COUNTED).orElseThrow();
    bench.register.time().advance(Duration.ofHours(1));
    open.entered();
    open.open();

    assertThat(open.noticeProperty().get().words()).contains("already closed");
    assertThat(bench.register.drawer().open()).isNull();
  }

  @Test
  void aScanBeforeTheDrawerIsOpenIsSaidToBeNowhere() {
    open.scanned("ITM0048213");

    assertThat(open.noticeProperty().get().words()).contains("ITM0048213", "not charged");
  }
}
