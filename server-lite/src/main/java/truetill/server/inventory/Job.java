package truetill.server.inventory;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import truetill.core.wire.inventory.InventoryJob;
import truetill.server.http.Problem;

/**
 * One long step of an order at work: it counts what is done and may be cancelled until it begins to
 * commit. Cancelling takes the whole step back; the order stays as it was.
 */
final class Job {
  /** What is being done. */
  enum Kind {
    PROCESS_MANIFEST,
    MATCH_PRODUCTS,
    AI_CLEANUP,
    BUILD
  }

  private enum State {
    RUNNING,
    CANCELLING,
    ENDING,
    DONE,
    FAILED,
    CANCELLED
  }

  private final long id;
  private final Kind kind;
  private final long order;
  private final long actor;
  private final Instant startedAt;
  private State state = State.RUNNING;
  private long done;
  private @Nullable Long total;
  private String detail = "";
  private @Nullable Instant endedAt;

  Job(long id, Kind kind, long order, long actor, Instant startedAt) {
    this.id = id;
    this.kind = kind;
    this.order = order;
    this.actor = actor;
    this.startedAt = startedAt;
  }

  /** How much there is to do. */
  synchronized void expect(long steps) {
    total = steps;
  }

  /** Counts work that is done; ends the call when somebody cancelled. */
  synchronized void step(long steps) {
    done += steps;
    if (state == State.CANCELLING) {
      throw new Cancelled();
    }
  }

  /** From here on it is too late to cancel. */
  synchronized void ending() {
    step(0);
    if (state == State.RUNNING) {
      state = State.ENDING;
    }
  }

  /** Nothing happens when it has ended, or is about to. */
  synchronized void cancel() {
    if (state == State.RUNNING) {
      state = State.CANCELLING;
    }
  }

  synchronized void finish(Instant at) {
    end(State.DONE, "Done.", at);
  }

  synchronized void fail(String why, Instant at) {
    end(state == State.CANCELLING ? State.CANCELLED : State.FAILED, why, at);
  }

  private void end(State as, String why, Instant at) {
    state = as;
    detail = why;
    endedAt = at;
  }

  synchronized boolean hasEnded() {
    return endedAt != null;
  }

  long order() {
    return order;
  }

  synchronized InventoryJob view() {
    State shown = state == State.ENDING ? State.RUNNING : state;
    return new InventoryJob(
        id,
        kind.name().toLowerCase(Locale.ROOT),
        order,
        shown.name().toLowerCase(Locale.ROOT),
        done,
        total,
        detail,
        actor,
        startedAt,
        endedAt);
  }

  /** Takes the step back because somebody cancelled it. */
  static final class Cancelled extends RuntimeException {
    Cancelled() {
      super("cancelled", null, false, false);
    }

    Problem answer() {
      return Problem.refused("cancelled", "The step was cancelled. The order is as it was before.");
    }
  }
}
