package truetill.client.devices.printer;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import truetill.client.devices.receipt.PaperWidth;

/** Makes the printer that an address names. No device is touched before the first job. */
public final class Printers {
  private Printers() {}

  /**
   * The printer for an address.
   *
   * @param writers starts each task at once in a daemon thread of its own: a write to a hung serial
   *     port never comes back, and a new one must not wait behind it
   * @param shown is given each sheet of the simulated printer
   */
  public static ReceiptPrinter open(
      PrinterAddress address,
      PaperWidth width,
      PrinterLimits limits,
      Executor writers,
      Consumer<PaperSheet> shown) {
    return switch (address) {
      case PrinterAddress.Network(String host, int port) ->
          new EscPosPrinter(new NetworkPort(host, port, limits.connect()), width, limits, writers);
      case PrinterAddress.Serial(String port, int baud) ->
          new EscPosPrinter(new SerialPrinterPort(port, baud), width, limits, writers);
      case PrinterAddress.File file ->
          new EscPosPrinter(new FilePort(file.path()), width, limits, writers);
      case PrinterAddress.Picture picture -> new PicturePrinter(width, shown);
      case PrinterAddress.None none -> new NoPrinter();
    };
  }
}
