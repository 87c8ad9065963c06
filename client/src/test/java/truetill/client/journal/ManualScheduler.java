package truetill.client.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import truetill.core.clock.Scheduler;

/** Virtual time: tasks run when the test lets it pass. */
public final class ManualScheduler implements Scheduler {
  private final List<Entry> entries = new ArrayList<>();
  private Duration now = Duration.ZERO;

  private static final class Entry {
    private final Duration due;
    private final Runnable task;

    Entry(Duration due, Runnable task) {
      this.due = due;
      this.task = task;
    }
  }

  @Override
  public Task after(Duration delay, Runnable task) {
    Entry entry = new Entry(now.plus(delay), task);
    entries.add(entry);
    return () -> entries.remove(entry);
  }

  public void pass(Duration time) {
    Duration end = now.plus(time);
    while (true) {
      Entry next =
          entries.stream()
              .filter(entry -> entry.due.compareTo(end) <= 0)
              .min(Comparator.comparing(entry -> entry.due))
              .orElse(null);
      if (next == null) {
        now = end;
        return;
      }
      entries.remove(next);
      now = next.due;
      next.task.run();
    }
  }

  public int waiting() {
    return entries.size();
  }
}
