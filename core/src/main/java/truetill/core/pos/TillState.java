package truetill.core.pos;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;

/**
 * Everything a register must remember to decide the next command, and nothing that a replay of its
 * journal would not bring back. It is a value: {@link TillReplay} makes the next one from an op.
 *
 * @param drawer the open drawer, null when none is
 * @param closed the drawer closed last, null before the first close
 * @param cart the open sale, null between sales
 * @param parked sales put aside, oldest first, by cart uid
 * @param numbers highest numbers of the register's own series
 * @param shifts when each person now clocked in began, by person uid
 * @param lock sign-in was locked and nobody has signed in since, as far as recorded; null when not
 * @param runningGross sum of every op's gross, never reset
 * @param runningCash sum of every op's cash, never reset
 */
public record TillState(
    @Nullable OpenDrawer drawer,
    @Nullable ClosedDrawer closed,
    @Nullable Cart cart,
    Map<UUID, Cart> parked,
    SeriesNumbers numbers,
    Map<UUID, Shift> shifts,
    @Nullable SignInLock lock,
    Money runningGross,
    Money runningCash) {

  /** A person's open time entry. */
  public record Shift(UUID entry, Instant since) {}

  /** A lock on sign-in after so many wrong tries in a row. */
  public record SignInLock(int failures, Instant until) {}

  /** A closed drawer with its final figures: the Z report. */
  public record ClosedDrawer(
      OpenDrawer drawer, Instant closedAt, UUID closedBy, Money expected, Money counted) {
    public Money variance() {
      return counted.minus(expected);
    }
  }

  /** A register that has done nothing yet. */
  public static final TillState NEW = startingAfter(SeriesNumbers.NONE);

  /** A register that has done nothing yet, in a series that others have used before. */
  public static TillState startingAfter(SeriesNumbers numbers) {
    return new TillState(
        null, null, null, Map.of(), numbers, Map.of(), null, Money.ZERO, Money.ZERO);
  }

  TillState withDrawer(@Nullable OpenDrawer next) {
    return new TillState(
        next, closed, cart, parked, numbers, shifts, lock, runningGross, runningCash);
  }

  TillState withClosed(ClosedDrawer next) {
    return new TillState(
        null, next, cart, parked, numbers, shifts, lock, runningGross, runningCash);
  }

  TillState withCart(@Nullable Cart next) {
    return new TillState(
        drawer, closed, next, parked, numbers, shifts, lock, runningGross, runningCash);
  }

  TillState withParked(UUID uid, @Nullable Cart next) {
    Map<UUID, Cart> carts = with(parked, uid, next);
    return new TillState(
        drawer, closed, cart, carts, numbers, shifts, lock, runningGross, runningCash);
  }

  TillState withNumbers(SeriesNumbers next) {
    return new TillState(
        drawer, closed, cart, parked, next, shifts, lock, runningGross, runningCash);
  }

  TillState withShift(UUID person, @Nullable Shift next) {
    Map<UUID, Shift> now = with(shifts, person, next);
    return new TillState(
        drawer, closed, cart, parked, numbers, now, lock, runningGross, runningCash);
  }

  TillState withLock(@Nullable SignInLock next) {
    return new TillState(
        drawer, closed, cart, parked, numbers, shifts, next, runningGross, runningCash);
  }

  TillState moved(Money gross, Money cash) {
    Money newGross = runningGross.plus(gross);
    Money newCash = runningCash.plus(cash);
    return new TillState(drawer, closed, cart, parked, numbers, shifts, lock, newGross, newCash);
  }

  private static <K, V> Map<K, V> with(Map<K, V> map, K key, @Nullable V value) {
    Map<K, V> next = new LinkedHashMap<>(map);
    if (value == null) {
      next.remove(key);
    } else {
      next.put(key, value);
    }
    return Collections.unmodifiableMap(next);
  }
}
