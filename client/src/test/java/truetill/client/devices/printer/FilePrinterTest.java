package truetill.client.devices.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import truetill.client.devices.EscPosDecoder;
import truetill.client.devices.Printout;
import truetill.client.devices.Slips;
import truetill.client.devices.receipt.PaperWidth;

class FilePrinterTest {
  private final ExecutorService writers =
      Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory());

  @TempDir Path folder;

  @AfterEach
  void stop() {
    writers.shutdownNow();
  }

  @Test
  void jobs_are_appended_one_after_another() throws Exception {
    Path file = folder.resolve("receipts.bin");
    ReceiptPrinter printer = printer("file:" + file);
    assertThat(printer.print(PrintJob.receipt(Slips.receipt(Slips.cash()))))
        .isEqualTo(PrintOutcome.printed());
    assertThat(printer.print(PrintJob.dayReport(Slips.xReport())))
        .isEqualTo(PrintOutcome.printed());
    Printout paper = EscPosDecoder.decode(Files.readAllBytes(file), 48);
    assertThat(paper.text()).contains("R-20261122-020017", "X REPORT");
    assertThat(paper.cuts()).hasSize(2);
    assertThat(paper.pulses()).hasSize(1);
  }

  @Test
  void a_folder_that_is_missing_fails_with_nothing_sent() {
    PrintOutcome outcome =
        printer("file:" + folder.resolve("missing/receipts.bin")).print(PrintJob.pulseAlone());
    assertThat(outcome)
        .isInstanceOfSatisfying(
            PrintOutcome.Failed.class,
            failure -> {
              assertThat(failure.reach()).isEqualTo(Reach.NOTHING_SENT);
              assertThat(failure.detail()).contains("cannot be written", "folder");
            });
  }

  @Test
  void without_a_printer_every_job_is_done_at_once() {
    assertThat(printer("none").print(PrintJob.pulseAlone())).isEqualTo(PrintOutcome.printed());
  }

  @Test
  void the_simulated_printer_hands_its_sheet_over() {
    List<PaperSheet> shown = new ArrayList<>();
    ReceiptPrinter picture =
        Printers.open(
            PrinterAddress.parse("picture").orElseThrow(),
            PaperWidth.COLUMNS_32,
            PrinterLimits.STANDARD,
            writers,
            shown::add);
    assertThat(picture.print(PrintJob.dayReport(Slips.xReport())))
        .isEqualTo(PrintOutcome.printed());
    assertThat(shown).hasSize(1);
    assertThat(PrinterLimits.STANDARD)
        .isEqualTo(new PrinterLimits(Duration.ofSeconds(3), Duration.ofSeconds(5)));
  }

  private ReceiptPrinter printer(String address) {
    return Printers.open(
        PrinterAddress.parse(address).orElseThrow(),
        PaperWidth.COLUMNS_48,
        PrinterLimits.STANDARD,
        writers,
        sheet -> {});
  }
}
