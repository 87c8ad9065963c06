package truetill.client.devices.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import truetill.client.devices.EscPosDecoder;
import truetill.client.devices.Printout;
import truetill.client.devices.Slips;
import truetill.client.devices.receipt.PaperWidth;
import truetill.client.devices.receipt.ReceiptLine;
import truetill.core.money.Money;

class SerialPrinterTest {
  private final ExecutorService writers =
      Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory());

  @BeforeEach
  void linuxOnly() {
    if (!Pty.available()) {
      System.out.println("serial: skipped, this system has no pseudo terminals");
    }
    assumeTrue(Pty.available());
  }

  @AfterEach
  void stop() {
    writers.shutdownNow();
  }

  @Test
  void receipts_come_through_the_line_byte_by_byte() throws Exception {
    try (Pty line = new Pty()) {
      ReceiptPrinter printer = printer(line.port(), Duration.ofSeconds(30));
      for (int round = 0; round < 3; round++) {
        PrintJob job = PrintJob.receipt(Slips.receipt(Slips.cash()));
        int length = EscPosPaper.of(job, PaperWidth.COLUMNS_42).bytes().length;
        Future<byte[]> received = writers.submit(() -> line.read(length));
        assertThat(printer.print(job)).isEqualTo(PrintOutcome.printed());
        Printout paper = EscPosDecoder.decode(received.get(60, TimeUnit.SECONDS), 42);
        assertThat(paper.text()).contains("Café cups “Été”, set", "41.79");
        assertThat(paper.pulses()).hasSize(1);
      }
    }
  }

  @Test
  void a_printer_unplugged_between_two_jobs_has_taken_nothing_of_the_second() throws Exception {
    ReceiptPrinter printer;
    String port;
    try (Pty line = new Pty()) {
      port = line.port();
      printer = printer(port, Duration.ofSeconds(30));
      assertThat(printer.print(PrintJob.pulseAlone())).isEqualTo(PrintOutcome.printed());
      assertThat(EscPosDecoder.decode(line.read(7), 42).pulses()).hasSize(1);
    }
    assertThat(printer.print(PrintJob.pulseAlone()))
        .isInstanceOfSatisfying(
            PrintOutcome.Failed.class,
            failure -> {
              assertThat(failure.reach()).isEqualTo(Reach.NOTHING_SENT);
              assertThat(failure.detail()).contains(port);
            });
  }

  @Test
  void a_printer_that_takes_no_more_is_left_behind_after_the_limit() throws Exception {
    try (Pty line = new Pty()) {
      ReceiptLine book = new ReceiptLine("Book", "", 1, Money.of("0.50"), Money.of("0.50"));
      PrintJob job =
          PrintJob.receipt(Slips.receipt(Slips.cash(), Collections.nCopies(5_000, book)));
      assertThat(printer(line.port(), Duration.ofSeconds(2)).print(job))
          .isInstanceOfSatisfying(
              PrintOutcome.Failed.class,
              failure -> {
                assertThat(failure.reach()).isEqualTo(Reach.TEXT_BEGUN);
                assertThat(failure.detail()).contains(line.port());
              });
    }
  }

  @Test
  void a_port_that_is_not_there_fails_with_nothing_sent() {
    assertThat(printer("/dev/no-such-port", Duration.ofSeconds(5)).print(PrintJob.pulseAlone()))
        .isInstanceOfSatisfying(
            PrintOutcome.Failed.class,
            failure -> {
              assertThat(failure.reach()).isEqualTo(Reach.NOTHING_SENT);
              assertThat(failure.detail()).contains("/dev/no-such-port");
            });
  }

  private ReceiptPrinter printer(String port, Duration write) {
    return Printers.open(
        PrinterAddress.parse("serial:" + port).orElseThrow(),
        PaperWidth.COLUMNS_42,
        new PrinterLimits(Duration.ofSeconds(10), write),
        writers,
        sheet -> {});
  }
}
