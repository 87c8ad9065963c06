package truetill.client.devices.receipt;

import java.math.BigDecimal;
import truetill.client.devices.receipt.SlipLine.Weight;
import truetill.core.money.Money;
import truetill.core.money.Rate;

/** The order of things on a receipt. */
final class ReceiptLayout {
  private static final int MOST_TITLE_LINES = 3;
  private static final int DETAIL_INDENT = 2;

  private ReceiptLayout() {}

  static void lay(ReceiptSlip slip, PaperColumns paper) {
    SlipHead.shop(slip.store(), paper);
    paper.centred(slip.store().header(), SlipHead.MOST_LINES, Weight.PLAIN);
    paper.rule();
    SlipHead.marks(slip.marks(), paper);
    paper.facts("Receipt", slip.receiptNumber());
    paper.facts(SlipHead.when(slip.at(), slip.zone()), slip.till());
    paper.facts("Cashier", slip.cashier());
    paper.rule();
    slip.lines().forEach(line -> line(line, paper));
    paper.rule();
    paper.amount("Subtotal", slip.subtotal(), Weight.PLAIN);
    paper.amount("Tax " + percent(slip.taxRate()), slip.tax(), Weight.PLAIN);
    paper.amount("TOTAL", slip.total(), Weight.STRONG);
    payment(slip.payment(), paper);
    if (slip.marks().contains(SlipMark.VOID)) {
      paper.rule();
      refund(slip.payment(), paper);
    }
    paper.rule();
    paper.centred(slip.store().footer(), SlipHead.MOST_LINES, Weight.PLAIN);
  }

  private static void line(ReceiptLine line, PaperColumns paper) {
    String sku = PaperText.printable(line.sku()).strip();
    boolean titled = !PaperText.printable(line.description()).isBlank();
    paper.priced(titled ? line.description() : "Item", line.lineTotal(), MOST_TITLE_LINES);
    String quantity = line.quantity() + " x " + line.unitPrice();
    if (line.quantity() != 1) {
      paper.indented(DETAIL_INDENT, quantity, 1);
    }
    if (!sku.isEmpty()) {
      paper.indented(DETAIL_INDENT, sku, MOST_TITLE_LINES);
    }
  }

  private static void payment(SlipPayment payment, PaperColumns paper) {
    switch (payment) {
      case SlipPayment.Cash(Money tendered, Money change) -> cash(tendered, change, paper);
      case SlipPayment.Card(Money amount) -> paper.amount("Card", amount, Weight.PLAIN);
      case SlipPayment.Split(Money card, Money tendered, Money change) -> {
        paper.amount("Card", card, Weight.PLAIN);
        cash(tendered, change, paper);
      }
    }
  }

  private static void cash(Money tendered, Money change, PaperColumns paper) {
    paper.amount("Cash", tendered, Weight.PLAIN);
    paper.amount("Change", change, Weight.STRONG);
  }

  private static void refund(SlipPayment payment, PaperColumns paper) {
    switch (payment) {
      case SlipPayment.Cash(Money tendered, Money change) ->
          paper.amount("Cash returned", tendered.minus(change), Weight.STRONG);
      case SlipPayment.Card(Money amount) -> paper.amount("Card returned", amount, Weight.STRONG);
      case SlipPayment.Split(Money card, Money tendered, Money change) -> {
        paper.amount("Card returned", card, Weight.STRONG);
        paper.amount("Cash returned", tendered.minus(change), Weight.STRONG);
      }
    }
  }

  private static String percent(Rate rate) {
    BigDecimal percent = BigDecimal.valueOf(rate.tenThousandths(), 2);
    return percent.signum() == 0 ? "0%" : percent.stripTrailingZeros().toPlainString() + "%";
  }
}
