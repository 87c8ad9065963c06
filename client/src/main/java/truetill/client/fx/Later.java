package truetill.client.fx;

import java.time.Duration;

/** A little later on the FX thread; a seam, so that a test decides when that is. */
@FunctionalInterface
public interface Later {
  /** Runs the task once after the delay; the answer, run before then, calls it off. */
  Runnable after(Duration delay, Runnable task);
}
