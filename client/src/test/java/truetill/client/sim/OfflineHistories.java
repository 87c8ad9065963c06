package truetill.client.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import truetill.core.clock.ClockOffset;
import truetill.core.clock.StoreContact;
import truetill.core.people.OfflineRights;

/**
 * I27: a till whose clock is off meets its store now and then, and is alone for days. Whatever its
 * clock shows, a sign-in is worth nothing after fourteen days and no manager's after seven. The
 * mistake: the age of the last contact is read off the clock on the wall.
 */
final class OfflineHistories implements SmallHistories {
  private static final Instant START = Instant.parse("2026-03-02T14:30:00Z");
  private static final int STEPS = 12;
  private long compared;

  @Override
  public String invariant() {
    return "I27";
  }

  @Override
  public long compared() {
    return compared;
  }

  @Override
  public String mistake() {
    return "OFFLINE_EXPIRY_BY_WALL_CLOCK";
  }

  @Override
  public @Nullable String broken(long seed, boolean mistaken) {
    Random dice = new Random(seed);
    Instant truth = START;
    Duration off = Duration.ZERO;
    Instant met = truth;
    StoreContact contact = contact(truth, off);
    for (int step = 0; step < STEPS; step++) {
      truth = truth.plus(Duration.ofHours(1 + dice.nextInt(24 * 6)));
      if (dice.nextInt(3) == 0) {
        if (dice.nextInt(3) == 0) {
          off = Duration.ofHours(dice.nextInt(24 * 40) - 24L * 20);
        }
        met = truth;
        contact = contact(truth, off);
      }
      compared++;
      Instant wall = truth.plus(off);
      Duration age = mistaken ? Duration.between(contact.storeTime(), wall) : contact.age(wall);
      OfflineRights given = OfflineRights.after(age);
      long days = Duration.between(met, truth).toDays();
      OfflineRights due =
          days >= 14
              ? OfflineRights.NONE
              : days >= 7 ? OfflineRights.NO_MANAGER : OfflineRights.ALL;
      boolean onTheHour =
          Duration.between(met, truth).toHours() % 24 == 0 && (days == 14 || days == 7);
      if (given != due && !onTheHour) {
        return "after "
            + Duration.between(met, truth)
            + " alone with a clock off by "
            + off
            + ": "
            + given;
      }
    }
    return null;
  }

  private static StoreContact contact(Instant truth, Duration off) {
    return new StoreContact(truth, ClockOffset.between(truth.plus(off), truth));
  }

  @Override
  public void close() {}
}
