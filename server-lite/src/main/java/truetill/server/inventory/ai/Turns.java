package truetill.server.inventory.ai;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * At most four calls of one order wait for the AI at the same time (promise 82); the others wait
 * for their turn, first come first served, each on its own thread.
 */
final class Turns {
  static final int AT_ONCE = 4;

  private final Map<Long, Gate> gates = new HashMap<>();

  private static final class Gate {
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private int callers;
  }

  <T> T take(long order, Supplier<T> work) {
    Gate gate = enter(order);
    try {
      gate.places.acquireUninterruptibly();
      try {
        return work.get();
      } finally {
        gate.places.release();
      }
    } finally {
      leave(order, gate);
    }
  }

  /** Callers of the order that have no place yet. */
  synchronized int waiting(long order) {
    Gate gate = gates.get(order);
    return gate == null ? 0 : gate.places.getQueueLength();
  }

  private synchronized Gate enter(long order) {
    Gate gate = gates.computeIfAbsent(order, id -> new Gate());
    gate.callers++;
    return gate;
  }

  private synchronized void leave(long order, Gate gate) {
    gate.callers--;
    if (gate.callers == 0) {
      gates.remove(order);
    }
  }
}
