package truetill.client.devices.printer;

import java.time.Duration;

/** Runs something once after a pause; in the program a scheduled executor, in a test by hand. */
@FunctionalInterface
public interface RetryTimer {
  void after(Duration pause, Runnable task);
}
