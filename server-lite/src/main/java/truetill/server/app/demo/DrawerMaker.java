package truetill.server.app.demo;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.pos.DrawerCash;

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
    Money drop = drop(cashAt(own, dropTime).cashSalesTotal());
    DrawerCash cash = cashAt(own, LocalTime.MAX).withDrop(drop);
    Money closing = cash.expected().plus(miscount());
    return new DemoDrawer(
        day,
        register,
        cashier.email(),
        LocalTime.of(9, 45).plusSeconds(dice.between(0, 720)),
        LocalTime.of(18, 3).plusSeconds(dice.between(0, 600)),
        OPENING,
        drop,
        drop.isZero() ? null : dropTime,
        cash.cashSalesTotal(),
        cash.refunds(),
        cash.expected(),
        closing,
        cash.variance(closing));
  }

  private static DrawerCash cashAt(List<DemoSale> sales, LocalTime until) {
    DrawerCash cash = DrawerCash.openedWith(OPENING);
    for (DemoSale sale : sales) {
      if (sale.time().isBefore(until)) {
        cash = cash.withSale(sale.cashIn());
      }
      if (isBefore(sale.voidTime(), until)) {
        cash = cash.withRefund(sale.cashIn());
      }
    }
    return cash;
  }

  private static boolean isBefore(@Nullable LocalTime time, LocalTime until) {
    return time != null && time.isBefore(until);
  }

  private static Money drop(Money cash) {
    return cash.cents() < WORTH_DROPPING_CENTS
        ? Money.ZERO
        : Money.ofCents(cash.cents() / DROP_STEP_CENTS * DROP_STEP_CENTS);
  }

  private Money miscount() {
    return dice.percent(70)
        ? Money.ZERO
        : Money.ofCents(dice.pick(List.of(-500, -100, -25, -10, -5, -1, 1, 5, 10, 25, 100)));
  }
}
