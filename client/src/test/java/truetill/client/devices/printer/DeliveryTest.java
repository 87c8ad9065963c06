package truetill.client.devices.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import truetill.client.devices.Slips;
import truetill.client.devices.receipt.PaperWidth;

class DeliveryTest {
  private static final PrintJob CASH = PrintJob.receipt(Slips.receipt(Slips.cash()));

  private static final PrinterLimits SHORT =
      new PrinterLimits(Duration.ofMillis(100), Duration.ofMillis(100));

  private static final PrinterLimits LONG =
      new PrinterLimits(Duration.ofMinutes(1), Duration.ofMinutes(1));

  private final ExecutorService writers =
      Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory());
  private final TrickyPort port = new TrickyPort();

  @AfterEach
  void stop() {
    port.release.countDown();
    writers.shutdownNow();
  }

  @Test
  void a_sound_port_gets_every_byte_and_is_closed() {
    assertThat(print(LONG)).isEqualTo(PrintOutcome.printed());
    assertThat(port.taken.toByteArray())
        .isEqualTo(EscPosPaper.of(CASH, PaperWidth.COLUMNS_42).bytes());
    assertThat(port.closes.availablePermits()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"OPEN,0,NOTHING_SENT", "WRITE,1,PULSE_SENT", "WRITE,2,TEXT_BEGUN"})
  void a_port_that_hangs_is_left_behind_and_what_may_have_left_is_known(
      Step step, int write, Reach reach) throws Exception {
    port.hangsAt(step, write);
    assertThat(printHanging())
        .isInstanceOfSatisfying(
            PrintOutcome.Failed.class,
            failure -> {
              assertThat(failure.reach()).isEqualTo(reach);
              assertThat(failure.detail()).contains("paper");
            });
    port.release.countDown();
    int closes = step == Step.OPEN ? 1 : 2;
    assertThat(port.closes.tryAcquire(closes, 1, TimeUnit.MINUTES)).as("let go of").isTrue();
    assertThat(port.writes).as("nothing is written behind the queue's back").isEqualTo(write);
  }

  @Test
  void a_printer_that_lingers_after_the_last_byte_has_the_job() {
    port.hangsAt(Step.FINISH, 0);
    assertThat(printHanging()).isEqualTo(PrintOutcome.printed());
  }

  @ParameterizedTest
  @CsvSource({
    "OPEN,0,NOTHING_SENT",
    "WRITE,1,PULSE_SENT",
    "WRITE,2,TEXT_BEGUN",
    "REFUSE,1,NOTHING_SENT",
    "REFUSE,2,PULSE_SENT",
    "REFUSE,3,TEXT_BEGUN",
    "FINISH,0,WHOLE_JOB_SENT",
  })
  void a_port_that_fails_tells_how_far_the_job_came(Step step, int write, Reach reach) {
    port.failsAt(step, write);
    assertThat(print(LONG))
        .isEqualTo(
            new PrintOutcome.Failed(
                reach, "The tricky printer broke off (on purpose). Check its cable and power."));
  }

  private PrintOutcome print(PrinterLimits limits) {
    return new EscPosPrinter(port, PaperWidth.COLUMNS_42, limits, writers).print(CASH);
  }

  /** Lets the limit begin only once the port hangs, so that a busy machine changes nothing. */
  private PrintOutcome printHanging() {
    Executor patient =
        task -> {
          writers.execute(task);
          awaited(port.hanging);
        };
    return new EscPosPrinter(port, PaperWidth.COLUMNS_42, SHORT, patient).print(CASH);
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  enum Step {
    OPEN,
    WRITE,
    REFUSE,
    FINISH
  }

  /** Hangs or fails at one step; writes are counted from one, and the first is the pulse. */
  private static final class TrickyPort implements PrinterPort, PrinterPort.Link {
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final Semaphore closes = new Semaphore(0);
    private Step step = Step.OPEN;
    private int write = -1;
    private boolean hangs;
    private volatile int writes;

    void hangsAt(Step step, int write) {
      failsAt(step, write);
      hangs = true;
    }

    void failsAt(Step step, int write) {
      this.step = step;
      this.write = write;
    }

    @Override
    public String name() {
      return "The tricky printer";
    }

    @Override
    public Link open() throws IOException {
      reached(Step.OPEN, 0);
      return this;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      int number = writes + 1;
      writes = number;
      reached(Step.WRITE, number);
      if (step == Step.REFUSE && write == number) {
        throw new NothingTaken("on purpose");
      }
      taken.write(bytes, from, length);
    }

    @Override
    public void finish() throws IOException {
      reached(Step.FINISH, 0);
    }

    @Override
    public void close() {
      closes.release();
    }

    private void reached(Step here, int number) throws IOException {
      if (step != here || write != number) {
        return;
      }
      if (!hangs) {
        throw new IOException("on purpose");
      }
      hanging.countDown();
      awaited(release);
    }
  }
}
