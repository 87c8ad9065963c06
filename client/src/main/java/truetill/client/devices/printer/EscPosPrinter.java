package truetill.client.devices.printer;

import java.util.concurrent.Executor;
import truetill.client.devices.receipt.PaperWidth;

/** Prints by ESC/POS bytes through a port: the network, a serial line or a file. */
final class EscPosPrinter implements ReceiptPrinter {
  private final PrinterPort port;
  private final PaperWidth width;
  private final PrinterLimits limits;
  private final Executor writers;

  EscPosPrinter(PrinterPort port, PaperWidth width, PrinterLimits limits, Executor writers) {
    this.port = port;
    this.width = width;
    this.limits = limits;
    this.writers = writers;
  }

  @Override
  public PrintOutcome print(PrintJob job) {
    Delivery delivery = new Delivery(port, EscPosPaper.of(job, width));
    writers.execute(delivery);
    return delivery.await(limits, writers);
  }
}
