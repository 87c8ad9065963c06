package truetill.client.devices.printer;

import java.time.Duration;

/**
 * How patient a print is.
 *
 * @param connect until the printer takes the connection
 * @param write longest time in which the printer takes no further byte; a slow printer that keeps
 *     taking some is left to finish
 */
public record PrinterLimits(Duration connect, Duration write) {
  public static final PrinterLimits STANDARD =
      new PrinterLimits(Duration.ofSeconds(3), Duration.ofSeconds(5));
}
