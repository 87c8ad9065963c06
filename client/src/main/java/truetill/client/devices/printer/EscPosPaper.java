package truetill.client.devices.printer;

import com.github.anastaciocintra.escpos.EscPos;
import com.github.anastaciocintra.escpos.EscPos.CharacterCodeTable;
import com.github.anastaciocintra.escpos.EscPos.CutMode;
import com.github.anastaciocintra.escpos.EscPos.PinConnector;
import com.github.anastaciocintra.escpos.EscPosConst.Justification;
import com.github.anastaciocintra.escpos.Style;
import com.github.anastaciocintra.escpos.barcode.BarCode;
import com.github.anastaciocintra.escpos.barcode.BarCode.BarCodeSystem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import truetill.client.devices.receipt.PaperText;
import truetill.client.devices.receipt.PaperWidth;
import truetill.client.devices.receipt.ReceiptSlip;
import truetill.client.devices.receipt.Slip;
import truetill.client.devices.receipt.SlipLayout;
import truetill.client.devices.receipt.SlipLine;
import truetill.client.devices.receipt.SlipLine.Weight;

/**
 * A job as ESC/POS bytes: reset and drawer pulse first, then the text, the receipt's barcode and
 * the cut.
 */
final class EscPosPaper {
  /** Pin 2 opens the drawer that nearly every cable connects; 50 ms on, 500 ms off. */
  private static final int PULSE_ON_2_MS = 25;

  private static final int PULSE_OFF_2_MS = 250;
  private static final int LINES_BEFORE_CUT = 4;
  private static final int BARCODE_HEIGHT_DOTS = 64;

  private final byte[] bytes;
  private final int textStart;

  private EscPosPaper(byte[] bytes, int textStart) {
    this.bytes = bytes;
    this.textStart = textStart;
  }

  /** The caller must not change them. */
  byte[] bytes() {
    return bytes;
  }

  /** How many bytes come before the first that puts something on paper. */
  int textStart() {
    return textStart;
  }

  static EscPosPaper of(PrintJob job, PaperWidth width) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (EscPos printer = new EscPos(bytes)) {
      printer.initializePrinter();
      if (job.pulse()) {
        printer.pulsePin(PinConnector.Pin_2, PULSE_ON_2_MS, PULSE_OFF_2_MS);
      }
      int textStart = bytes.size();
      Slip slip = job.slip();
      if (slip != null) {
        print(slip, width, printer);
      }
      return new EscPosPaper(bytes.toByteArray(), textStart);
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory failed", impossible);
    }
  }

  private static void print(Slip slip, PaperWidth width, EscPos printer) throws IOException {
    printer.setCharacterCodeTable(CharacterCodeTable.WPC1252);
    Weight weight = null;
    for (SlipLine line : SlipLayout.lay(slip, width)) {
      if (line.weight() != weight) {
        weight = line.weight();
        select(style(weight), printer);
      }
      byte[] text = line.text().getBytes(PaperText.CODE_PAGE);
      printer.write(text, 0, text.length).write('\n');
    }
    select(new Style(), printer);
    if (slip instanceof ReceiptSlip receipt) {
      barcode(receipt, width, printer);
    }
    printer.feed(LINES_BEFORE_CUT).cut(CutMode.PART);
  }

  private static void barcode(ReceiptSlip receipt, PaperWidth width, EscPos printer)
      throws IOException {
    String data = ReceiptBarcode.data(receipt.receiptNumber(), width.dots());
    if (data != null) {
      printer.feed(1);
      printer.write(
          new BarCode()
              .setSystem(BarCodeSystem.CODE128)
              .setBarCodeSize(ReceiptBarcode.MODULE_DOTS, BARCODE_HEIGHT_DOTS)
              .setJustification(Justification.Center),
          data);
    }
  }

  private static void select(Style style, EscPos printer) throws IOException {
    byte[] bytes = style.getConfigBytes();
    printer.write(bytes, 0, bytes.length);
  }

  private static Style style(Weight weight) {
    return switch (weight) {
      case PLAIN -> new Style();
      case STRONG -> new Style().setBold(true).setFontSize(Style.FontSize._1, Style.FontSize._2);
    };
  }
}
