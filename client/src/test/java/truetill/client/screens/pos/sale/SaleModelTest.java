package truetill.client.screens.pos.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.client.screens.shop.FakeRegister.CASHIER_PIN;
import static truetill.client.screens.shop.FakeRegister.MANAGER_PIN;

import org.junit.jupiter.api.Test;
import truetill.client.fx.Notice;
import truetill.client.screens.pos.Counter.RefusedScan;
import truetill.client.screens.pos.NamedCustomer;
import truetill.client.screens.pos.sale.SaleModel.Open;
import truetill.client.screens.shop.Workbench;
import truetill.client.shell.Screen;
import truetill.core.pos.CartLine;
import truetill.core.pos.PaymentMethod;

class SaleModelTest {
  private final Workbench bench = Workbench.selling(CASHIER_PIN);
  private final UntaggedModel untagged = new UntaggedModel(bench.counter, bench.words);
  private final NoSaleModel noSale =
      new NoSaleModel(bench.register.drawer(), bench.background, bench.words);
  private final VoidModel voiding =
      new VoidModel(bench.register.selling(), bench.counter, bench.background, bench.words);
  private final SaleModel sale =
      new SaleModel(
          bench.counter,
          untagged,
          noSale,
          voiding,
          bench.navigator,
          bench.session,
          bench.findText,
          bench.frame,
          bench.words);
  private final SaleWords says =
      new SaleWords(
          bench.counter,
          new NamedCustomer(bench.register.customers(), bench.background, bench.counter),
          bench.frame,
          bench.words);

  private void type(String text) {
    sale.entryProperty().set(text);
  }

  @Test
  void theNewestLineIsLastAndSelected() {
    bench.scan("ITM0048213", "ITM0047790");

    assertThat(sale.lines()).extracting(CartLine::sku).containsExactly("ITM0048213", "ITM0047790");
    assertThat(sale.selectedProperty().get()).isEqualTo(1);
  }

  @Test
  void aLineSaysWhichOtherRegisterHasTheItemInItsCart() {
    bench.scan("ITM0048213", "ITM0047790");
    assertThat(says.elsewhere(sale.lines().getFirst())).isEmpty();

    bench.register.inCartAt("Till 3", "ITM0048213");
    bench.counter.refreshElsewhere();

    assertThat(says.elsewhere(sale.lines().getFirst())).isEqualTo("In a cart at Till 3");
    assertThat(says.elsewhere(sale.lines().get(1))).isEmpty();
  }

  @Test
  void typedDigitsAreTheNumberOfACode() {
    type("48213");
    sale.enter();

    assertThat(sale.lines()).extracting(CartLine::sku).containsExactly("ITM0048213");
    assertThat(sale.entryProperty().get()).isEmpty();
  }

  @Test
  void aWholeTypedCodeIsTakenAsItIs() {
    type("itm0048213");
    sale.enter();

    assertThat(sale.lines()).hasSize(1);
  }

  @Test
  void aQuantityAndAPriceBeginAnUntaggedThing() {
    type("3");
    sale.star();
    type("4.99");
    sale.enter();

    assertThat(sale.panelProperty().get()).isEqualTo(Open.UNTAGGED);
    assertThat(untagged.quantityProperty().get()).isEqualTo(3);
    untagged.descriptionProperty().set("Jeans");
    untagged.submit();
    assertThat(sale.panelProperty().get()).isEqualTo(Open.NONE);
    assertThat(bench.counter.total()).hasToString("16.17");
    assertThat(says.lineCode(sale.lines().getFirst())).isEqualTo("Untagged · 3 × 4.99");
    assertThat(sale.quantityProperty().get()).isEqualTo(1);
  }

  @Test
  void aStarWithNoDigitsIsExplained() {
    type("lamp");
    sale.star();

    assertThat(sale.noticeProperty().get().kind()).isEqualTo(Notice.Kind.INFO);
    assertThat(sale.quantityProperty().get()).isEqualTo(1);
    assertThat(sale.entryProperty().get()).isEqualTo("lamp");
  }

  @Test
  void aQuantityOfZeroIsRefused() {
    type("0");
    sale.star();

    assertThat(sale.noticeProperty().get().words()).contains("from 1 to 999");
  }

  @Test
  void aTagIsOnePieceWhateverTheQuantity() {
    type("3");
    sale.star();
    sale.scanned("ITM0048213");

    assertThat(sale.lines()).singleElement().extracting(CartLine::quantity).isEqualTo(1);
    assertThat(sale.quantityProperty().get()).isEqualTo(1);
  }

  @Test
  void textForAPriceIsAnsweredWithTheRightForm() {
    sale.openUntagged("five");
    untagged.descriptionProperty().set("Book");
    untagged.submit();

    assertThat(untagged.troubleProperty().get()).isEqualTo("Write it like 12.40");
    assertThat(sale.lines()).isEmpty();
  }

  @Test
  void anUntaggedThingNeedsWords() {
    sale.openUntagged("1.00");
    untagged.submit();

    assertThat(untagged.troubleProperty().get()).isEqualTo("Say in a few words what it is.");
    assertThat(sale.panelProperty().get()).isEqualTo(Open.UNTAGGED);
  }

  @Test
  void aRefusedCodeSaysWhatTheTillKnows() {
    bench.scan("4006003118");
    RefusedScan scan = bench.counter.refused().getLast();

    assertThat(says.refusedTitle(scan)).isEqualTo("No item has this code");
    assertThat(says.refusedDetail(scan))
        .isEqualTo("Scanned 4006003118. Not in the sale, not charged.");
  }

  @Test
  void aloneTheTillOnlySaysThatItDoesNotKnow() throws Exception {
    bench.register.goAlone(12);
    bench.frame.refresh();
    bench.scan("4006003118");

    assertThat(says.refusedTitle(bench.counter.refused().getLast()))
        .isEqualTo("This till doesn’t know this code");
  }

  @Test
  void refusedCodesBeforeTheNewestAreCounted() {
    bench.scan("A1234", "B1234", "ITM0048404");

    assertThat(says.refusedDetail(bench.counter.refused().getLast())).endsWith("2 more before it.");
    assertThat(says.refusedTitle(bench.counter.refused().getLast())).contains("already sold");
  }

  @Test
  void escapeGoesBackOneStepAndKeepsTheSale() {
    bench.scan("ITM0048213", "nothing-has-this");
    type("12");
    sale.openNoSale();

    sale.escape();
    assertThat(sale.panelProperty().get()).isEqualTo(Open.NONE);
    sale.escape();
    assertThat(sale.entryProperty().get()).isEmpty();
    sale.escape();
    assertThat(bench.counter.refused()).isEmpty();
    sale.escape();
    assertThat(sale.lines()).hasSize(1);
  }

  @Test
  void removeTakesTheSelectedLine() {
    bench.scan("ITM0048213", "ITM0047790", "ITM0045102");
    sale.select(-1);
    sale.remove();

    assertThat(sale.lines()).extracting(CartLine::sku).containsExactly("ITM0048213", "ITM0045102");
  }

  @Test
  void theSaleIsClearedOnlyWhenAskedTwice() {
    bench.scan("ITM0048213", "ITM0047790");
    sale.clear();
    assertThat(sale.lines()).hasSize(2);
    assertThat(sale.noticeProperty().get().words()).contains("all 2 lines");

    sale.clear();
    assertThat(sale.lines()).isEmpty();
  }

  @Test
  void aScanBetweenTheTwoKeepsTheSale() {
    bench.scan("ITM0048213");
    sale.clear();
    bench.scan("ITM0047790");
    sale.clear();

    assertThat(sale.lines()).hasSize(2);
  }

  @Test
  void theOneSaleOnHoldComesBackAtOnce() {
    bench.scan("ITM0048213");
    sale.hold();
    assertThat(sale.lines()).isEmpty();
    assertThat(says.recallHint()).isEqualTo("F5 · 1 held");

    sale.recall();
    assertThat(sale.lines()).hasSize(1);
    assertThat(bench.counter.held()).isEmpty();
  }

  @Test
  void ofSeveralOnHoldTheCashierChooses() {
    bench.scan("ITM0048213");
    sale.hold();
    bench.scan("ITM0047790");
    sale.hold();

    sale.recall();
    assertThat(sale.panelProperty().get()).isEqualTo(Open.HELD);
    sale.recallNumber("2");
    assertThat(sale.lines()).extracting(CartLine::sku).containsExactly("ITM0047790");
  }

  @Test
  void payingNothingIsExplained() {
    sale.pay();

    assertThat(bench.navigator.current()).isEqualTo(Screen.SALE);
    assertThat(sale.noticeProperty().get().words()).isEqualTo("There is nothing to pay yet.");
  }

  @Test
  void exactCashGoesStraightToTheEnd() {
    bench.scan("ITM0048213");
    sale.payCash();

    assertThat(bench.navigator.current()).isEqualTo(Screen.CHANGE);
    assertThat(bench.register.sales())
        .singleElement()
        .satisfies(sold -> assertThat(sold.payment().method()).isEqualTo(PaymentMethod.CASH));
  }

  @Test
  void theDrawerOpensOnlyForAReason() {
    sale.openNoSale();
    noSale.submit();
    assertThat(noSale.troubleProperty().get()).isEqualTo("Say why the drawer is opened.");

    noSale.reasonProperty().set("Make change");
    noSale.submit();
    assertThat(sale.panelProperty().get()).isEqualTo(Open.NONE);
    assertThat(sale.noticeProperty().get().words()).contains("Make change");
  }

  @Test
  void aCashierCannotTakeASaleBack() {
    sale.openVoid("");

    assertThat(sale.panelProperty().get()).isEqualTo(Open.NONE);
    assertThat(sale.noticeProperty().get().kind()).isEqualTo(Notice.Kind.ERROR);
  }

  @Test
  void aManagerTakesASaleBackByTheEndOfItsNumber() {
    bench.scan("ITM0048213");
    sale.payCash();
    bench.session.begin(bench.register.signIn().withPin(MANAGER_PIN).orElseThrow());

    sale.openVoid("");
    assertThat(bench.frame.signProperty().get()).isEqualTo("VOID");
    voiding.receiptProperty().set("1");
    voiding.submit();
    assertThat(voiding.troubleProperty().get()).isEqualTo("Say why the sale is taken back.");
    voiding.reasonProperty().set("Rung up wrong");
    voiding.submit();

    assertThat(bench.frame.signProperty().get()).isEmpty();
    assertThat(sale.noticeProperty().get().words()).contains("Hand back 23.76 in cash");
    assertThat(bench.register.sales().getFirst().voidedAt()).isNotNull();
  }

  @Test
  void anUnknownReceiptIsExplained() {
    bench.session.begin(bench.register.signIn().withPin(MANAGER_PIN).orElseThrow());
    sale.openVoid("R-20260212-019999");
    voiding.reasonProperty().set("Damaged");
    voiding.submit();

    assertThat(voiding.troubleProperty().get()).contains("R-20260212-019999");
    assertThat(sale.panelProperty().get()).isEqualTo(Open.VOID);
  }

  @Test
  void aScannedReceiptOpensTheVoidForAManager() {
    bench.session.begin(bench.register.signIn().withPin(MANAGER_PIN).orElseThrow());
    sale.scanned("R-20260212-010001");

    assertThat(sale.panelProperty().get()).isEqualTo(Open.VOID);
    assertThat(voiding.receiptProperty().get()).isEqualTo("R-20260212-010001");
  }

  @Test
  void theLastSaleStandsInOneLine() {
    assertThat(says.lastSale(null)).isEqualTo("No sale on this till yet");
    bench.scan("ITM0048213");
    sale.payCard();

    assertThat(says.lastSale(bench.counter.lastProperty().get()))
        .isEqualTo("Last sale 23.76 · card");
  }

  @Test
  void searchTakesAlongWhatWasTyped() {
    type("lamp");
    sale.find();

    assertThat(bench.navigator.current()).isEqualTo(Screen.FIND);
    assertThat(bench.findText.textProperty().get()).isEqualTo("lamp");
  }
}
