package truetill.server.reports;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import truetill.core.clock.StoreClock;
import truetill.core.money.Money;
import truetill.core.wire.pos.DashboardAlert;
import truetill.core.wire.pos.DashboardMetrics;
import truetill.server.db.Database;
import truetill.server.db.ReadTx;
import truetill.server.db.StoreTime;
import truetill.server.http.Call;
import truetill.server.http.Reply;

/**
 * The dashboard: revenue and goals by store-local day, Sunday to Saturday weeks, and what waits for
 * someone.
 */
final class DashboardHandlers {
  private static final int WEEKS = 4;
  private static final int DAYS_A_WEEK = 7;

  private final Database database;
  private final StoreTime time;
  private final DashboardStore store = new DashboardStore();

  DashboardHandlers(Database database, StoreTime time) {
    this.database = database;
    this.time = time;
  }

  Reply metrics(Call call) {
    StoreClock clock = time.clock();
    return Reply.ok(database.read(tx -> metrics(tx, clock)));
  }

  private DashboardMetrics metrics(ReadTx tx, StoreClock clock) {
    LocalDate today = clock.today();
    LocalDate sunday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
    LocalDate first = sunday.minusWeeks(WEEKS - 1);
    LocalDate saturday = sunday.plusDays(DAYS_A_WEEK - 1);
    List<DashboardStore.Day> days =
        first.datesUntil(saturday.plusDays(1)).map(date -> day(clock, date)).toList();
    Map<LocalDate, Money> revenue = store.revenue(tx, days);
    Map<LocalDate, Money> goals = store.goals(tx, first, saturday);
    DashboardStore.Today counts = store.today(tx, day(clock, today));
    List<DashboardMetrics.Day> weekly = new ArrayList<>();
    for (LocalDate date : week(sunday)) {
      weekly.add(
          new DashboardMetrics.Day(
              date,
              date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
              on(revenue, date),
              on(goals, date)));
    }
    List<DashboardMetrics.Week> fourWeeks = new ArrayList<>();
    for (int back = 0; back < WEEKS; back++) {
      LocalDate start = sunday.minusWeeks(back);
      fourWeeks.add(
          new DashboardMetrics.Week(
              start, start.plusDays(DAYS_A_WEEK - 1), sum(revenue, start), sum(goals, start)));
    }
    return new DashboardMetrics(
        on(revenue, today),
        on(goals, today),
        weekly,
        fourWeeks,
        counts.itemsSold(),
        counts.activeDrawers(),
        counts.clockedIn());
  }

  /** In the contract's order; what nobody waits for is left out. */
  Reply alerts(Call call) {
    DashboardStore.Waiting waiting = database.read(store::waiting);
    return Reply.ok(
        Stream.of(
                alert(
                    "time_entries",
                    waiting.timeEntries(),
                    "time entry pending approval",
                    "time entries pending approval"),
                alert(
                    "sick_leave",
                    waiting.sickLeave(),
                    "sick leave request pending",
                    "sick leave requests pending"),
                alert("drawers", waiting.drawers(), "drawer still open", "drawers still open"),
                alert(
                    "modification_requests",
                    waiting.modificationRequests(),
                    "correction of hours requested",
                    "corrections of hours requested"))
            .filter(alert -> alert.count() > 0)
            .toList());
  }

  private static DashboardAlert alert(String type, long count, String one, String many) {
    return new DashboardAlert(type, count + " " + (count == 1 ? one : many), count);
  }

  private static DashboardStore.Day day(StoreClock clock, LocalDate date) {
    return new DashboardStore.Day(date, clock.startOf(date), clock.startOf(date.plusDays(1)));
  }

  private static List<LocalDate> week(LocalDate sunday) {
    return sunday.datesUntil(sunday.plusDays(DAYS_A_WEEK)).toList();
  }

  private static Money on(Map<LocalDate, Money> amounts, LocalDate date) {
    return amounts.getOrDefault(date, Money.ZERO);
  }

  private static Money sum(Map<LocalDate, Money> amounts, LocalDate sunday) {
    return Money.sum(week(sunday).stream().map(date -> on(amounts, date)).toList());
  }
}
