package truetill.client.devices.printer;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A timer whose pauses end when the test says so. */
final class ManualTimer implements RetryTimer {
  private final List<Duration> pauses = new ArrayList<>();
  private final Deque<Runnable> due = new ArrayDeque<>();

  @Override
  public synchronized void after(Duration pause, Runnable task) {
    pauses.add(pause);
    due.add(task);
  }

  synchronized List<Duration> pauses() {
    return List.copyOf(pauses);
  }

  /** Ends every pause begun so far. */
  void ring() {
    List<Runnable> tasks;
    synchronized (this) {
      tasks = List.copyOf(due);
      due.clear();
    }
    tasks.forEach(Runnable::run);
  }
}
