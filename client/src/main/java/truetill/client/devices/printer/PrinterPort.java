package truetill.client.devices.printer;

import java.io.IOException;

/** A way to bring bytes to a printer. A new link is opened for each job and closed after it. */
interface PrinterPort {
  /** Names the printer in a sentence for the cashier. */
  String name();

  /** Blocks until the printer can take bytes, or fails. */
  Link open() throws IOException;

  /** Used by one thread at a time, but {@link #close} may come from another to break a write. */
  interface Link {
    /**
     * Blocks until all of the bytes are handed over.
     *
     * @throws NothingTaken when it is sure that none of them left
     */
    void write(byte[] bytes, int from, int length) throws IOException;

    /** Ends the job in good order; fails when the printer broke off after the last byte. */
    void finish() throws IOException;

    void close();
  }

  /** The port failed before it took a single byte of a write. */
  final class NothingTaken extends IOException {
    NothingTaken(String message) {
      super(message);
    }
  }
}
