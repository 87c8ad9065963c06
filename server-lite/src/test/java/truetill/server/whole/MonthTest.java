package truetill.server.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Person;
import truetill.server.app.ServerFixture;

/**
 * A whole shop through March 2026, with the change to summer time in it: twenty people, sales in
 * every way of paying, voids of any day, drops, hand-offs, payouts, hours and leave, drawn from a
 * seed. Oracles that know only the rules keep at every step what each drawer holds, what each
 * consignee is owed, what leave was earned, and what the dashboard shows.
 */
class MonthTest {
  private static final long SEED = 20260301;
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final ZoneId ZONE = ZoneId.of("America/Chicago");
  private static final Duration TRADING = Duration.ofHours(9);

  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  private final Random random = new Random(SEED);
  private final Rows rows = new Rows(store);
  private final LeaveOracle leave = new LeaveOracle();
  private final EarningsOracle earnings = new EarningsOracle();
  private final RevenueOracle revenue = new RevenueOracle(store, ZONE);

  @Test
  void everyFigureOfTheMonthIsRight() {
    store.clock().set(FIRST.atTime(LocalTime.of(8, 0)).atZone(ZONE).toInstant());
    MonthPeople people = new MonthPeople(store, rows, leave);
    MonthTills tills = new MonthTills(store, random, rows, people, new CashOracle(), earnings);
    MonthPayouts payouts = new MonthPayouts(store, random, people, earnings, FIRST.toString());
    MonthHours hours = new MonthHours(store, random, people, leave);
    int sales = Effort.of(150, 5_000);
    int days = FIRST.lengthOfMonth();
    int done = 0;
    for (int day = 0; day < days; day++) {
      LocalDate today = FIRST.plusDays(day);
      store.clock().set(today.atTime(LocalTime.of(8, 30)).atZone(ZONE).toInstant());
      hours.comeIn();
      tills.openAll();
      int due = sales * (day + 1) / days;
      Duration step = TRADING.dividedBy(Math.max(1, due - done) * 2L);
      while (done < due) {
        tills.sell();
        done++;
        store.clock().advance(step);
        between(tills, payouts, hours, today);
        checkDashboard();
      }
      hours.goHome();
      tills.checkDrawers();
      tills.closeAll();
      hours.approve();
      payouts.checkAll();
      checkDashboard();
    }
    assertThat(revenue.count("cart", "status in ('completed', 'voided')")).isEqualTo(sales);
    assertThat(revenue.count("cart", "status = 'voided'")).isPositive();
    assertThat(revenue.count("cash_drop", "total_cents > 0")).isPositive();
    assertThat(revenue.count("drawer_handoff", "id > 0")).isPositive();
    assertThat(revenue.count("consignment_payout", "status = 'paid'")).isPositive();
    assertThat(revenue.count("consignment_adjustment", "amount_cents < 0")).isPositive();
    assertThat(revenue.count("sick_leave_request", "status = 'approved'")).isPositive();
    assertThat(revenue.count("sick_leave_balance", "hours_earned >= 56")).isPositive();
  }

  /** What else may happen between two sales. */
  private void between(MonthTills tills, MonthPayouts payouts, MonthHours hours, LocalDate today) {
    int lot = random.nextInt(100);
    if (lot < 12) {
      tills.voidOne();
    } else if (lot < 22) {
      tills.drop();
    } else if (lot < 30) {
      tills.handOff();
    } else if (lot < 45) {
      payouts.generate(today.toString());
    } else if (lot < 60) {
      payouts.payOrDelete();
    } else if (lot < 70) {
      hours.askForLeave(today);
    } else if (lot < 80) {
      hours.correct();
    }
  }

  private void checkDashboard() {
    revenue.check(
        store.as(Person.MANAGER).get("/pos/dashboard/metrics/").gives(200),
        store.clock().instant());
  }
}
