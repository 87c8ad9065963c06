package truetill.client.screens.pos.change;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.client.screens.shop.FakeRegister.CASHIER_PIN;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import truetill.client.screens.shop.Workbench;
import truetill.client.shell.Screen;
import truetill.core.money.Money;
import truetill.core.pos.RecordedSale;
import truetill.core.pos.Tender;

class ChangeModelTest {
  private final Workbench bench = Workbench.selling(CASHIER_PIN).scan("ITM0048213");
  private final ChangeModel change =
      new ChangeModel(
          bench.register,
          bench.background,
          bench.counter,
          bench.navigator,
          bench.register.clock().zone(),
          bench.words);

  private RecordedSale pay(Tender tender) {
    bench.counter.pay(tender, outcome -> assertThat(outcome.isDone()).isTrue(), () -> {});
    bench.navigator.show(Screen.CHANGE);
    change.entered();
    return Objects.requireNonNull(change.sale());
  }

  @Test
  void cashSaysWhatToHandBackInPieces() {
    RecordedSale sale = pay(Tender.cash(Money.of("40.00")));

    assertThat(change.title(sale)).isEqualTo("Paid in cash. Give 16.24 back.");
    assertThat(change.pieces(sale))
        .containsExactly("1 × $10", "1 × $5", "1 × $1", "2 × 10¢", "4 × 1¢");
    assertThat(change.paidWith(sale)).isEqualTo("Cash 40.00");
    assertThat(change.time(sale)).isEqualTo("9:02 AM");
  }

  @Test
  void aCardHasNothingToHandBack() {
    RecordedSale sale = pay(Tender.card());

    assertThat(change.title(sale)).isEqualTo("Paid by card. Nothing to hand back.");
    assertThat(change.subtitle(sale)).startsWith("The drawer stays closed.");
    assertThat(change.pieces(sale)).isEmpty();
  }

  @Test
  void aSplitNamesBothParts() {
    RecordedSale sale = pay(Tender.split(Money.of("10.00"), Money.of("20.00")));

    assertThat(change.paidWith(sale)).isEqualTo("Cash 20.00 · Card 10.00");
    assertThat(change.title(sale)).isEqualTo("Paid by card and in cash. Give 6.24 back.");
  }

  @Test
  void aReceiptThatWaitsIsNotCalledPrinted() throws Exception {
    pay(Tender.card());
    try (AutoCloseable following = change.follow()) {
      bench.register.paperOut(1);
      assertThat(change.printedProperty().get()).isEqualTo("Receipt waits for the printer");
      bench.register.paperOut(0);
      assertThat(change.printedProperty().get()).isEqualTo("Receipt printed");
    }
    bench.register.paperOut(2);
    assertThat(change.printedProperty().get()).isEqualTo("Receipt printed");
  }

  @Test
  void theNextScanStartsANewSale() {
    pay(Tender.card());
    change.scanned("ITM0047790");

    assertThat(bench.navigator.current()).isEqualTo(Screen.SALE);
    assertThat(bench.counter.total()).hasToString("13.50");
  }

  @Test
  void aCopyIsPrinted() {
    pay(Tender.card());
    change.reprint();

    assertThat(bench.register.printer().printed()).isEqualTo(2);
    assertThat(change.noticeProperty().get().words()).contains("marked COPY");
  }
}
