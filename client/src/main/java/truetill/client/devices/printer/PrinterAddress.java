package truetill.client.devices.printer;

import java.nio.file.Path;
import truetill.core.outcome.Outcome;

/** Where the receipts go: the value of the flag {@code --printer}. */
public sealed interface PrinterAddress {
  record Network(String host, int port) implements PrinterAddress {}

  record Serial(String port, int baud) implements PrinterAddress {}

  record File(Path path) implements PrinterAddress {}

  /** The simulated printer: a picture of the paper on screen. */
  record Picture() implements PrinterAddress {}

  record None() implements PrinterAddress {}

  /**
   * Reads {@code tcp://HOST:PORT} (port 9100 when left out), {@code serial:PORT} or {@code
   * serial:PORT@BAUD} (9600 when left out), {@code file:PATH}, {@code picture} or {@code none};
   * anything else is refused with {@code bad_printer}.
   */
  static Outcome<PrinterAddress> parse(String text) {
    return PrinterAddressText.parse(text.strip());
  }
}
