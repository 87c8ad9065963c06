package truetill.client.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import truetill.client.journal.DiskStorage;

/**
 * I30: a receipt that may not have come out before a crash is said, once, and never printed twice.
 */
class PrintedReceiptsTest {
  private static final String FIRST = "R-20261127-010001";
  private static final String SECOND = "R-20261127-010002";

  @TempDir Path folder = Path.of("");

  private PrintedReceipts begun(String newest) throws IOException {
    PrintedReceipts receipts = new PrintedReceipts(DiskStorage.create(folder));
    receipts.begin(newest);
    return receipts;
  }

  @Test
  void aRegisterThatHasSoldNothingIsSure() throws IOException {
    assertThat(begun("").warning()).isNull();
    assertThat(begun("").warning()).isNull();
  }

  @Test
  void aReceiptThatWasRecordedAndNotPrintedIsSaidUntilACopyIsOut() throws IOException {
    PrintedReceipts run = begun("");
    run.submitted(FIRST);
    run.allPrinted();
    assertThat(begun(FIRST).warning()).isNull();

    run.submitted(SECOND);
    PrintedReceipts next = begun(SECOND);
    assertThat(next.warning()).contains(SECOND).contains("reprint it");
    next.copied(FIRST);
    assertThat(next.warning()).contains(SECOND);
    next.copied(SECOND);
    assertThat(next.warning()).isNull();
    next.allPrinted();
    assertThat(begun(SECOND).warning()).isNull();
  }

  @Test
  void recordedWithoutEvenReachingThePrinter() throws IOException {
    begun(FIRST);
    PrintedReceipts next = begun(SECOND);
    assertThat(next.warning()).contains(SECOND);
    next.submitted("R-20261127-010003");
    assertThat(next.warning()).contains(SECOND);
    next.allPrinted();
    assertThat(next.warning()).isNull();
  }
}
