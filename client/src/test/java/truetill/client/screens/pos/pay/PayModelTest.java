package truetill.client.screens.pos.pay;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.client.screens.shop.FakeRegister.CASHIER_PIN;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import truetill.client.screens.shop.Workbench;
import truetill.client.shell.Screen;
import truetill.core.money.Money;
import truetill.core.pos.PaymentMethod;
import truetill.core.pos.Tender;

class PayModelTest {
  private final Workbench bench = Workbench.selling(CASHIER_PIN);
  private final PayModel pay = new PayModel(bench.counter, bench.navigator, bench.words);

  @BeforeEach
  void aSaleOf23dollars76() {
    bench.scan("ITM0048213");
    bench.navigator.show(Screen.PAY);
    pay.entered();
  }

  private void type(String amount) {
    pay.tendered().textProperty().set(amount);
  }

  private Tender.Payment payment() {
    assertThat(bench.register.sales()).hasSize(1);
    return bench.register.sales().getFirst().payment();
  }

  private String said() {
    return pay.noticeProperty().get().words();
  }

  @Test
  void enterOnAnEmptyFieldTakesExactCash() {
    pay.takeCash();

    assertThat(payment().method()).isEqualTo(PaymentMethod.CASH);
    assertThat(payment().change()).isEqualTo(Money.ZERO);
    assertThat(bench.navigator.current()).isEqualTo(Screen.CHANGE);
  }

  @Test
  void typedDigitsAreDollars() {
    type("50");
    assertThat(pay.underAmount()).isEqualTo("Change 26.24");
    pay.takeCash();

    assertThat(payment().change()).hasToString("26.24");
  }

  @Test
  void smartCashOffersWhatPeopleHandOver() {
    assertThat(pay.smartCash())
        .extracting(pay::cashName)
        .containsExactly("$23.76", "$24", "$25", "$30", "$40", "$50", "$100");
    assertThat(pay.cashHint(Money.of("25.00"))).isEqualTo("Change 1.24");
  }

  @Test
  void tooLittleCashIsRefusedWithWhatIsMissing() {
    type("20");
    assertThat(pay.underAmount()).isEqualTo("Still 3.76 short");
    pay.takeCash();

    assertThat(said()).contains("3.76 short");
    assertThat(bench.register.sales()).isEmpty();
    assertThat(bench.navigator.current()).isEqualTo(Screen.PAY);
  }

  @Test
  void textIsNoAmount() {
    type("12.4.0");
    assertThat(pay.underAmount()).isEqualTo("Write it like 12.40");
    pay.takeCash();
    pay.cash();
    pay.card();
    pay.add(Money.of("5.00"));

    assertThat(said()).isEqualTo("Write it like 12.40");
    assertThat(pay.tendered().textProperty().get()).isEqualTo("12.4.0");
    assertThat(bench.register.sales()).isEmpty();
  }

  @Test
  void theCornerSaysHowManyThingsArePaidFor() {
    assertThat(pay.corner()).isEqualTo("1 item");
  }

  @Test
  void aPartOnTheCardLeavesTheRestForCash() {
    type("10");
    pay.card();

    assertThat(pay.left()).hasToString("13.76");
    assertThat(pay.caption()).isEqualTo("Left to pay");
    assertThat(pay.corner()).isEqualTo("of 23.76");
    type("20");
    pay.takeCash();
    assertThat(payment().method()).isEqualTo(PaymentMethod.SPLIT);
    assertThat(payment().cardAmount()).hasToString("10.00");
    assertThat(payment().change()).hasToString("6.24");
  }

  @Test
  void aPartInCashLeavesTheRestForTheCard() {
    type("20");
    pay.cash();
    pay.card();

    assertThat(payment().method()).isEqualTo(PaymentMethod.SPLIT);
    assertThat(payment().cardAmount()).hasToString("3.76");
    assertThat(payment().change()).isEqualTo(Money.ZERO);
  }

  @Test
  void twoPartsInCashAreOneCashSale() {
    type("20");
    pay.cash();
    type("5");
    pay.takeCash();

    assertThat(payment().method()).isEqualTo(PaymentMethod.CASH);
    assertThat(payment().tendered()).hasToString("25.00");
    assertThat(payment().change()).hasToString("1.24");
  }

  @Test
  void cardWithNothingTypedTakesAll() {
    pay.card();

    assertThat(payment().method()).isEqualTo(PaymentMethod.CARD);
  }

  @Test
  void theCardCannotTakeMoreThanIsDue() {
    type("30");
    pay.card();

    assertThat(said()).isEqualTo("The card takes at most 23.76.");
    assertThat(bench.register.sales()).isEmpty();
  }

  @Test
  void partsCanBeTakenBack() {
    type("10");
    pay.card();
    pay.takeBack();

    assertThat(pay.left()).hasToString("23.76");
  }

  @Test
  void plusKeysAddToWhatIsTyped() {
    pay.add(Money.of("20.00"));
    pay.add(Money.of("5.00"));

    assertThat(pay.tendered().textProperty().get()).isEqualTo("25.00");
  }

  @Test
  void aScanGoesOnTheSaleAndChangesNoAmount() {
    type("50");
    pay.scanned("ITM0047790");

    assertThat(bench.navigator.current()).isEqualTo(Screen.SALE);
    assertThat(bench.counter.total()).hasToString("37.26");
    assertThat(pay.tendered().textProperty().get()).isEqualTo("50");
  }
}
