package truetill.server.app.demo;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** Makes the time entries of the people the rota names; nobody is clocked in today. */
final class ShiftMaker {
  private static final int APPROVED_FROM_DAY = 8;
  private static final int FLAGGED_DAY = 6;

  private final Dice dice;

  ShiftMaker(Dice dice) {
    this.dice = dice;
  }

  List<DemoShift> make() {
    List<DemoShift> shifts = new ArrayList<>();
    for (int day = Rota.DAYS; day >= 1; day--) {
      if (Rota.managerWorks(day)) {
        shifts.add(shift(DemoPerson.MANAGER, day, status(day)));
      }
      shifts.add(
          shift(Rota.cashier(day), day, day == FLAGGED_DAY ? DemoShift.FLAGGED : status(day)));
      int today = day;
      Rota.secondCashier(day).ifPresent(person -> shifts.add(shift(person, today, status(today))));
    }
    return shifts;
  }

  private static String status(int day) {
    return day >= APPROVED_FROM_DAY ? DemoShift.APPROVED : DemoShift.PENDING;
  }

  private DemoShift shift(DemoPerson person, int day, String status) {
    return DemoShift.worked(
        person.email(),
        day,
        LocalTime.of(9, 28).plusMinutes(dice.between(0, 14)),
        LocalTime.of(18, 16).plusMinutes(dice.between(0, 20)),
        dice.pick(List.of(30, 45, 60)),
        status);
  }
}
