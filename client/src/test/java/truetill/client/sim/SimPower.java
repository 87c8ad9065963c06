package truetill.client.sim;

import org.jspecify.annotations.Nullable;
import truetill.client.journal.FaultPoints;

/**
 * The power of one run of a device. Every step that reaches the world asks for it first, so a run
 * that ended never writes again.
 */
final class SimPower implements FaultPoints {
  private static final long NEVER = -1;

  private long stepsLeft = NEVER;
  private @Nullable String fatalPoint;
  private long pointsLeft;
  private boolean gone;
  private String lastStep = "";

  /** Power goes at the n-th step from now. */
  void cutAfter(long steps) {
    stepsLeft = steps;
  }

  /** Power goes the n-th time this point is reached. */
  void cutAt(String point, long times) {
    fatalPoint = point;
    pointsLeft = times;
  }

  /** Nothing is going to happen to this run. */
  void spare() {
    stepsLeft = NEVER;
    fatalPoint = null;
  }

  void cutNow() {
    gone = true;
  }

  boolean isGone() {
    return gone;
  }

  /** Where it ended. */
  String lastStep() {
    return lastStep;
  }

  /** Returns while there is power. */
  void step(String where) {
    if (stepsLeft != NEVER && stepsLeft-- == 0) {
      cutNow();
    }
    demand(where);
  }

  private void demand(String where) {
    if (gone) {
      throw new SimCrash(lastStep.isEmpty() ? where : lastStep);
    }
    lastStep = where;
  }

  @Override
  public void reached(String point) {
    if (point.equals(fatalPoint) && --pointsLeft <= 0) {
      lastStep = point;
      cutNow();
    }
    step(point);
  }
}
