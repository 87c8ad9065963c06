package truetill.client.devices.printer;

import org.jspecify.annotations.Nullable;
import truetill.client.devices.receipt.DayReportSlip;
import truetill.client.devices.receipt.ReceiptSlip;
import truetill.client.devices.receipt.Slip;
import truetill.client.devices.receipt.SlipMark;

/**
 * One errand for the printer: a slip with a cut, a drawer pulse, or both. The pulse goes out before
 * the text, so the drawer opens at once.
 *
 * @param slip null when only the drawer is to open
 * @param pulse true for each event that moves cash, and never for a copy
 */
public record PrintJob(@Nullable Slip slip, boolean pulse) {
  public PrintJob {
    if (slip == null && !pulse) {
      throw new IllegalArgumentException("a job prints something or opens the drawer");
    }
  }

  /** A sale or its void; the drawer opens when cash changes hands and this is no copy. */
  public static PrintJob receipt(ReceiptSlip slip) {
    return new PrintJob(slip, slip.payment().movesCash() && !slip.marks().contains(SlipMark.COPY));
  }

  /** A print that was asked for again: marked COPY, no pulse. */
  public static PrintJob copy(ReceiptSlip slip) {
    return new PrintJob(slip.asCopy(), false);
  }

  public static PrintJob dayReport(DayReportSlip slip) {
    return new PrintJob(slip, false);
  }

  /** Opens the drawer without paper: a no-sale, a drop. */
  public static PrintJob pulseAlone() {
    return new PrintJob(null, true);
  }

  /**
   * What is still to be done after an attempt that failed. A pulse that may have gone out is not
   * sent again, and a slip that may have begun is printed again as a copy (sync design, I30). Null
   * when nothing is left.
   */
  public @Nullable PrintJob after(PrintOutcome.Failed failure) {
    boolean pulseOwed = pulse && failure.reach() == Reach.NOTHING_SENT;
    Slip slipOwed =
        slip != null && failure.reach().compareTo(Reach.TEXT_BEGUN) >= 0
            ? slip.asPrintedAgain()
            : slip;
    return slipOwed == null && !pulseOwed ? null : new PrintJob(slipOwed, pulseOwed);
  }

  /** A few words for the list of what waits. */
  public String title() {
    return slip == null ? "Drawer" : slip.title();
  }
}
