package truetill.client.devices.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import truetill.client.devices.Slips;
import truetill.client.devices.receipt.SlipLine.Weight;
import truetill.core.money.Money;
import truetill.core.money.Rate;

class SlipLayoutTest {
  @Test
  void a_cash_receipt_reads_from_shop_to_change() {
    assertThat(text(Slips.receipt(Slips.cash()), PaperWidth.COLUMNS_42))
        .isEqualTo(
            """
                       Second Bloom Thrift
                         12 Sample Street
                      Springfield, IL 62701
                           217-555-0100
                   Every sale helps the shelter
            ------------------------------------------
            Receipt                  R-20261122-020017
            2026-11-22 14:05                Front till
            Cashier                       Rosa Example
            ------------------------------------------
            Blue ceramic table lamp with a       24.50
            linen shade, small chip on its
            base
              ITM0000017
            Jeans                                 9.98
              2 x 4.99
              ITM0000042
            Café cups “Été”, set                  4.58
            ------------------------------------------
            Subtotal                             39.06
            Tax 7%                                2.73
            TOTAL                                41.79
            Cash                                 50.00
            Change                                8.21
            ------------------------------------------
                     Thank you for shopping!
                      Returns within 14 days
            """
                .stripTrailing());
  }

  @Test
  void a_narrow_receipt_wraps_and_keeps_its_price_column() {
    assertThat(text(Slips.receipt(Slips.split()), PaperWidth.COLUMNS_32))
        .contains(
            """
            Blue ceramic table lamp    24.50
            with a linen shade,
            small chip on its base
            """)
        .contains(
            """
            TOTAL                      41.79
            Card                       21.79
            Cash                       40.00
            Change                     20.00
            """);
  }

  @Test
  void a_card_receipt_names_the_card_amount_and_no_change() {
    assertThat(text(Slips.receipt(Slips.card()), PaperWidth.COLUMNS_48))
        .contains("Card                                       41.79")
        .doesNotContain("Change", "Cash ");
  }

  @Test
  void a_copy_differs_by_its_mark_alone() {
    ReceiptSlip original = Slips.receipt(Slips.cash());
    List<String> copy = lines(original.asCopy(), PaperWidth.COLUMNS_42);
    assertThat(copy).filteredOn(line -> line.contains("*** COPY ***")).hasSize(1);
    assertThat(copy)
        .filteredOn(line -> !line.contains("***"))
        .isEqualTo(lines(original, PaperWidth.COLUMNS_42));
  }

  @Test
  void a_void_says_so_and_what_was_returned() {
    assertThat(text(Slips.receipt(Slips.split()).asVoid(), PaperWidth.COLUMNS_42))
        .contains("*** VOID ***")
        .contains("Card returned                        21.79")
        .contains("Cash returned                        20.00");
  }

  @Test
  void a_print_after_a_fault_is_a_copy_and_says_why() {
    assertThat(text(Slips.receipt(Slips.cash()).asPrintedAgain(), PaperWidth.COLUMNS_42))
        .contains("*** COPY ***", "*** PRINTED AGAIN ***");
  }

  @Test
  void a_z_report_reads_from_drawer_to_variance() {
    assertThat(text(Slips.zReport(), PaperWidth.COLUMNS_42))
        .endsWith(
            """
            ------------------------------------------
                             Z REPORT
            Drawer                     DRW-20261122-01
            Till                            Front till
            Opened 2026-11-22 09:00       Rosa Example
            Closed 2026-11-22 18:30       Otto Example
            Printed 2026-11-22 14:05
            ------------------------------------------
            Sales                                   34
            Gross                               812.45
            Tax                                  53.15
            Cash                                512.45
            Card                                300.00
            Voids                                    2
            Voided                               18.00
            ------------------------------------------
            Opening float                       200.00
            Drops                               150.00
            Expected cash                       544.45
            Counted cash                        540.00
            Variance                             -4.45
            ------------------------------------------
            """
                .stripTrailing());
  }

  @Test
  void an_x_report_shows_no_expected_cash_to_one_who_counts_blind() {
    assertThat(text(Slips.xReport(), PaperWidth.COLUMNS_42))
        .contains("X REPORT")
        .doesNotContain("Expected", "Counted", "Variance", "Closed");
  }

  @ParameterizedTest
  @EnumSource(PaperWidth.class)
  void a_title_of_ten_thousand_letters_ends_after_three_lines(PaperWidth width) {
    for (String title :
        List.of("x".repeat(10_000), "lamp ".repeat(2_000), "\n".repeat(9_999) + "x")) {
      List<String> lines = lines(sale(title, "ITM0000001"), width);
      int price = indexOf(lines, "99999999.99");
      int sku = lines.indexOf("  ITM0000001");
      assertThat(sku - price).isBetween(1, 3);
      assertThat(lines).allMatch(line -> line.length() <= width.columns());
      if (title.length() > 9_999 && sku - price == 3) {
        assertThat(lines.get(sku - 1)).endsWith("…");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(PaperWidth.class)
  void the_longest_amounts_a_number_holds_are_printed_whole(PaperWidth width) {
    Money huge = Money.ofCents(-Long.MAX_VALUE);
    ReceiptLine line = new ReceiptLine("Lamp", "", Integer.MAX_VALUE, Money.MAX.negate(), huge);
    ReceiptSlip slip = Slips.receipt(new SlipPayment.Card(huge), List.of(line));
    List<String> lines = lines(slip, width);
    assertThat(lines).filteredOn(text -> text.endsWith("-92233720368547758.07")).hasSize(2);
    assertThat(lines).contains("  2147483647 x -99999999.99");
    assertThat(lines).allMatch(text -> text.length() <= width.columns());
  }

  @Test
  void a_thing_without_words_is_an_item() {
    assertThat(lines(sale(" \u200B ", ""), PaperWidth.COLUMNS_42))
        .contains("Item                           99999999.99");
  }

  @Test
  void a_rate_is_written_without_idle_zeros() {
    assertThat(taxLine(new Rate(0))).startsWith("Tax 0% ");
    assertThat(taxLine(new Rate(700))).startsWith("Tax 7% ");
    assertThat(taxLine(new Rate(1000))).startsWith("Tax 10% ");
    assertThat(taxLine(new Rate(1025))).startsWith("Tax 10.25% ");
    assertThat(taxLine(new Rate(9999))).startsWith("Tax 99.99% ");
  }

  @Test
  void the_total_and_the_change_stand_out() {
    assertThat(SlipLayout.lay(Slips.receipt(Slips.cash()), PaperWidth.COLUMNS_42))
        .filteredOn(line -> line.weight() == Weight.STRONG)
        .extracting(line -> line.text().strip().split(" ", 2)[0])
        .containsExactly("Second", "TOTAL", "Change");
  }

  @Test
  void an_empty_shop_leaves_no_gap() {
    ReceiptSlip slip = Slips.receipt(Slips.cash());
    StoreHeading nothing = new StoreHeading("", "", "", "", "");
    ReceiptSlip bare =
        new ReceiptSlip(
            nothing,
            slip.receiptNumber(),
            slip.at(),
            slip.zone(),
            "",
            "",
            slip.lines(),
            slip.subtotal(),
            slip.taxRate(),
            slip.tax(),
            slip.total(),
            slip.payment(),
            slip.marks());
    assertThat(lines(bare, PaperWidth.COLUMNS_42))
        .noneMatch(String::isBlank)
        .startsWith("-".repeat(42));
  }

  @Test
  void paper_widths_are_three_and_others_are_refused() {
    assertThat(PaperWidth.parse(" 48 ").orElseThrow()).isEqualTo(PaperWidth.COLUMNS_48);
    for (String wrong : List.of("", "0", "80", "42.0", "COLUMNS_42", "-32")) {
      assertThat(PaperWidth.parse(wrong).isDone()).as(wrong).isFalse();
    }
  }

  private static ReceiptSlip sale(String title, String sku) {
    return Slips.receipt(
        Slips.cash(),
        List.of(new ReceiptLine(title, sku, 1, Money.of("99999999.99"), Money.of("99999999.99"))));
  }

  private static String taxLine(Rate rate) {
    ReceiptSlip slip = Slips.receipt(Slips.cash());
    ReceiptSlip taxed =
        new ReceiptSlip(
            slip.store(),
            slip.receiptNumber(),
            slip.at(),
            slip.zone(),
            slip.cashier(),
            slip.till(),
            slip.lines(),
            slip.subtotal(),
            rate,
            slip.tax(),
            slip.total(),
            slip.payment(),
            slip.marks());
    return lines(taxed, PaperWidth.COLUMNS_32).stream()
        .filter(line -> line.startsWith("Tax"))
        .findFirst()
        .orElseThrow();
  }

  private static int indexOf(List<String> lines, String end) {
    return lines.indexOf(
        lines.stream().filter(line -> line.endsWith(end)).findFirst().orElseThrow());
  }

  private static List<String> lines(Slip slip, PaperWidth width) {
    return SlipLayout.lay(slip, width).stream().map(SlipLine::text).toList();
  }

  private static String text(Slip slip, PaperWidth width) {
    return String.join("\n", lines(slip, width));
  }
}
