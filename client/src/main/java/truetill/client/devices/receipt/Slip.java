package truetill.client.devices.receipt;

/** One piece of paper as a value; {@link SlipLayout} turns it into lines. */
public sealed interface Slip permits ReceiptSlip, DayReportSlip {
  /** The same slip for a second print that was asked for. */
  Slip asCopy();

  /** The same slip after a print that may have come out in part; a copy that says why. */
  Slip asPrintedAgain();

  /** A few words for the list of what waits for the printer. */
  String title();
}
