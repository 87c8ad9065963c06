package truetill.client.devices.printer;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One try to bring a job to a port, in a thread of its own, because a write to a serial port may
 * hang for ever. The one who waits decides by progress: as long as bytes go out, however slowly,
 * nothing is wrong.
 */
final class Delivery implements Runnable {
  private static final int CHUNK_BYTES = 256;

  private final PrinterPort port;
  private final EscPosPaper paper;
  private final CountDownLatch closed = new CountDownLatch(1);

  private PrinterPort.@Nullable Link link;
  private int steps;
  private int bytesOut;
  private boolean allWritten;
  private boolean abandoned;
  private @Nullable IOException fault;

  Delivery(PrinterPort port, EscPosPaper paper) {
    this.port = port;
    this.paper = paper;
  }

  @Override
  public void run() {
    try {
      PrinterPort.Link opened = port.open();
      try {
        send(opened);
      } finally {
        opened.close();
      }
    } catch (IOException broken) {
      broke(broken);
    } finally {
      closed.countDown();
    }
  }

  private void send(PrinterPort.Link opened) throws IOException {
    byte[] bytes = paper.bytes();
    opened(opened);
    int at = 0;
    while (at < bytes.length) {
      // The pulse goes alone, so that a fault right after it is known to have printed nothing.
      int end = at < paper.textStart() ? paper.textStart() : at + CHUNK_BYTES;
      int length = Math.min(end, bytes.length) - at;
      if (!mayWrite(length)) {
        return;
      }
      write(opened, bytes, at, length);
      at += length;
      wrote(at == bytes.length);
    }
    opened.finish();
  }

  private void write(PrinterPort.Link opened, byte[] bytes, int from, int length)
      throws IOException {
    try {
      opened.write(bytes, from, length);
    } catch (PrinterPort.NothingTaken refused) {
      takeBack(length);
      throw refused;
    }
  }

  /**
   * Waits until the port is closed again, or until nothing has moved for the limit. A delivery that
   * stands still is left behind: it writes nothing more, and its link is closed through {@code
   * closers}, since that may hang as well.
   */
  PrintOutcome await(PrinterLimits limits, Executor closers) {
    StallWatch watch = new StallWatch();
    try {
      int seen = 0;
      while (!closed.await(look(seen, limits), NANOSECONDS) && !watch.stalledAt(steps())) {
        seen = steps();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    return outcome(closers);
  }

  private static long look(int steps, PrinterLimits limits) {
    // A port keeps the connect limit itself where it can; this one is for a port that hangs.
    Duration limit = steps == 0 ? limits.connect().plus(limits.write()) : limits.write();
    return limit.dividedBy(StallWatch.LOOKS_PER_LIMIT).toNanos();
  }

  private synchronized void opened(PrinterPort.Link opened) {
    link = opened;
    steps++;
  }

  /** The bytes count as gone from here on; false when the waiting side has given up. */
  private synchronized boolean mayWrite(int length) {
    if (!abandoned) {
      bytesOut += length;
    }
    return !abandoned;
  }

  private synchronized void takeBack(int length) {
    bytesOut -= length;
  }

  private synchronized void wrote(boolean all) {
    allWritten = all;
    steps++;
  }

  private synchronized void broke(IOException broken) {
    fault = broken;
  }

  private synchronized int steps() {
    return steps;
  }

  /**
   * Decides, and from now on not a byte more is written. A printer that was given everything and
   * only lingers over the farewell has the job; one that breaks off then may have lost it.
   */
  private synchronized PrintOutcome outcome(Executor closers) {
    abandoned = true;
    if (link != null && closed.getCount() > 0) {
      closers.execute(link::close);
    }
    return allWritten && fault == null
        ? PrintOutcome.printed()
        : new PrintOutcome.Failed(reach(), PrinterFault.sentence(port.name(), fault));
  }

  private Reach reach() {
    if (bytesOut == 0) {
      return Reach.NOTHING_SENT;
    }
    if (bytesOut <= paper.textStart()) {
      return Reach.PULSE_SENT;
    }
    return allWritten ? Reach.WHOLE_JOB_SENT : Reach.TEXT_BEGUN;
  }
}
