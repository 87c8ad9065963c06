package truetill.client.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import truetill.core.clock.Scheduler;

/**
 * The threads of one register. All are daemons: what must last is on the disk before anybody is
 * told.
 */
final class StationThreads {
  private final List<ExecutorService> executors = new ArrayList<>();
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(named("clockwork"));

  /** Runs one task after another. */
  Executor single(String name) {
    return keep(Executors.newSingleThreadExecutor(named(name)));
  }

  /** Runs each task at once in a thread of its own. */
  Executor each(String name) {
    return keep(Executors.newThreadPerTaskExecutor(named(name)));
  }

  ThreadFactory named(String name) {
    return Thread.ofPlatform().daemon().name(name + "-", 1).factory();
  }

  void later(Duration delay, Runnable task) {
    task(delay, task);
  }

  Scheduler.Task task(Duration delay, Runnable task) {
    Future<?> waiting = clockwork.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    return () -> waiting.cancel(false);
  }

  /** Lets what is running end. */
  void stop(long patience, TimeUnit unit) {
    clockwork.shutdownNow();
    executors.forEach(ExecutorService::shutdown);
    try {
      for (ExecutorService executor : executors) {
        if (!executor.awaitTermination(patience, unit)) {
          executor.shutdownNow();
        }
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private ExecutorService keep(ExecutorService executor) {
    executors.add(executor);
    return executor;
  }
}
