package truetill.core.pos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import truetill.core.money.Money;
import truetill.core.money.Rate;
import truetill.core.outcome.Outcome.Refused;

class TenderTest {
  private static final Money TOTAL = Money.of("16.10");

  @Test
  void workedExampleOfTheRules() {
    Totals totals =
        Totals.of(
            List.of(
                new CartLine(null, null, "lamp", 1, Money.of("10.05")),
                new CartLine(null, null, "book", 1, Money.of("5.00"))),
            Rate.DEFAULT_TAX);
    assertThat(totals).isEqualTo(new Totals(Money.of("15.05"), Money.of("1.05"), TOTAL));
  }

  @Test
  void changeOfACashSaleIsComputedAndStaysOutOfTheDrawer() {
    Tender.Payment payment = Tender.cash(Money.of("20.00")).settle(TOTAL).orElseThrow();
    assertThat(payment.change()).isEqualTo(Money.of("3.90"));
    assertThat(payment.cashDue()).isEqualTo(TOTAL);
    assertThat(payment.cardAmount()).isNull();
  }

  @Test
  void missingCashMeansExact() {
    Tender.Payment payment = Tender.exactCash().settle(TOTAL).orElseThrow();
    assertThat(payment.tendered()).isEqualTo(TOTAL);
    assertThat(payment.change()).isEqualTo(Money.ZERO);
  }

  @Test
  void aCardSaleBringsNoCash() {
    Tender.Payment payment = Tender.card().settle(TOTAL).orElseThrow();
    assertThat(payment.cashDue()).isEqualTo(Money.ZERO);
    assertThat(payment.tendered()).isNull();
    assertThat(payment.change()).isNull();
    assertThat(payment.cardAmount()).isEqualTo(TOTAL);
  }

  @Test
  void aSplitSaleKeepsTheCashPart() {
    Tender.Payment payment =
        Tender.split(Money.of("10.00"), Money.of("10.00")).settle(TOTAL).orElseThrow();
    assertThat(payment.cashDue()).isEqualTo(Money.of("6.10"));
    assertThat(payment.change()).isEqualTo(Money.of("3.90"));
  }

  @ParameterizedTest
  @CsvSource({
    "CASH, 16.09, , short_tender",
    "CASH, -1.00, , bad_amount",
    "CARD, , 16.09, bad_card_amount",
    "CARD, , 16.11, bad_card_amount",
    "SPLIT, 6.09, 10.00, short_tender",
    "SPLIT, , 16.10, bad_card_amount",
    "SPLIT, , 0.00, bad_card_amount",
    "SPLIT, , -3.00, bad_card_amount",
    "SPLIT, 5.00, , bad_card_amount"
  })
  void refusesWhatDoesNotCoverTheSale(PaymentMethod method, String cash, String card, String code) {
    Tender tender =
        new Tender(
            method, cash == null ? null : Money.of(cash), card == null ? null : Money.of(card));
    assertThat(tender.settle(TOTAL))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }
}
