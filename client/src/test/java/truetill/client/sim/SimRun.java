package truetill.client.sim;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import truetill.client.sim.SimWorld.SimPlace;

/** A history from its first command to the last check. */
final class SimRun {
  private final SimFigures figures = new SimFigures();
  private @Nullable Broken broken;

  private SimRun() {}

  /** What came of it. */
  static SimRun of(SimHistory history) {
    return of(history, Seeded.NOTHING);
  }

  /** As the other {@code of}, of a product with a mistake. */
  static SimRun of(SimHistory history, Seeded seeded) {
    return of(history, seeded, FreshStore.once());
  }

  /** As the other {@code of}, on a store that begins as this one. */
  static SimRun of(SimHistory history, Seeded seeded, FreshStore fresh) {
    SimRun run = new SimRun();
    run.figures.add("histories");
    try (SimWorld world = new SimWorld(history, seeded, fresh)) {
      try {
        run.play(world, history);
      } finally {
        run.figures.addAll(world.figures());
      }
    } catch (Broken found) {
      run.broken = found;
    } catch (RuntimeException | Error bug) {
      run.broken = new Broken("bug", stackOf(bug));
    }
    return run;
  }

  private static String stackOf(Throwable bug) {
    StringWriter text = new StringWriter();
    bug.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  /** What did not hold, null when all did. */
  @Nullable Broken broken() {
    return broken;
  }

  SimFigures figures() {
    return figures;
  }

  private void play(SimWorld world, SimHistory history) {
    SimDay day = new SimDay(world);
    SimFaults faults = new SimFaults(world);
    Random pace = new Random(history.seed() + 1);
    for (SimHistory.Command command : history.commands()) {
      if (command.kind().isFault()) {
        faults.happen(command);
      } else {
        day.happen(command);
        world.pass(Duration.ofMillis(20 + pace.nextInt(pace.nextInt(5) == 0 ? 200 : 60_000)));
      }
      refuseDamage(world);
      world.look();
    }
    figures.add("ops", history.commands().size());
    figures.add("devices", history.devices());
    heal(world);
    new SimChecks(world, figures).all();
  }

  /** A till that does not open again on its own disk has lost something (I1, I4, I22). */
  private static void refuseDamage(SimWorld world) {
    for (SimPlace place : world.places()) {
      String why = place.device().whyDown();
      Broken.unless(
          !why.startsWith("journal_") && !why.startsWith("foreign_"),
          "I22",
          "device " + place.device().number() + " does not open: " + why);
    }
  }

  /** Faults stop; every till runs, sells once more, and delivers all it has (I22, I24). */
  private void heal(SimWorld world) {
    SimDay day = new SimDay(world);
    Random dice = new Random(7);
    for (SimPlace place : world.places()) {
      SimDevice device = place.device();
      figures.add("late_arrivals", device.net().deliverLate());
      device.net().heal();
      device.disk().heal();
      device.cache().takeAgain();
      if (device.isUp()) {
        device.power().spare();
      } else {
        Broken.unless(device.start(), "I22", "does not start: " + device.whyDown());
      }
      day.happen(new SimHistory.Command(Kind.SELL, device.number(), dice.nextLong()));
    }
    world.store().crashInNextCall(SimStore.Crash.NONE);
    world.look();
    drain(world, day);
  }

  private void drain(SimWorld world, SimDay day) {
    for (SimPlace place : world.places()) {
      long waiting = place.device().till().status().waiting();
      long rounds = 30 + waiting / 400;
      while (rounds > 0 && !isQuiet(place)) {
        world.pass(Duration.ofSeconds(2));
        day.sync(place);
        rounds--;
      }
      Broken.unless(
          isQuiet(place),
          "I24",
          "device " + place.device().number() + " is stalled: " + place.device().till().status());
    }
    world.places().forEach(day::sync);
  }

  private static boolean isQuiet(SimPlace place) {
    var status = place.device().till().status();
    String warning = status.warning();
    return status.online()
        && status.waiting() == 0
        && (warning == null || warning.startsWith("This PC's clock"));
  }
}
