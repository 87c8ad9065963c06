package truetill.server.inventory;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import truetill.core.wire.inventory.InventoryJob;
import truetill.server.http.Problem;

/**
 * One long step of an order at work: it counts what is done and may be cancelled until it begins to
 * commit. Cancelling takes the whole step back; the order stays as it was. A step that goes on
 * after its commit, to ask an AI, may be cancelled again; what it had stored by then stays
 * (decision 075).
 */
final class Job {
  /** What is being done. */
  enum Kind {
    PROCESS_MANIFEST,
    MATCH_PRODUCTS,
    AI_CLEANUP,
    BUILD;

    /** Whether it comes as many calls, any number of them side by side. */
    boolean isSliced() {
      return this == AI_CLEANUP;
    }
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
  private boolean cancelledTooLate;
  private String kept = "The order is as it was before.";
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

  /** The same for a slice of something larger, that begins {@code at} a place in it. */
  synchronized void expect(long at, long steps) {
    done = at;
    total = steps;
  }

  /** Ends the call when somebody cancelled; ask before each piece of work. */
  void check() {
    step(0);
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
    check();
    if (state == State.RUNNING) {
      state = State.ENDING;
    }
  }

  /**
   * After the commit of what {@link #ending} announced: there is more to do, which may be cancelled
   * anew. Whoever cancelled during the commit meant this too.
   *
   * @param steps how much more
   * @param nowKept what cancelling leaves from now on, a sentence for people
   */
  synchronized void goOn(long steps, String nowKept) {
    state = cancelledTooLate ? State.CANCELLING : State.RUNNING;
    total = done + steps;
    kept = nowKept;
  }

  /** Nothing happens when it has ended; one that is about to ends unless it goes on. */
  synchronized void cancel() {
    if (state == State.RUNNING) {
      state = State.CANCELLING;
    } else if (state == State.ENDING) {
      cancelledTooLate = true;
    }
  }

  /** It came to its end, or to where somebody cancelled what was left of it. */
  synchronized void finish(Instant at) {
    if (state == State.CANCELLING && total != null && done < total) {
      end(State.CANCELLED, "Cancelled. " + kept, at);
    } else {
      end(State.DONE, "Done.", at);
    }
  }

  /**
   * It was taken back.
   *
   * @param why a sentence for people
   */
  synchronized void fail(String why, Instant at) {
    end(state == State.CANCELLING ? State.CANCELLED : State.FAILED, why + " " + kept, at);
  }

  private void end(State as, String why, Instant at) {
    state = as;
    detail = why;
    endedAt = at;
  }

  synchronized boolean hasEnded() {
    return endedAt != null;
  }

  /** Whether it and the other are slices of one clean-up, which people see as one. */
  boolean isPartOfTheSame(Job other) {
    return kind.isSliced() && kind == other.kind && order == other.order;
  }

  /** Whether it is a slice that came to its end. */
  synchronized boolean isSliceDone() {
    return kind.isSliced() && state == State.DONE;
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
