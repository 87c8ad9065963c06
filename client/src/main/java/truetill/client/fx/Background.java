package truetill.client.fx;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a screen sends its work. Work runs away from the FX thread in the order it was asked for,
 * and is answered on the FX thread in that order, so that a screen never waits and never has to
 * think of threads. A refusal is an ordinary answer; an exception is a bug and is reported, not
 * answered.
 */
public interface Background {
  /** Runs the work and shows its answer. */
  default <T extends @Nullable Object> void run(Supplier<T> work, Consumer<? super T> answer) {
    run(work, answer, () -> {});
  }

  /**
   * Runs the work and shows its answer, or says that there will be none.
   *
   * @param afterBug called on the FX thread in place of the answer when the work threw, after the
   *     bug was reported: what the screen shows must be asked for anew
   */
  <T extends @Nullable Object> void run(
      Supplier<T> work, Consumer<? super T> answer, Runnable afterBug);

  /** Runs on the FX thread, from whatever thread this is called. */
  void show(Runnable change);
}
