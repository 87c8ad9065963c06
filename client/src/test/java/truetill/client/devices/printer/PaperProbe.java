package truetill.client.devices.printer;

import truetill.client.devices.receipt.PaperWidth;
import truetill.client.devices.receipt.ReceiptSlip;

/** The bytes a printer gets for a receipt. */
public final class PaperProbe {
  private PaperProbe() {}

  public static byte[] bytes(ReceiptSlip slip, PaperWidth width) {
    return EscPosPaper.of(PrintJob.receipt(slip), width).bytes();
  }
}
