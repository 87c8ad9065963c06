package truetill.client.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import truetill.client.sim.SimWorld.SimPlace;

/** What goes wrong in a history. */
final class SimFaults {
  private static final List<String> POINTS =
      List.of(
          "after_append_before_force",
          "after_force_before_apply",
          "after_apply_before_answer",
          "after_answer");
  private static final List<Duration> JUMPS =
      List.of(Duration.ofSeconds(1), Duration.ofMinutes(10), Duration.ofDays(1));

  private final SimWorld world;

  SimFaults(SimWorld world) {
    this.world = world;
  }

  void happen(SimHistory.Command command) {
    Random dice = new Random(command.dice());
    SimPlace place = world.places().get(command.device());
    SimDevice device = place.device();
    world.figures().add("fault." + command.kind().name().toLowerCase(java.util.Locale.ROOT));
    switch (command.kind()) {
      case NET_TROUBLE -> {
        SimNet.Trouble[] troubles = SimNet.Trouble.values();
        device.net().trouble(troubles[dice.nextInt(troubles.length)]);
      }
      case NET_PARTED -> device.net().part();
      case NET_JOINED -> device.net().join();
      case NET_REPLAY -> device.net().replayOld();
      case NET_LATE_ARRIVAL -> device.net().deliverLate();
      case SERVER_RESTART -> world.store().restart();
      case SERVER_DIES_UNFORCED -> world.store().crashInNextCall(SimStore.Crash.BEFORE_FORCE);
      case SERVER_DIES_UNANSWERED -> world.store().crashInNextCall(SimStore.Crash.BEFORE_ANSWER);
      case SERVER_CLOCK -> jump(world.serverClock(), dice);
      case POWER_CUT -> powerCut(device);
      case CUT_AT_STEP -> device.power().cutAfter(dice.nextInt(60));
      case CUT_AT_POINT ->
          device.power().cutAt(POINTS.get(dice.nextInt(POINTS.size())), 1 + dice.nextInt(3));
      case CLOCK_JUMP -> jump(device.clock(), dice);
      case CLOCK_SPEED -> device.clock().run(new double[] {0, 0.99, 1.01, 1.5}[dice.nextInt(4)]);
      case CLOCK_RIGHT -> {
        device.clock().putRight();
        world.serverClock().putRight();
      }
      case DISK_FULL ->
          device.disk().setFreeBytes(dice.nextBoolean() ? dice.nextInt(6000) : 40L << 20);
      case DISK_SPACE -> device.disk().heal();
      case DISK_WRITE_FAILS -> device.disk().fail(SimDisk.Act.WRITE, 1 + dice.nextInt(4));
      case DISK_FORCE_FAILS -> device.disk().fail(SimDisk.Act.FORCE, 1 + dice.nextInt(4));
      case DISK_OPEN_FAILS -> device.disk().fail(SimDisk.Act.OPEN, 1 + dice.nextInt(2));
      case DISK_FOLDER_FAILS -> device.disk().fail(SimDisk.Act.FOLDER, 1 + dice.nextInt(2));
      case RESTART -> restart(place, dice);
      case CACHE_LOST -> cacheLost(place);
      case CACHE_KEPT -> {
        if (device.isUp()) {
          device.cache().keep();
        }
      }
      case CACHE_SET_BACK -> cacheSetBack(device);
      case CACHE_STUCK -> device.cache().takeNothing();
      case CACHE_FREE -> device.cache().takeAgain();
      case BIT_FLIP -> bitFlip(device, dice);
      default -> throw new IllegalStateException(command.kind() + " is no fault");
    }
  }

  private void powerCut(SimDevice device) {
    if (device.isUp()) {
      device.powerCut();
    }
  }

  private static void jump(SimClock clock, Random dice) {
    int way = dice.nextInt(12);
    if (way == 0) {
      clock.set(Instant.parse("1970-01-01T00:00:10Z"));
    } else if (way == 1) {
      clock.set(Instant.parse("2099-12-31T23:59:00Z"));
    } else {
      Duration by = JUMPS.get(dice.nextInt(JUMPS.size()));
      clock.jump(dice.nextBoolean() ? by : by.negated());
    }
  }

  private void restart(SimPlace place, Random dice) {
    SimDevice device = place.device();
    if (device.isUp()) {
      if (dice.nextBoolean()) {
        device.stop();
      } else {
        device.kill();
      }
    }
    device.start();
  }

  /**
   * I13: without its cache and without the store a till shows what it showed before. Only after a
   * power cut, until the store is reached again, may the store's rows be older.
   */
  private void cacheLost(SimPlace place) {
    SimDevice device = place.device();
    if (!device.isUp() || !device.stop()) {
      return;
    }
    device.start();
    if (!device.isUp()) {
      return;
    }
    SimView before = SimView.of(device, world.stock().skus());
    if (!device.stop()) {
      return;
    }
    device.cache().lose();
    boolean wasParted = device.net().isParted();
    device.net().part();
    device.start();
    if (!wasParted) {
      device.net().join();
    }
    if (device.isUp() && device.hasSureFiles()) {
      SimView after = SimView.of(device, world.stock().skus());
      Broken.unless(
          before.equals(after), "I13", "with its cache: " + before + "\nwithout: " + after);
      world.figures().add("cache_rebuilt");
    }
  }

  private void cacheSetBack(SimDevice device) {
    if (device.isUp()) {
      device.powerCut();
    }
    if (device.cache().setBack()) {
      world.figures().add("cache_set_back");
    }
    device.start();
  }

  /**
   * I31: a bit of the journal turned while the till was off; it says so and touches nothing. Then
   * the bit is put right.
   */
  private void bitFlip(SimDevice device, Random dice) {
    if (!device.isUp() || !device.disk().isSound() || !device.stop()) {
      return;
    }
    List<String> files =
        device.disk().names().stream()
            .filter(name -> name.endsWith(".seg") || name.endsWith("/head"))
            .filter(name -> device.disk().bytes(name).length > 0)
            .toList();
    if (files.isEmpty()) {
      device.start();
      return;
    }
    String file = files.get(dice.nextInt(files.size()));
    int at = dice.nextInt(device.disk().bytes(file).length);
    int bit = dice.nextInt(8);
    device.disk().flip(file, at, bit);
    boolean runs = device.start();
    if (file.endsWith(".seg")) {
      Broken.unless(!runs, "I31", "byte " + at + " of " + file + " turned and the till opened");
      device.disk().flip(file, at, bit);
      runs = device.start();
    }
    Broken.unless(runs, "I31", "the till stays shut: " + device.whyDown());
    world.figures().add("bit_found");
  }
}
