package truetill.server.app.demo;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;

/** Makes the drawer session behind each register and day of sales, closed and counted. */
final class DrawerMaker {
  private static final Money OPENING = Money.of("200.00");
  private static final LocalTime DROP_HOUR = LocalTime.of(15, 0);
  private static final int DROP_STEP_CENTS = 2000;
  private static final int WORTH_DROPPING_CENTS = 6000;

  private final List<DemoSale> sales;
  private final Dice dice;

  DrawerMaker(List<DemoSale> sales, Dice dice) {
    this.sales = sales;
    this.dice = dice;
  }

  List<DemoDrawer> make() {
    List<DemoDrawer> drawers = new ArrayList<>();
    for (int day = Rota.DAYS; day >= 1; day--) {
      drawers.add(drawer(day, Rota.REGISTER_1, Rota.cashier(day)));
      int today = day;
      Rota.secondCashier(day)
          .ifPresent(person -> drawers.add(drawer(today, Rota.REGISTER_2, person)));
    }
    return drawers;
  }

  private DemoDrawer drawer(int day, String register, DemoPerson cashier) {
    List<DemoSale> own =
        sales.stream()
            .filter(sale -> sale.day() == day && sale.register().equals(register))
            .toList();
    LocalTime dropTime = DROP_HOUR.plusSeconds(dice.between(0, 1500));
    Money drop = drop(cashUntil(own, dropTime));
    Money refunds = refundsUntil(own, LocalTime.MAX);
    Money cashSales = cashUntil(own, LocalTime.MAX);
    Money expected = OPENING.plus(cashSales).minus(drop);
    Money variance = variance();
    return new DemoDrawer(
        day,
        register,
        cashier.email(),
        LocalTime.of(9, 45).plusSeconds(dice.between(0, 720)),
        LocalTime.of(18, 3).plusSeconds(dice.between(0, 600)),
        OPENING,
        drop,
        drop.isZero() ? null : dropTime,
        cashSales,
        refunds,
        expected,
        expected.plus(variance),
        variance);
  }

  private static Money cashUntil(List<DemoSale> sales, LocalTime until) {
    Money in =
        Money.sum(
            sales.stream()
                .filter(sale -> sale.time().isBefore(until))
                .map(DemoSale::cashIn)
                .toList());
    return in.minus(refundsUntil(sales, until));
  }

  private static Money refundsUntil(List<DemoSale> sales, LocalTime until) {
    return Money.sum(
        sales.stream()
            .filter(sale -> isBefore(sale.voidTime(), until))
            .map(DemoSale::cashIn)
            .toList());
  }

  private static boolean isBefore(@Nullable LocalTime time, LocalTime until) {
    return time != null && time.isBefore(until);
  }

  private static Money drop(Money cash) {
    return cash.cents() < WORTH_DROPPING_CENTS
        ? Money.ZERO
        : Money.ofCents(cash.cents() / DROP_STEP_CENTS * DROP_STEP_CENTS);
  }

  private Money variance() {
    return dice.percent(70)
        ? Money.ZERO
        : Money.ofCents(dice.pick(List.of(-500, -100, -25, -10, -5, -1, 1, 5, 10, 25, 100)));
  }
}
