package truetill.client.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import truetill.client.journal.Storage;
import truetill.client.journal.WholeFile;

/**
 * Knows after a crash whether the newest receipt had come out (I30): the last one that was printed
 * stands in a file, the newest sale in the journal. An original is never printed a second time, so
 * all it does is say so; a copy can be asked for.
 */
final class PrintedReceipts {
  private static final Logger LOG = LoggerFactory.getLogger(PrintedReceipts.class);
  private static final String FILE = "printed";

  private final Storage storage;
  private volatile @Nullable String submitted;
  private volatile @Nullable String unsure;

  PrintedReceipts(Storage storage) {
    this.storage = storage;
  }

  /**
   * Looks what the last run left.
   *
   * @param newest number of the newest receipt, empty when there is none
   */
  void begin(String newest) throws IOException {
    byte @Nullable [] printed = WholeFile.read(storage, FILE);
    if (printed == null) {
      write(newest);
    } else if (!newest.isEmpty() && !newest.equals(new String(printed, StandardCharsets.UTF_8))) {
      unsure = newest;
    }
  }

  /** The one original of this receipt is on its way to the printer. */
  void submitted(String receipt) {
    submitted = receipt;
  }

  /** Nothing waits at the printer any more. */
  void allPrinted() {
    String last = submitted;
    if (last != null) {
      submitted = null;
      unsure = null;
      try {
        write(last);
      } catch (IOException diskRefuses) {
        LOG.warn("that receipt {} was printed was not kept", last, diskRefuses);
      }
    }
  }

  /** Somebody asked for a copy of this receipt. */
  void copied(String receipt) {
    if (receipt.equals(unsure)) {
      unsure = null;
      submitted = receipt;
    }
  }

  /** What to do about a receipt that may not have come out; null when there is none. */
  @Nullable String warning() {
    String receipt = unsure;
    return receipt == null
        ? null
        : "Receipt "
            + receipt
            + " may not have been printed before this PC stopped. If the customer has none, reprint"
            + " it.";
  }

  private void write(String receipt) throws IOException {
    WholeFile.replace(storage, FILE, receipt.getBytes(StandardCharsets.UTF_8));
  }
}
