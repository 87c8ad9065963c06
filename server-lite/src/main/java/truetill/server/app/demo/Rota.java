package truetill.server.app.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who works and how busy it is on each of the {@link #DAYS} days before today. The files know no
 * weekday (they are loaded on any day), so the week's rhythm runs along the day number.
 */
final class Rota {
  static final int DAYS = 30;
  static final String REGISTER_1 = "REG-01";
  static final String REGISTER_2 = "REG-02";

  /** Sales to expect on day 1, 2, … of a rhythm of seven days. */
  private static final List<Integer> RHYTHM = List.of(15, 17, 27, 24, 13, 14, 16);

  private static final int BUSY = 20;

  private Rota() {}

  static int busyness(int day) {
    return RHYTHM.get(Math.floorMod(day - 1, RHYTHM.size()));
  }

  static List<Integer> busyness() {
    List<Integer> days = new ArrayList<>();
    for (int day = 1; day <= DAYS; day++) {
      days.add(busyness(day));
    }
    return days;
  }

  static DemoPerson cashier(int day) {
    return day % 2 == 0 ? DemoPerson.CASHIER_1 : DemoPerson.CASHIER_2;
  }

  /** The second register opens on busy days only, and the other cashier stands there. */
  static Optional<DemoPerson> secondCashier(int day) {
    return busyness(day) >= BUSY ? Optional.of(cashier(day + 1)) : Optional.empty();
  }

  static boolean managerWorks(int day) {
    return day % 7 != 5 && day % 7 != 6;
  }
}
