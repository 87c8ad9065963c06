package truetill.client.devices.printer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.Result;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.oned.Code128Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import truetill.client.devices.EscPosDecoder;
import truetill.client.devices.Printout;
import truetill.client.devices.RandomSlips;
import truetill.client.devices.Slips;
import truetill.client.devices.receipt.PaperText;
import truetill.client.devices.receipt.PaperWidth;
import truetill.client.devices.receipt.ReceiptLine;
import truetill.client.devices.receipt.ReceiptSlip;
import truetill.client.devices.receipt.SlipPayment;
import truetill.core.money.Money;

class EscPosPaperTest {
  private static final long SEED = 20261122;

  /** The profile {@code long} draws the ten thousand that the paper has to stand. */
  private static final int SLIPS =
      "long".equals(System.getProperty("truetill.tests")) ? 10_000 : 2_000;

  @ParameterizedTest
  @EnumSource(PaperWidth.class)
  void random_slips_come_out_with_every_amount_whole(PaperWidth width) {
    RandomSlips slips = new RandomSlips(SEED);
    int amounts = 0;
    int words = 0;
    for (int number = 0; number < SLIPS; number++) {
      boolean fair = number % 2 == 0;
      ReceiptSlip slip = slips.next(fair);
      Printout paper = printed(PrintJob.receipt(slip), width);
      String slipName = "seed " + SEED + ", slip " + number + " at " + width;
      amounts += assertAmounts(slip, paper, slipName);
      assertThat(paper.pulses()).as(slipName).hasSize(slip.payment().movesCash() ? 1 : 0);
      assertThat(paper.cuts()).as(slipName).hasSize(1);
      assertThat(paper.barcodes())
          .as(slipName)
          .singleElement()
          .matches(code -> code.bars().text().equals(slip.receiptNumber()))
          .matches(code -> code.widthDots() <= width.dots());
      if (fair) {
        assertThat(paper.text().indexOf(PaperText.REPLACEMENT)).as(slipName).isNegative();
        words += assertShortTitles(slip, paper, slipName);
      }
    }
    System.out.printf(
        "PAPER seed=%d columns=%d slips=%d amounts=%d cut=0 titles=%d%n",
        SEED, width.columns(), SLIPS, amounts, words);
    assertThat(amounts).isGreaterThan(SLIPS * 5);
    assertThat(words).isGreaterThan(SLIPS / 2);
  }

  @Test
  void commands_hidden_in_every_text_do_nothing_but_print_marks() {
    String evil = "\u001Bp\u0000\u0019\u00FA\u001DV\u0000\u001B@\u0010\u0014\u0001\u001C\u0000";
    ReceiptLine line = new ReceiptLine(evil, evil, 1, Money.of("1.00"), Money.of("1.00"));
    ReceiptSlip slip = Slips.receipt(Slips.card(), List.of(line));
    Printout paper = printed(PrintJob.receipt(slip), PaperWidth.COLUMNS_42);
    assertThat(paper.pulses()).isEmpty();
    assertThat(paper.cuts()).hasSize(1);
    assertThat(paper.text()).contains("?p??ú?V??@?????");
  }

  @Test
  void cash_pulses_once_before_the_text_and_a_copy_or_card_never() {
    ReceiptSlip cash = Slips.receipt(Slips.cash());
    Printout paper = printed(PrintJob.receipt(cash), PaperWidth.COLUMNS_42);
    assertThat(paper.events().getFirst()).isEqualTo(new Printout.Pulse(2, 50, 500));
    assertThat(paper.pulses()).hasSize(1);
    assertThat(printed(PrintJob.copy(cash), PaperWidth.COLUMNS_42).pulses()).isEmpty();
    assertThat(printed(PrintJob.receipt(cash.asCopy()), PaperWidth.COLUMNS_42).pulses()).isEmpty();
    assertThat(
            printed(PrintJob.receipt(Slips.receipt(Slips.card())), PaperWidth.COLUMNS_42).pulses())
        .isEmpty();
    assertThat(
            printed(PrintJob.receipt(Slips.receipt(Slips.split())), PaperWidth.COLUMNS_42).pulses())
        .hasSize(1);
    assertThat(printed(PrintJob.receipt(cash.asVoid()), PaperWidth.COLUMNS_42).pulses()).hasSize(1);
    assertThat(printed(PrintJob.dayReport(Slips.zReport()), PaperWidth.COLUMNS_42).pulses())
        .isEmpty();
  }

  @Test
  void a_pulse_alone_puts_nothing_on_paper() {
    assertThat(printed(PrintJob.pulseAlone(), PaperWidth.COLUMNS_42).events())
        .containsExactly(new Printout.Pulse(2, 50, 500));
  }

  @Test
  void the_paper_ends_with_a_feed_and_a_cut() {
    List<Printout.Event> events =
        printed(PrintJob.receipt(Slips.receipt(Slips.cash())), PaperWidth.COLUMNS_42).events();
    assertThat(events.getLast()).isEqualTo(new Printout.Cut(true));
    assertThat(events.subList(events.size() - 5, events.size() - 1))
        .allMatch(event -> event.equals(new Printout.Line("", false, 1)));
  }

  @ParameterizedTest
  @EnumSource(PaperWidth.class)
  void a_reader_reads_the_barcode_off_the_paper(PaperWidth width) throws Exception {
    for (String number : List.of("R-20261122-020017", "R-20261122-001", "R-20261122-99999")) {
      ReceiptSlip slip = numbered(number);
      Printout paper = printed(PrintJob.receipt(slip), width);
      assertThat(paper.barcodes().getFirst().widthDots()).isLessThanOrEqualTo(width.dots());
      assertThat(read(paper).getText()).isEqualTo(number);
    }
  }

  @Test
  void a_number_that_does_not_fit_or_is_no_ascii_is_printed_as_text_alone() {
    for (String number : List.of("R-" + "7".repeat(90), "R-é", "R-{1", "")) {
      Printout paper = printed(PrintJob.receipt(numbered(number)), PaperWidth.COLUMNS_42);
      assertThat(paper.barcodes()).isEmpty();
    }
  }

  private static ReceiptSlip numbered(String number) {
    ReceiptSlip slip = Slips.receipt(Slips.card());
    return new ReceiptSlip(
        slip.store(),
        number,
        slip.at(),
        slip.zone(),
        slip.cashier(),
        slip.till(),
        slip.lines(),
        slip.subtotal(),
        slip.taxRate(),
        slip.tax(),
        slip.total(),
        slip.payment(),
        slip.marks());
  }

  private static Result read(Printout paper) throws Exception {
    BinaryBitmap picture =
        new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(paper.draw())));
    try {
      return new Code128Reader().decode(picture, Map.of(DecodeHintType.TRY_HARDER, true));
    } catch (NotFoundException unreadable) {
      throw new AssertionError("no barcode found on the paper", unreadable);
    }
  }

  private static Printout printed(PrintJob job, PaperWidth width) {
    return EscPosDecoder.decode(EscPosPaper.of(job, width).bytes(), width.columns());
  }

  /** Finds each amount of the slip, in order, as the last word of a line of its own. */
  private static int assertAmounts(ReceiptSlip slip, Printout paper, String slipName) {
    List<String> expected = amounts(slip);
    int found = 0;
    for (String line : paper.lines()) {
      String last = line.substring(line.lastIndexOf(' ') + 1);
      if (found < expected.size() && last.equals(expected.get(found))) {
        found++;
      }
    }
    if (found < expected.size()) {
      assertThat(paper.text())
          .as("%s: amount %d, %s", slipName, found, expected.get(found))
          .isEmpty();
    }
    return found;
  }

  private static List<String> amounts(ReceiptSlip slip) {
    List<Money> amounts = new ArrayList<>();
    for (ReceiptLine line : slip.lines()) {
      amounts.add(line.lineTotal());
      if (line.quantity() != 1) {
        amounts.add(line.unitPrice());
      }
    }
    amounts.addAll(List.of(slip.subtotal(), slip.tax(), slip.total()));
    switch (slip.payment()) {
      case SlipPayment.Cash(Money tendered, Money change) ->
          amounts.addAll(List.of(tendered, change));
      case SlipPayment.Card(Money amount) -> amounts.add(amount);
      case SlipPayment.Split(Money card, Money tendered, Money change) ->
          amounts.addAll(List.of(card, tendered, change));
    }
    return amounts.stream().map(Money::toString).toList();
  }

  /** Titles that need no change and fit beside their price stand on the paper as they are. */
  private static int assertShortTitles(ReceiptSlip slip, Printout paper, String slipName) {
    int seen = 0;
    for (ReceiptLine line : slip.lines()) {
      String title = line.description().strip();
      boolean asIs = PaperText.CODE_PAGE.newEncoder().canEncode(title) && !title.contains("  ");
      if (asIs && title.length() <= 18) {
        assertThat(paper.lines())
            .as("%s: %s", slipName, title)
            .anyMatch(
                text -> text.startsWith(title + " ") && text.endsWith(" " + line.lineTotal()));
        seen++;
      }
    }
    return seen;
  }
}
