package truetill.client.devices.printer;

/** For a register without a printer: every job is done at once, and no drawer opens. */
public final class NoPrinter implements ReceiptPrinter {
  @Override
  public PrintOutcome print(PrintJob job) {
    return PrintOutcome.printed();
  }
}
