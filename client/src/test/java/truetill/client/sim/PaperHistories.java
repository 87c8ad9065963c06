package truetill.client.sim;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;
import truetill.client.devices.EscPosDecoder;
import truetill.client.devices.RandomSlips;
import truetill.client.devices.printer.PaperProbe;
import truetill.client.devices.receipt.PaperText;
import truetill.client.devices.receipt.PaperWidth;
import truetill.client.devices.receipt.ReceiptLine;
import truetill.client.devices.receipt.ReceiptSlip;

/**
 * Receipts with hostile words in them. The mistake: titles go to the printer as they were typed.
 */
final class PaperHistories implements SmallHistories {
  private long compared;

  @Override
  public String invariant() {
    return "PAPER";
  }

  @Override
  public long compared() {
    return compared;
  }

  @Override
  public String mistake() {
    return "CONTROL_BYTES_REACH_PRINTER";
  }

  @Override
  public @Nullable String broken(long seed, boolean mistaken) {
    ReceiptSlip slip = new RandomSlips(seed).next(false);
    compared += slip.lines().size();
    byte[] right = PaperProbe.bytes(slip, PaperWidth.COLUMNS_42);
    byte[] bytes = mistaken ? withTitlesAsTyped(slip) : right;
    try {
      EscPosDecoder.decode(bytes, PaperWidth.COLUMNS_42.columns());
      return null;
    } catch (AssertionError noPlainReceipt) {
      return noPlainReceipt.getMessage();
    }
  }

  /** Each title on a line of its own, and no filter before the wire. */
  private static byte[] withTitlesAsTyped(ReceiptSlip slip) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {0x1B, '@', 0x1B, 't', 16});
    for (ReceiptLine line : slip.lines()) {
      String title = line.description();
      String first = title.length() <= 42 ? title : title.substring(0, 42);
      bytes.writeBytes(first.getBytes(PaperText.CODE_PAGE));
      bytes.write('\n');
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {}
}
