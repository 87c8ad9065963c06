package truetill.server.app.demo;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import truetill.core.inventory.ItemStatus;
import truetill.core.money.Money;
import truetill.core.money.Rate;
import truetill.core.pos.Tender;

/** Makes a month of sales in which every sold item is sold once, and a few sales are voided. */
final class SalesMaker {
  private static final LocalTime FIRST_SALE = LocalTime.of(10, 3);
  private static final int SELLING_SECONDS = 27_300;
  private static final int LONGEST_LIST = 6;

  /** Days on which one sale is voided; the manager works on each of them. */
  private static final List<Integer> VOID_DAYS = List.of(2, 4, 9, 14, 17, 23, 28);

  private static final List<String> VOID_REASONS =
      List.of(
          "Customer changed their mind",
          "Wrong item scanned",
          "Customer left the wallet at home",
          "Rung up twice");

  private record Untagged(String description, String price, int share, int most) {}

  private static final List<Untagged> UNTAGGED =
      List.of(
          new Untagged("Paperback", "1.00", 20, 4),
          new Untagged("Hardback", "2.00", 10, 3),
          new Untagged("Tee", "2.99", 12, 2),
          new Untagged("Jeans, any size", "4.99", 8, 2),
          new Untagged("Mug", "0.99", 12, 4),
          new Untagged("Plate", "0.79", 8, 6),
          new Untagged("Kids' clothing", "1.99", 10, 4),
          new Untagged("DVD", "1.50", 8, 3),
          new Untagged("Greeting card", "0.50", 5, 5),
          new Untagged("Yarn, bag of ends", "3.50", 4, 1),
          new Untagged("Fill a bag", "15.00", 3, 1));

  record Sales(List<DemoSale> sales, List<DemoLine> lines) {}

  private final Dice dice;
  private final Checkout checkout;
  private final ItemMaker.Stock stock;
  private final List<DemoItem> triedAndBroughtBack;
  private final List<DemoSale> sales = new ArrayList<>();
  private final List<DemoLine> lines = new ArrayList<>();

  SalesMaker(ItemMaker.Stock stock, Dice dice) {
    this.stock = stock;
    this.dice = dice;
    this.checkout = new Checkout(dice);
    this.triedAndBroughtBack =
        new ArrayList<>(
            stock.items().stream()
                .filter(item -> item.status() == ItemStatus.ON_SHELF)
                .filter(item -> item.listedDays() != null && item.listedDays() > Rota.DAYS)
                .toList());
    dice.shuffle(triedAndBroughtBack);
  }

  Sales make() {
    for (int day = Rota.DAYS; day >= 1; day--) {
      makeDay(day);
    }
    return new Sales(List.copyOf(sales), List.copyOf(lines));
  }

  private void makeDay(int day) {
    List<LocalTime> times = times(Rota.busyness(day) + dice.between(-3, 3));
    int voided = VOID_DAYS.contains(day) ? dice.between(0, times.size() - 1) : -1;
    List<List<DemoItem>> baskets = baskets(day, times.size(), voided);
    for (int at = 0; at < times.size(); at++) {
      makeSale(day, at + 1, times.get(at), baskets.get(at), at == voided);
    }
  }

  private List<LocalTime> times(int count) {
    TreeSet<LocalTime> times = new TreeSet<>();
    while (times.size() < count) {
      times.add(FIRST_SALE.plusSeconds(dice.between(0, SELLING_SECONDS)));
    }
    return List.copyOf(times);
  }

  private List<List<DemoItem>> baskets(int day, int count, int voided) {
    List<List<DemoItem>> baskets = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      baskets.add(new ArrayList<>());
    }
    for (DemoItem item : stock.soldByDay().getOrDefault(day, List.of())) {
      int at = dice.between(0, count - 1);
      while (at == voided || baskets.get(at).size() >= LONGEST_LIST) {
        at = (at + 1) % count;
      }
      baskets.get(at).add(item);
    }
    if (voided >= 0) {
      for (int left = dice.between(1, 2); left > 0; left--) {
        baskets.get(voided).add(triedAndBroughtBack.removeLast());
      }
    }
    return baskets;
  }

  private void makeSale(int day, int number, LocalTime time, List<DemoItem> items, boolean voided) {
    int sale = sales.size() + 1;
    List<DemoLine> basket = new ArrayList<>();
    items.forEach(item -> basket.add(DemoLine.of(sale, item)));
    if (!voided) {
      addUntagged(sale, basket);
    }
    Optional<DemoPerson> second = Rota.secondCashier(day);
    boolean atSecond = second.isPresent() && dice.percent(42);
    Money subtotal = Money.sum(basket.stream().map(DemoLine::lineTotal).toList());
    Money tax = subtotal.timesRate(Rate.DEFAULT_TAX);
    Money total = subtotal.plus(tax);
    Tender.Payment payment = checkout.pay(total);
    LocalTime voidTime = voided ? time.plusSeconds(dice.between(70, 420)) : null;
    sales.add(
        new DemoSale(
            sale,
            day,
            number,
            atSecond ? Rota.REGISTER_2 : Rota.REGISTER_1,
            time,
            (atSecond ? second.orElseThrow() : Rota.cashier(day)).email(),
            payment.method(),
            subtotal,
            tax,
            total,
            payment.cardAmount(),
            payment.tendered(),
            payment.change(),
            voidTime,
            voidedBy(voidTime),
            voidTime == null ? "" : dice.pick(VOID_REASONS)));
    lines.addAll(basket);
  }

  private static String voidedBy(@Nullable LocalTime voidTime) {
    return voidTime == null ? "" : DemoPerson.MANAGER.email();
  }

  private void addUntagged(int sale, List<DemoLine> basket) {
    int wanted = basket.isEmpty() ? dice.betweenLow(1, 3) : dice.percent(30) ? 1 : 0;
    List<Untagged> left = new ArrayList<>(UNTAGGED);
    for (; wanted > 0; wanted--) {
      Untagged kind = dice.pick(left, left.stream().map(Untagged::share).toList());
      left.remove(kind);
      basket.add(
          DemoLine.untagged(
              sale, kind.description(), dice.betweenLow(1, kind.most()), Money.of(kind.price())));
    }
  }
}
