package truetill.client.devices.printer;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import truetill.core.outcome.Outcome;

/** Reads the written form of a {@link PrinterAddress}. */
final class PrinterAddressText {
  private static final int RAW_PORT = 9100;

  /** Slow enough that a printer without a handshake line keeps up with a long receipt. */
  private static final int DEFAULT_BAUD = 9600;

  /** A name, an IPv4 address, or an IPv6 address in brackets; then perhaps a port. */
  private static final Pattern NETWORK =
      Pattern.compile("tcp://([\\w.-]+|\\[[0-9a-fA-F:.]+(?:%\\w+)?])(?::(\\d{1,5}))?/?");

  private static final Pattern SERIAL = Pattern.compile("serial:([^@\\s][^@]*?)(?:@(\\d{3,7}))?");
  private static final String FILE = "file:";

  private PrinterAddressText() {}

  static Outcome<PrinterAddress> parse(String text) {
    Matcher network = NETWORK.matcher(text);
    if (network.matches()) {
      return network(network.group(1), numberOr(network.group(2), RAW_PORT));
    }
    Matcher serial = SERIAL.matcher(text);
    if (serial.matches()) {
      int baud = numberOr(serial.group(2), DEFAULT_BAUD);
      return Outcome.done(new PrinterAddress.Serial(serial.group(1), baud));
    }
    if (text.startsWith(FILE) && text.length() > FILE.length()) {
      return file(text.substring(FILE.length()));
    }
    return switch (text) {
      case "none" -> Outcome.done(new PrinterAddress.None());
      case "picture" -> Outcome.done(new PrinterAddress.Picture());
      default ->
          refused(
              "A printer is given as tcp://HOST:PORT, serial:PORT, file:PATH, picture or none.");
    };
  }

  private static Outcome<PrinterAddress> network(String host, int port) {
    return port >= 1 && port <= 65_535
        ? Outcome.done(new PrinterAddress.Network(host, port))
        : refused("The printer's port is a number from 1 to 65535, as in tcp://192.0.2.7:9100.");
  }

  private static Outcome<PrinterAddress> file(String path) {
    try {
      return Outcome.done(new PrinterAddress.File(Path.of(path)));
    } catch (InvalidPathException notAPath) {
      return refused("The path after file: is not one this system can have.");
    }
  }

  private static int numberOr(@Nullable String digits, int fallback) {
    return digits == null ? fallback : Integer.parseInt(digits);
  }

  private static Outcome<PrinterAddress> refused(String detail) {
    return Outcome.refused("bad_printer", detail);
  }
}
