package truetill.client.fx;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@link Background} that works and answers at once. */
public final class OnThisThread implements Background {
  private final Consumer<RuntimeException> bugs;

  public OnThisThread(Consumer<RuntimeException> bugs) {
    this.bugs = bugs;
  }

  /** Lets a bug fly, so that the test fails. */
  public static OnThisThread strict() {
    return new OnThisThread(bug -> {
      throw bug;
    });
  }

  @Override
  public <T extends @Nullable Object> void run(
      Supplier<T> work, Consumer<? super T> answer, Runnable afterBug) {
    T done;
    try {
      done = work.get();
    } catch (RuntimeException bug) {
      bugs.accept(bug);
      afterBug.run();
      return;
    }
    answer.accept(done);
  }

  @Override
  public void show(Runnable change) {
    change.run();
  }
}
