package truetill.client.devices.printer;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the printer out of a sale's way: {@link #submit} only remembers the job, and a thread of
 * its own prints them one after another in that order. While the printer fails, jobs wait and are
 * tried again, sooner when another is submitted. What an attempt may already have sent decides what
 * the next one sends ({@link PrintJob#after}), so a drawer opens at most once per job and an
 * original prints at most once (sync design, I30).
 */
public final class PrintQueue {
  private static final Logger LOG = LoggerFactory.getLogger(PrintQueue.class);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /**
   * A printer that takes whole jobs and then resets the connection would be given copies without
   * end; after this many the paper is for a person to look at.
   */
  private static final int MOST_WHOLE_JOBS_SENT = 3;

  private final ReceiptPrinter printer;
  private final Executor worker;
  private final RetryTimer timer;
  private final Consumer<PrintQueueStatus> changed;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private final Deque<PrintJob> jobs = new ArrayDeque<>();
  private @Nullable String problem;
  private boolean working;
  private boolean closed;
  private boolean stopped;
  private int failuresInARow;
  private int wholeJobsSent;
  private long attempts;

  /**
   * A queue with nothing in it; it does nothing until the first job.
   *
   * @param worker runs one task at a time and is not the sale's thread
   * @param changed told after every change, on whichever thread made it
   */
  public PrintQueue(
      ReceiptPrinter printer,
      Executor worker,
      RetryTimer timer,
      Consumer<PrintQueueStatus> changed) {
    this.printer = printer;
    this.worker = worker;
    this.timer = timer;
    this.changed = changed;
  }

  /** Takes the job and returns at once. After {@link #close} a job is only kept, not printed. */
  public void submit(PrintJob job) {
    lock.lock();
    try {
      jobs.addLast(job);
    } finally {
      lock.unlock();
    }
    changed.accept(status());
    tryNow();
  }

  /** Starts an attempt without waiting for the pause after a failure. */
  public void tryNow() {
    if (beginsWork()) {
      worker.execute(this::work);
    }
  }

  public int waiting() {
    return status().waiting();
  }

  public PrintQueueStatus status() {
    lock.lock();
    try {
      return new PrintQueueStatus(jobs.size(), problem);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Prints what still waits until all is out, one attempt fails or the patience ends; then stops
   * for good.
   *
   * @return what did not get printed, as far as is known
   */
  public List<PrintJob> close(Duration patience) throws InterruptedException {
    tryNow();
    lock.lock();
    try {
      closed = true;
      long left_nanos = patience.toNanos();
      while (working && left_nanos > 0) {
        left_nanos = idle.awaitNanos(left_nanos);
      }
      stopped = true;
      return List.copyOf(jobs);
    } finally {
      lock.unlock();
    }
  }

  private boolean beginsWork() {
    lock.lock();
    try {
      boolean begins = !working && !closed && !jobs.isEmpty();
      if (begins) {
        working = true;
        attempts++;
      }
      return begins;
    } finally {
      lock.unlock();
    }
  }

  private void work() {
    boolean ended = false;
    try {
      PrintJob job = next();
      while (job != null) {
        attempt(job);
        job = next();
      }
      ended = true;
    } finally {
      if (!ended) {
        pause(Duration.ZERO);
      }
    }
  }

  /** The job to print now, or null when there is none or a pause is due; then the work is over. */
  private @Nullable PrintJob next() {
    lock.lock();
    try {
      if (working && !stopped && !jobs.isEmpty()) {
        return jobs.getFirst();
      }
      working = false;
      idle.signalAll();
      return null;
    } finally {
      lock.unlock();
    }
  }

  private void attempt(PrintJob job) {
    PrintOutcome outcome = null;
    try {
      outcome = printer.print(job);
    } finally {
      if (outcome == null) {
        setAside(job);
      }
    }
    switch (outcome) {
      case PrintOutcome.Printed printed -> printed();
      case PrintOutcome.Failed failure -> failed(job, failure);
    }
    changed.accept(status());
  }

  private void printed() {
    lock.lock();
    try {
      removeFirst();
      failuresInARow = 0;
      problem = null;
    } finally {
      lock.unlock();
    }
  }

  private void failed(PrintJob job, PrintOutcome.Failed failure) {
    Duration pause;
    lock.lock();
    try {
      keepWhatIsOwed(job, failure);
      pause = pauseAfter(++failuresInARow);
    } finally {
      lock.unlock();
    }
    if (pause.equals(FIRST_PAUSE)) {
      LOG.warn("{} waits: {} ({})", job.title(), failure.detail(), failure.reach());
    }
    pause(pause);
  }

  private void keepWhatIsOwed(PrintJob job, PrintOutcome.Failed failure) {
    problem = failure.detail();
    wholeJobsSent += failure.reach() == Reach.WHOLE_JOB_SENT ? 1 : 0;
    PrintJob owed = job.after(failure);
    if (owed == null) {
      removeFirst();
    } else if (wholeJobsSent == MOST_WHOLE_JOBS_SENT) {
      removeFirst();
      problem =
          job.title()
              + " was sent "
              + MOST_WHOLE_JOBS_SENT
              + " times and broken off at its end each time. Look at the paper, and reprint it if"
              + " it is missing.";
    } else {
      jobs.removeFirst();
      jobs.addFirst(owed);
    }
  }

  /** A job the printer's code fails on must not stand in the way of all that follow. */
  private void setAside(PrintJob job) {
    lock.lock();
    try {
      removeFirst();
      problem = job.title() + " could not be printed, by a fault of this program. Reprint it.";
    } finally {
      lock.unlock();
    }
    changed.accept(status());
  }

  private void removeFirst() {
    jobs.removeFirst();
    wholeJobsSent = 0;
  }

  /** Ends the work and lets it begin again later, unless another attempt came first. */
  private void pause(Duration pause) {
    long attempt;
    lock.lock();
    try {
      working = false;
      idle.signalAll();
      attempt = attempts;
    } finally {
      lock.unlock();
    }
    timer.after(pause, () -> resume(attempt));
  }

  private void resume(long attempt) {
    if (isLatest(attempt)) {
      tryNow();
    }
  }

  private boolean isLatest(long attempt) {
    lock.lock();
    try {
      return attempt == attempts;
    } finally {
      lock.unlock();
    }
  }

  private static Duration pauseAfter(int failures) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 5));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }
}
