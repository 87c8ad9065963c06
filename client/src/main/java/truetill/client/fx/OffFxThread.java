package truetill.client.fx;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@link Background} on handed-in executors. */
public final class OffFxThread implements Background {
  private final Executor worker;
  private final Executor fxThread;
  private final Consumer<RuntimeException> bugs;

  /**
   * Works on the given threads.
   *
   * @param worker runs one task after another, in order
   * @param fxThread such as {@code Platform::runLater}
   * @param bugs told on the FX thread of every exception
   */
  public OffFxThread(Executor worker, Executor fxThread, Consumer<RuntimeException> bugs) {
    this.worker = worker;
    this.fxThread = fxThread;
    this.bugs = bugs;
  }

  @Override
  public <T extends @Nullable Object> void run(
      Supplier<T> work, Consumer<? super T> answer, Runnable afterBug) {
    worker.execute(() -> {
      T done;
      try {
        done = work.get();
      } catch (RuntimeException bug) {
        fxThread.execute(() -> {
          bugs.accept(bug);
          afterBug.run();
        });
        return;
      }
      fxThread.execute(() -> answer.accept(done));
    });
  }

  @Override
  public void show(Runnable change) {
    fxThread.execute(change);
  }
}
