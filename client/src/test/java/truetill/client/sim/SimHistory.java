package truetill.client.sim;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * What is going to happen, decided beforehand. Each command has its own dice, so the others mean
 * the same when one is left out.
 *
 * @param seed of everything that is not in the commands
 */
record SimHistory(long seed, int devices, List<Command> commands) {
  private static final int FEWEST = 20;
  private static final int USUALLY_MORE = 60;
  private static final int MOST_MORE = 380;
  private static final int[] DEVICES = {1, 1, 2, 2, 2, 3, 3, 3, 4, 6};

  /**
   * One command.
   *
   * @param device to which it happens, where that matters
   * @param dice seed of its own choices
   */
  record Command(Kind kind, int device, long dice) {
    @Override
    public String toString() {
      return kind + " " + device + " " + Long.toHexString(dice);
    }
  }

  /** The history of a seed: some kinds of things never happen in it, each time others. */
  static SimHistory of(long seed) {
    Random random = new Random(seed);
    int devices = DEVICES[random.nextInt(DEVICES.length)];
    Set<Kind> kinds = swarm(random);
    int total = kinds.stream().mapToInt(Kind::weight).sum();
    int length = FEWEST + random.nextInt(random.nextInt(10) == 0 ? MOST_MORE : USUALLY_MORE);
    List<Command> commands = new ArrayList<>();
    for (int number = 0; number < length; number++) {
      commands.add(
          new Command(
              drawn(kinds, random.nextInt(total)), random.nextInt(devices), random.nextLong()));
    }
    return new SimHistory(seed, devices, List.copyOf(commands));
  }

  private static Set<Kind> swarm(Random random) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    int mood = random.nextInt(10);
    for (Kind kind : Kind.values()) {
      boolean wanted =
          switch (mood) {
            case 0 -> !kind.isFault();
            case 1 -> !kind.isFault() || kind.name().contains("CLOCK");
            default -> true;
          };
      if (kind.isNeeded() || (wanted && random.nextBoolean())) {
        kinds.add(kind);
      }
    }
    return kinds;
  }

  private static Kind drawn(Set<Kind> kinds, int ticket) {
    int left = ticket;
    for (Kind kind : kinds) {
      left -= kind.weight();
      if (left < 0) {
        return kind;
      }
    }
    return Kind.SELL;
  }

  SimHistory with(List<Command> fewer) {
    return new SimHistory(seed, devices, List.copyOf(fewer));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("seed " + seed + ", " + devices + " devices:");
    commands.forEach(command -> text.append("\n  ").append(command));
    return text.toString();
  }
}
