package truetill.client.devices.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import truetill.client.devices.Slips;
import truetill.client.devices.receipt.ReceiptSlip;
import truetill.client.devices.receipt.Slip;
import truetill.client.devices.receipt.SlipMark;

class PrintQueueTest {
  private static final PrintJob CASH = PrintJob.receipt(Slips.receipt(Slips.cash()));
  private static final PrintJob CARD = PrintJob.receipt(Slips.receipt(Slips.card()));
  private static final PrintJob REPORT = PrintJob.dayReport(Slips.zReport());

  private final ManualTimer timer = new ManualTimer();
  private final Scripted printer = new Scripted();
  private final List<PrintQueueStatus> told = new ArrayList<>();

  /** Works in the caller's thread, so that each step can be looked at. */
  private final PrintQueue queue = new PrintQueue(printer, Runnable::run, timer, told::add);

  @Test
  void jobs_are_printed_in_their_order() {
    queue.submit(CASH);
    queue.submit(CARD);
    queue.submit(REPORT);
    assertThat(printer.jobs).containsExactly(CASH, CARD, REPORT);
    assertThat(queue.status()).isEqualTo(new PrintQueueStatus(0, null));
    assertThat(timer.pauses()).isEmpty();
  }

  @Test
  void a_sale_goes_on_while_the_printer_hangs() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch paper = new CountDownLatch(1);
    try (ExecutorService worker = Executors.newSingleThreadExecutor()) {
      PrintQueue slow =
          new PrintQueue(
              job -> {
                begun.countDown();
                awaited(paper);
                return printer.print(job);
              },
              worker,
              timer,
              status -> {});
      slow.submit(CASH);
      begun.await();
      slow.submit(CARD);
      slow.submit(REPORT);
      assertThat(slow.waiting()).isEqualTo(3);
      paper.countDown();
      assertThat(slow.close(Duration.ofMinutes(1))).isEmpty();
    }
    assertThat(printer.jobs).containsExactly(CASH, CARD, REPORT);
  }

  @Test
  void a_job_that_never_left_waits_and_is_sent_as_it_was() {
    printer.fails(Reach.NOTHING_SENT);
    queue.submit(CASH);
    assertThat(queue.status()).isEqualTo(new PrintQueueStatus(1, "fault NOTHING_SENT"));
    timer.ring();
    assertThat(printer.jobs).containsExactly(CASH, CASH);
    assertThat(queue.status()).isEqualTo(new PrintQueueStatus(0, null));
  }

  @Test
  void a_pulse_that_may_have_gone_is_not_sent_again_and_the_text_is_still_the_original() {
    printer.fails(Reach.PULSE_SENT);
    queue.submit(CASH);
    timer.ring();
    assertThat(printer.jobs).containsExactly(CASH, new PrintJob(CASH.slip(), false));
  }

  @Test
  void a_text_that_may_have_begun_is_printed_again_as_a_copy_without_a_pulse() {
    printer.fails(Reach.TEXT_BEGUN);
    queue.submit(CASH);
    timer.ring();
    PrintJob again = printer.jobs.getLast();
    assertThat(again.pulse()).isFalse();
    assertThat(again.slip())
        .isInstanceOfSatisfying(
            ReceiptSlip.class,
            slip ->
                assertThat(slip.marks())
                    .containsExactlyInAnyOrder(SlipMark.COPY, SlipMark.PRINTED_AGAIN));
  }

  @Test
  void a_drawer_that_may_have_opened_is_not_opened_again() {
    printer.fails(Reach.WHOLE_JOB_SENT);
    queue.submit(PrintJob.pulseAlone());
    assertThat(queue.waiting()).isZero();
    timer.ring();
    assertThat(printer.jobs).hasSize(1);
  }

  @Test
  void the_pauses_grow_to_half_a_minute_and_begin_anew_after_a_success() {
    printer.fails(
        Reach.NOTHING_SENT,
        Reach.NOTHING_SENT,
        Reach.NOTHING_SENT,
        Reach.NOTHING_SENT,
        Reach.NOTHING_SENT,
        Reach.NOTHING_SENT,
        Reach.NOTHING_SENT);
    queue.submit(CASH);
    for (int ring = 0; ring < 7; ring++) {
      timer.ring();
    }
    printer.fails(Reach.NOTHING_SENT);
    queue.submit(CARD);
    assertThat(timer.pauses().stream().map(Duration::toSeconds))
        .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 1L);
  }

  @Test
  void a_new_job_ends_the_pause_and_the_old_pause_then_does_nothing() {
    printer.fails(Reach.NOTHING_SENT, Reach.NOTHING_SENT);
    queue.submit(CASH);
    queue.submit(CARD);
    assertThat(printer.jobs).containsExactly(CASH, CASH);
    queue.tryNow();
    assertThat(printer.jobs).containsExactly(CASH, CASH, CASH, CARD);
    timer.ring();
    assertThat(printer.jobs).hasSize(4);
  }

  @Test
  void a_printer_that_breaks_off_each_whole_job_gets_no_endless_copies() {
    printer.fails(Reach.WHOLE_JOB_SENT, Reach.WHOLE_JOB_SENT, Reach.WHOLE_JOB_SENT);
    queue.submit(CARD);
    timer.ring();
    timer.ring();
    assertThat(queue.waiting()).isZero();
    assertThat(queue.status().problem())
        .contains("Receipt R-20261122-020017", "3 times", "reprint");
    queue.submit(REPORT);
    assertThat(printer.jobs).hasSize(4).last().isEqualTo(REPORT);
    assertThat(queue.status().problem()).isNull();
  }

  @Test
  void a_job_that_breaks_the_program_does_not_stop_the_next() {
    printer.crashes = true;
    assertThatThrownBy(() -> queue.submit(CASH)).isInstanceOf(IllegalStateException.class);
    assertThat(queue.waiting()).isZero();
    assertThat(queue.status().problem()).contains("Receipt R-20261122-020017");
    assertThat(told.getLast().problem()).contains("fault of this program");
    printer.crashes = false;
    queue.submit(CARD);
    assertThat(printer.jobs).containsExactly(CARD);
  }

  @Test
  void every_change_is_told() {
    printer.fails(Reach.NOTHING_SENT);
    queue.submit(CASH);
    timer.ring();
    assertThat(told)
        .containsExactly(
            new PrintQueueStatus(1, null),
            new PrintQueueStatus(1, "fault NOTHING_SENT"),
            new PrintQueueStatus(0, null));
  }

  @Test
  void closing_tries_once_more_and_names_what_stays() throws Exception {
    printer.fails(Reach.NOTHING_SENT, Reach.NOTHING_SENT);
    queue.submit(CASH);
    queue.submit(CARD);
    assertThat(queue.close(Duration.ofMinutes(1))).isEmpty();
    assertThat(printer.jobs).containsExactly(CASH, CASH, CASH, CARD);
  }

  @Test
  void after_closing_nothing_is_printed_any_more() throws Exception {
    printer.fails(Reach.NOTHING_SENT, Reach.NOTHING_SENT);
    queue.submit(CASH);
    assertThat(queue.close(Duration.ofMinutes(1))).containsExactly(CASH);
    queue.submit(CARD);
    timer.ring();
    queue.tryNow();
    assertThat(printer.jobs).hasSize(2);
    assertThat(queue.waiting()).isEqualTo(2);
  }

  @Test
  void closing_does_not_wait_longer_than_its_patience() throws Exception {
    CountDownLatch paper = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    try (ExecutorService worker = Executors.newSingleThreadExecutor()) {
      PrintQueue hanging =
          new PrintQueue(
              job -> {
                begun.countDown();
                awaited(paper);
                return printer.print(job);
              },
              worker,
              timer,
              status -> {});
      hanging.submit(CASH);
      hanging.submit(CARD);
      begun.await();
      assertThat(hanging.close(Duration.ZERO)).containsExactly(CASH, CARD);
      paper.countDown();
    }
    assertThat(printer.jobs).containsExactly(CASH);
  }

  @Test
  void whatever_fails_each_drawer_opens_once_and_each_original_begins_once() {
    int jobs = 0;
    int attempts = 0;
    for (long seed = 0; seed < 300; seed++) {
      Counter counter = new Counter(new Random(seed));
      PrintQueue stormy = new PrintQueue(counter, Runnable::run, timer, status -> {});
      for (int sale = 0; sale < 20; sale++) {
        stormy.submit(sale % 3 == 0 ? CARD : CASH);
      }
      for (int ring = 0; stormy.waiting() > 0; ring++) {
        assertThat(ring).as("seed %d never ends", seed).isLessThan(10_000);
        timer.ring();
      }
      assertThat(counter.pulses).as("pulses, seed %d", seed).isEqualTo(13);
      assertThat(counter.originals).as("originals begun, seed %d", seed).isEqualTo(20);
      assertThat(counter.whole).as("whole prints, seed %d", seed).isEqualTo(20);
      jobs += 20;
      attempts += counter.attempts;
    }
    System.out.printf(
        "PRINT jobs=%d attempts=%d originals_twice=0 extra_pulses=0%n", jobs, attempts);
    assertThat(attempts).isGreaterThan(2 * jobs);
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** Remembers each job and fails as told. */
  private static final class Scripted implements ReceiptPrinter {
    private final List<PrintJob> jobs = new ArrayList<>();
    private final Deque<Reach> failures = new ArrayDeque<>();
    private boolean crashes;

    void fails(Reach... reaches) {
      failures.addAll(List.of(reaches));
    }

    @Override
    public PrintOutcome print(PrintJob job) {
      if (crashes) {
        throw new IllegalStateException("a bug");
      }
      jobs.add(job);
      return failures.isEmpty() ? PrintOutcome.printed() : failed(failures.removeFirst());
    }

    private static PrintOutcome failed(Reach reach) {
      return new PrintOutcome.Failed(reach, "fault " + reach);
    }
  }

  /** Fails at random places and counts what truly came out. */
  private static final class Counter implements ReceiptPrinter {
    private final Random die;
    private int attempts;
    private int pulses;
    private int originals;
    private int whole;

    Counter(Random die) {
      this.die = die;
    }

    @Override
    public PrintOutcome print(PrintJob job) {
      attempts++;
      Slip slip = job.slip();
      int fate = die.nextInt(6);
      if (fate < 2) {
        return new PrintOutcome.Failed(Reach.NOTHING_SENT, "off");
      }
      pulses += job.pulse() ? 1 : 0;
      if (fate == 2) {
        return new PrintOutcome.Failed(Reach.PULSE_SENT, "broke");
      }
      boolean original =
          slip instanceof ReceiptSlip receipt && !receipt.marks().contains(SlipMark.COPY);
      originals += original ? 1 : 0;
      if (fate == 3) {
        return new PrintOutcome.Failed(Reach.TEXT_BEGUN, "broke");
      }
      whole++;
      return PrintOutcome.printed();
    }
  }
}
