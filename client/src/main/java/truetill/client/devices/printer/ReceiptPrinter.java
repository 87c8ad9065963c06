package truetill.client.devices.printer;

/**
 * A receipt printer with the drawer that hangs on it. {@link #print} may take seconds and is called
 * from the print queue's thread only; it never throws for a fault of the device.
 */
public interface ReceiptPrinter {
  PrintOutcome print(PrintJob job);
}
