package truetill.client.devices.printer;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;

/** Says in one sentence what the cashier should look at. */
final class PrinterFault {
  private PrinterFault() {}

  /**
   * @param fault null when the printer simply stopped taking bytes
   */
  static String sentence(String printer, @Nullable IOException fault) {
    return switch (fault) {
      case null -> printer + " takes no more data. Check its paper and its cover.";
      case ConnectException refused ->
          printer + " refuses the connection. Check that it is switched on and its address.";
      case SocketTimeoutException silent -> printer + DOES_NOT_ANSWER;
      case NoRouteToHostException unreachable -> printer + DOES_NOT_ANSWER;
      case UnknownHostException unknown ->
          printer + " has a name the network does not know. Check its address.";
      case FileSystemException file ->
          printer + " cannot be written. Check that its folder exists and may be written.";
      default -> printer + " broke off (" + fault.getMessage() + "). Check its cable and power.";
    };
  }

  private static final String DOES_NOT_ANSWER =
      " does not answer. Check its power, its cable and its address.";
}
