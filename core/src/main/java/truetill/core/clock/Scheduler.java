package truetill.core.clock;

import java.time.Duration;

/** Runs a task later; a seam, so that a test or a simulator hands in its own time. */
@FunctionalInterface
public interface Scheduler {
  /** The task runs once, not before the delay is over, on a thread the giver of this seam chose. */
  Task after(Duration delay, Runnable task);

  /** Something that will run later. */
  @FunctionalInterface
  interface Task {
    /** Has no effect when the task has begun. */
    void cancel();
  }
}
