package truetill.client.devices.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import truetill.client.devices.EscPosDecoder;
import truetill.client.devices.FakeTcpPrinter;
import truetill.client.devices.Printout;
import truetill.client.devices.Slips;
import truetill.client.devices.receipt.PaperWidth;
import truetill.client.devices.receipt.ReceiptLine;
import truetill.client.devices.receipt.ReceiptSlip;
import truetill.core.money.Money;

class NetworkPrinterTest {
  private static final int COLUMNS = 42;

  /** Only tests with a printer that never reads wait this long; others would not notice an hour. */
  private static final PrinterLimits LIMITS =
      new PrinterLimits(Duration.ofSeconds(10), Duration.ofSeconds(2));

  private final ExecutorService worker = Executors.newSingleThreadExecutor();
  private final ExecutorService writers =
      Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory());
  private final ManualTimer timer = new ManualTimer();
  private final CountDownLatch failed = new CountDownLatch(1);

  @AfterEach
  void stop() {
    worker.shutdownNow();
    writers.shutdownNow();
  }

  @Test
  void a_cash_sale_arrives_with_every_figure_one_pulse_and_one_cut() throws Exception {
    try (FakeTcpPrinter printer = new FakeTcpPrinter(0, new FakeTcpPrinter.Normal())) {
      PrintQueue queue = queue(printer.port());
      queue.submit(PrintJob.receipt(Slips.receipt(Slips.cash())));
      Printout paper = EscPosDecoder.decode(printer.nextJob(), COLUMNS);
      assertThat(paper.lines())
          .contains(
              "Blue ceramic table lamp with a       24.50",
              "Jeans                                 9.98",
              "  2 x 4.99",
              "Café cups “Été”, set                  4.58",
              "Subtotal                             39.06",
              "Tax 7%                                2.73",
              "TOTAL                                41.79",
              "Cash                                 50.00",
              "Change                                8.21");
      assertThat(paper.pulses()).containsExactly(new Printout.Pulse(2, 50, 500));
      assertThat(paper.cuts()).hasSize(1);
      assertThat(paper.barcodes().getFirst().bars().text()).isEqualTo("R-20261122-020017");
      assertThat(queue.close(Duration.ofMinutes(1))).isEmpty();
    }
  }

  @Test
  void card_copy_and_report_open_no_drawer_and_a_no_sale_prints_no_paper() throws Exception {
    try (FakeTcpPrinter printer = new FakeTcpPrinter(0, new FakeTcpPrinter.Normal())) {
      PrintQueue queue = queue(printer.port());
      queue.submit(PrintJob.receipt(Slips.receipt(Slips.card())));
      queue.submit(PrintJob.copy(Slips.receipt(Slips.cash())));
      queue.submit(PrintJob.dayReport(Slips.zReport()));
      queue.submit(PrintJob.pulseAlone());
      Printout card = EscPosDecoder.decode(printer.nextJob(), COLUMNS);
      assertThat(card.pulses()).isEmpty();
      assertThat(card.text()).contains("Card                                 41.79");
      Printout copy = EscPosDecoder.decode(printer.nextJob(), COLUMNS);
      assertThat(copy.pulses()).isEmpty();
      assertThat(copy.text()).contains("*** COPY ***");
      Printout report = EscPosDecoder.decode(printer.nextJob(), COLUMNS);
      assertThat(report.pulses()).isEmpty();
      assertThat(report.text()).contains("Z REPORT");
      Printout noSale = EscPosDecoder.decode(printer.nextJob(), COLUMNS);
      assertThat(noSale.pulses()).hasSize(1);
      assertThat(noSale.lines()).isEmpty();
      assertThat(noSale.cuts()).isEmpty();
      assertThat(queue.close(Duration.ofMinutes(1))).isEmpty();
    }
  }

  @Test
  void a_printer_that_is_switched_on_later_prints_each_job_once() throws Exception {
    int port = FakeTcpPrinter.unusedPort();
    PrintQueue queue = queue(port);
    queue.submit(PrintJob.receipt(Slips.receipt(Slips.cash())));
    queue.submit(PrintJob.receipt(Slips.receipt(Slips.card())));
    awaitFailure();
    assertThat(queue.waiting()).isEqualTo(2);
    assertThat(queue.status().problem()).contains("127.0.0.1:" + port, "switched on");
    try (FakeTcpPrinter printer = new FakeTcpPrinter(port, new FakeTcpPrinter.Normal())) {
      timer.ring();
      Printout cash = EscPosDecoder.decode(printer.nextJob(), COLUMNS);
      assertThat(cash.pulses()).hasSize(1);
      assertThat(cash.text()).contains("Change").doesNotContain("COPY");
      Printout card = EscPosDecoder.decode(printer.nextJob(), COLUMNS);
      assertThat(card.pulses()).isEmpty();
      assertThat(queue.close(Duration.ofMinutes(1))).isEmpty();
      assertThat(printer.jobsNotTaken()).isZero();
    }
  }

  @Test
  void a_printer_that_resets_midway_prints_a_copy_later_and_opens_the_drawer_once()
      throws Exception {
    try (FakeTcpPrinter printer =
        new FakeTcpPrinter(0, new FakeTcpPrinter.Resets(300), new FakeTcpPrinter.Normal())) {
      PrintQueue queue = queue(printer.port());
      queue.submit(PrintJob.receipt(longReceipt()));
      byte[] torn = printer.nextJob();
      awaitFailure();
      assertThat(queue.waiting()).isEqualTo(1);
      timer.ring();
      assertOnePulseAndOneWholeCopy(torn, printer.nextJob());
      assertThat(queue.close(Duration.ofMinutes(1))).isEmpty();
    }
  }

  @Test
  void a_printer_out_of_paper_holds_no_sale_up_and_prints_a_copy_later() throws Exception {
    try (FakeTcpPrinter printer =
        new FakeTcpPrinter(0, new FakeTcpPrinter.StopsReading(300), new FakeTcpPrinter.Normal())) {
      PrintQueue queue = queue(printer.port());
      queue.submit(PrintJob.receipt(longReceipt()));
      printer.awaitStopped();
      queue.submit(PrintJob.receipt(Slips.receipt(Slips.card())));
      queue.submit(PrintJob.dayReport(Slips.xReport()));
      assertThat(queue.waiting()).isEqualTo(3);
      awaitFailure();
      assertThat(queue.status().problem()).contains("paper");
      printer.resume();
      byte[] torn = printer.nextJob();
      timer.ring();
      assertOnePulseAndOneWholeCopy(torn, printer.nextJob());
      assertThat(EscPosDecoder.decode(printer.nextJob(), COLUMNS).text()).doesNotContain("COPY");
      assertThat(EscPosDecoder.decode(printer.nextJob(), COLUMNS).text()).contains("X REPORT");
      assertThat(queue.close(Duration.ofMinutes(1))).isEmpty();
    }
  }

  @Test
  void a_slow_printer_gets_a_long_receipt_in_one_piece() throws Exception {
    try (FakeTcpPrinter printer = new FakeTcpPrinter(0, new FakeTcpPrinter.Slow(16))) {
      PrintQueue queue = queue(printer.port());
      queue.submit(PrintJob.receipt(longReceipt()));
      Printout paper = EscPosDecoder.decode(printer.nextJob(), COLUMNS);
      assertThat(paper.text()).doesNotContain("COPY");
      assertThat(paper.cuts()).hasSize(1);
      assertThat(queue.close(Duration.ofMinutes(1))).isEmpty();
      assertThat(printer.jobsNotTaken()).isZero();
    }
  }

  @Test
  void a_printer_that_floods_status_bytes_still_gets_everything() throws Exception {
    try (FakeTcpPrinter printer = new FakeTcpPrinter(0, new FakeTcpPrinter.Talks(1_000_000))) {
      PrintQueue queue = queue(printer.port());
      queue.submit(PrintJob.receipt(Slips.receipt(Slips.cash())));
      assertThat(EscPosDecoder.decode(printer.nextJob(), COLUMNS).cuts()).hasSize(1);
      assertThat(queue.close(Duration.ofMinutes(1))).isEmpty();
    }
  }

  @Test
  void a_printer_that_keeps_the_line_open_has_printed_all_the_same() throws Exception {
    try (FakeTcpPrinter printer = new FakeTcpPrinter(0, new FakeTcpPrinter.KeepsOpen())) {
      PrintQueue queue = queue(printer.port());
      queue.submit(PrintJob.receipt(Slips.receipt(Slips.cash())));
      queue.submit(PrintJob.receipt(Slips.receipt(Slips.card())));
      assertThat(queue.close(Duration.ofMinutes(1))).isEmpty();
      assertThat(EscPosDecoder.decode(printer.nextJob(), COLUMNS).pulses()).hasSize(1);
      assertThat(EscPosDecoder.decode(printer.nextJob(), COLUMNS).pulses()).isEmpty();
      assertThat(printer.jobsNotTaken()).isZero();
    }
  }

  private PrintQueue queue(int port) {
    PrinterAddress address = PrinterAddress.parse("tcp://127.0.0.1:" + port).orElseThrow();
    ReceiptPrinter printer =
        Printers.open(address, PaperWidth.COLUMNS_42, LIMITS, writers, sheet -> {});
    return new PrintQueue(
        printer,
        worker,
        timer,
        status -> {
          if (status.problem() != null) {
            failed.countDown();
          }
        });
  }

  private void awaitFailure() throws InterruptedException {
    assertThat(failed.await(60, TimeUnit.SECONDS)).as("the queue noticed the fault").isTrue();
  }

  private static void assertOnePulseAndOneWholeCopy(byte[] torn, byte[] whole) {
    Printout first = EscPosDecoder.decodeTorn(torn, COLUMNS);
    Printout second = EscPosDecoder.decode(whole, COLUMNS);
    assertThat(first.pulses()).hasSize(1);
    assertThat(first.cuts()).isEmpty();
    assertThat(second.pulses()).isEmpty();
    assertThat(second.cuts()).hasSize(1);
    assertThat(second.text()).contains("*** COPY ***", "PRINTED AGAIN", "TOTAL");
  }

  /** Far more bytes than lie in any buffer between the register and the printer. */
  private static ReceiptSlip longReceipt() {
    ReceiptLine line =
        new ReceiptLine(
            "Paperback, a little worn", "ITM0000099", 1, Money.of("0.50"), Money.of("0.50"));
    return Slips.receipt(Slips.cash(), Collections.nCopies(2_000, line));
  }
}
