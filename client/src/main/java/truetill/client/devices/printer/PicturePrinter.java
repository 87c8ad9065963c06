package truetill.client.devices.printer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import truetill.client.devices.receipt.PaperWidth;
import truetill.client.devices.receipt.ReceiptSlip;
import truetill.client.devices.receipt.Slip;
import truetill.client.devices.receipt.SlipLayout;

/** The simulated printer: keeps the latest sheets and hands each to the one who shows them. */
public final class PicturePrinter implements ReceiptPrinter {
  private static final int KEPT_SHEETS = 50;

  private final PaperWidth width;
  private final Consumer<PaperSheet> shown;
  private final Deque<PaperSheet> sheets = new ArrayDeque<>();

  /**
   * A printer with no sheet yet.
   *
   * @param shown called in the print queue's thread
   */
  public PicturePrinter(PaperWidth width, Consumer<PaperSheet> shown) {
    this.width = width;
    this.shown = shown;
  }

  @Override
  public PrintOutcome print(PrintJob job) {
    PaperSheet sheet = sheet(job);
    keep(sheet);
    shown.accept(sheet);
    return PrintOutcome.printed();
  }

  /** The latest sheets, oldest first. */
  public synchronized List<PaperSheet> sheets() {
    return List.copyOf(sheets);
  }

  private synchronized void keep(PaperSheet sheet) {
    if (sheets.size() == KEPT_SHEETS) {
      sheets.removeFirst();
    }
    sheets.addLast(sheet);
  }

  private PaperSheet sheet(PrintJob job) {
    Slip slip = job.slip();
    return new PaperSheet(
        slip == null ? List.of() : SlipLayout.lay(slip, width),
        width,
        slip instanceof ReceiptSlip receipt ? barcode(receipt) : null,
        job.pulse());
  }

  private @Nullable String barcode(ReceiptSlip receipt) {
    String number = receipt.receiptNumber();
    return ReceiptBarcode.data(number, width.dots()) == null ? null : number;
  }
}
