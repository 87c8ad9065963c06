package truetill.client.devices.printer;

/** What became of one attempt to print. */
public sealed interface PrintOutcome {
  record Printed() implements PrintOutcome {}

  /**
   * The job did not come out, or not surely.
   *
   * @param detail one sentence for the cashier that says what to look at
   */
  record Failed(Reach reach, String detail) implements PrintOutcome {}

  static PrintOutcome printed() {
    return new Printed();
  }
}
