package truetill.client.register;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

/** Who wants to know that something changed; told behind the cashier's back. */
final class Listeners {
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Executor background;

  Listeners(Executor background) {
    this.background = background;
  }

  AutoCloseable add(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  void fire() {
    if (!listeners.isEmpty()) {
      background.execute(() -> listeners.forEach(Runnable::run));
    }
  }
}
