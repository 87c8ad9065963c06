package truetill.client.sim;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock as it stands in a PC: off, fast or slow, set by hand, or standing still. */
final class SimClock implements InstantSource {
  private final SimTime time;
  private Instant setAt;
  private Instant shown;
  private double speed = 1;

  SimClock(SimTime time) {
    this.time = time;
    this.setAt = time.instant();
    this.shown = setAt;
  }

  @Override
  public Instant instant() {
    long passed = Duration.between(setAt, time.instant()).toNanos();
    return shown.plusNanos(speed == 1 ? passed : (long) (passed * speed));
  }

  void set(Instant to) {
    shown = to;
    setAt = time.instant();
  }

  void jump(Duration by) {
    set(instant().plus(by));
  }

  /** 1 is right, 0 stands still. */
  void run(double newSpeed) {
    set(instant());
    speed = newSpeed;
  }

  void putRight() {
    set(time.instant());
    speed = 1;
  }
}
