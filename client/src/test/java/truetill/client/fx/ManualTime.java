package truetill.client.fx;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A time that moves when the test says so, with the delays that hang on it. */
public final class ManualTime implements InstantSource, Later {
  private final List<Task> tasks = new ArrayList<>();
  private final Instant begin;
  private long nanos;
  private long order;

  private record Task(long due, long order, Runnable run) {}

  public ManualTime(Instant begin) {
    this.begin = begin;
  }

  @Override
  public synchronized Instant instant() {
    return begin.plusNanos(nanos);
  }

  public synchronized long nanos() {
    return nanos;
  }

  @Override
  public synchronized Runnable after(Duration delay, Runnable task) {
    Task waiting = new Task(nanos + delay.toNanos(), order++, task);
    tasks.add(waiting);
    return () -> callOff(waiting);
  }

  private synchronized void callOff(Task task) {
    tasks.remove(task);
  }

  /** Moves on; what falls due is run here, in order. */
  public void advance(Duration by) {
    long target = nanos() + by.toNanos();
    for (Optional<Task> due = take(target); due.isPresent(); due = take(target)) {
      due.get().run().run();
    }
    synchronized (this) {
      nanos = target;
    }
  }

  private synchronized Optional<Task> take(long target) {
    Optional<Task> first =
        tasks.stream()
            .filter(task -> task.due() <= target)
            .min(Comparator.comparingLong(Task::due).thenComparingLong(Task::order));
    first.ifPresent(task -> {
      tasks.remove(task);
      nanos = Math.max(nanos, task.due());
    });
    return first;
  }
}
