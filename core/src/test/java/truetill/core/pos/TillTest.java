package truetill.core.pos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import truetill.core.inventory.ItemStatus;
import truetill.core.money.Money;
import truetill.core.money.Rate;
import truetill.core.outcome.Outcome;
import truetill.core.outcome.Outcome.Refused;
import truetill.core.people.Actor;
import truetill.core.people.Role;

class TillTest {
  private final TillDriver till = new TillDriver();

  @Test
  void aSaleGoesFromFloatToZReport() {
    till.open("200.00");
    till.add(till.item("ITM0000001", "10.05", ItemStatus.ON_SHELF));
    till.add(till.item("ITM0000002", "5.00", ItemStatus.ON_SHELF));
    assertThat(till.pay(Tender.cash(Money.of("20.00"))).payment().change())
        .isEqualTo(Money.of("3.90"));
    till.drop("50.00");
    till.close("166.00");

    TillState.ClosedDrawer closed = till.state().closed();
    assertThat(closed).isNotNull();
    assertThat(closed.expected()).isEqualTo(Money.of("166.10"));
    assertThat(closed.variance()).isEqualTo(Money.of("-0.10"));
    assertThat(till.state().drawer()).isNull();
    assertThat(closed.drawer().tally().sales()).isEqualTo(1);
    assertThat(closed.drawer().tally().gross()).isEqualTo(Money.of("16.10"));
  }

  @Test
  void workedExampleOfExpectedCash() {
    till.open("200.00");
    till.add(till.item("ITM0000001", "10.05", ItemStatus.ON_SHELF));
    till.add(till.item("ITM0000002", "5.00", ItemStatus.ON_SHELF));
    String first = till.pay(Tender.cash(Money.of("20.00"))).receipt();
    till.add(till.item("ITM0000003", "15.05", ItemStatus.ON_SHELF));
    till.pay(Tender.split(Money.of("10.00"), Money.of("10.00")));
    till.as(Role.MANAGER);
    till.voidSale(first);
    till.drop("50.00");
    OpenDrawer drawer = till.state().drawer();
    assertThat(drawer).isNotNull();
    assertThat(drawer.cash().cashSalesTotal()).isEqualTo(Money.of("6.10"));
    DrawerCash withDraw =
        new DrawerCash(
            drawer.cash().opening(),
            drawer.cash().sales(),
            drawer.cash().refunds(),
            drawer.cash().drops(),
            Money.of("40.00"),
            Money.ZERO,
            Money.ZERO);
    assertThat(withDraw.expected()).isEqualTo(Money.of("196.10"));
    assertThat(withDraw.variance(Money.of("195.60"))).isEqualTo(Money.of("-0.50"));
  }

  @Test
  void receiptsCountFromOneEachBusinessDate() {
    till.open("0.00");
    till.sell("1.00");
    assertThat(till.sell("1.00").receipt()).endsWith("-070002");
    till.close("0.00");
    till.nextDay();
    till.open("0.00");
    assertThat(till.sell("1.00").receipt()).endsWith("-070001");
  }

  @Test
  void aSaleThatWasEmptiedTakesTheTaxRateOfItsNextItem() {
    till.open("0.00");
    till.addUntagged("Thing", "10.00", 1);
    till.taxIs(new Rate(1000));
    till.addUntagged("Frozen when it began", "10.00", 1);
    assertThat(till.pay(Tender.exactCash()).totals().tax()).isEqualTo(Money.of("1.40"));

    till.taxIs(Rate.DEFAULT_TAX);
    till.addUntagged("Thing", "10.00", 1);
    till.remove(1);
    till.close("0.00");
    till.nextDay();
    till.open("0.00");
    till.taxIs(new Rate(1000));
    till.addUntagged("Thing", "10.00", 1);
    assertThat(till.pay(Tender.exactCash()).totals().tax()).isEqualTo(Money.of("1.00"));
  }

  @Test
  void whatIsTypedBecomesOneLineWithoutControlCharacters() {
    till.open("100.00");
    till.addUntagged("\tGlass\u0000vase,\rchipped\u001b ", "3.00", 1);
    assertThat(till.pay(Tender.exactCash()).lines().getFirst().description())
        .isEqualTo("Glass vase, chipped");
    assertCode(till.tryAddUntagged("\u0000\u0007", "1.00", 1), "no_description");
    assertThat(till.till().noSale("change\u0000for a 20\n").orElseThrow().reason())
        .isEqualTo("change for a 20");
  }

  @Test
  void refusalsCarryTheCodesOthersRelyOn() {
    assertCode(Till.at(TillState.NEW, null), "not_signed_in");
    assertCode(
        Till.at(TillState.NEW, new Actor(new UUID(1, 1), "Con", Role.CONSIGNEE, "pin")),
        "not_allowed");
    assertCode(till.tryAdd(till.item("A", "1.00", ItemStatus.ON_SHELF)), "no_drawer");
    till.open("10.00");
    assertCode(till.tryOpen("10.00"), "drawer_open");
    assertCode(till.tryPay(Tender.exactCash()), "cart_empty");
    assertCode(till.tryAdd(till.item("A", "1.00", ItemStatus.INTAKE)), "not_on_shelf");
    assertCode(till.tryAdd(till.item("A", "1.00", ItemStatus.SOLD)), "already_sold");
    assertCode(till.tryAdd(till.item("A", "0.00", ItemStatus.ON_SHELF)), "no_price");
    ItemForSale item = till.item("A", "10.00", ItemStatus.ON_SHELF);
    till.add(item);
    assertCode(till.tryAdd(item), "in_cart");
    assertCode(till.tryPay(Tender.cash(Money.of("10.69"))), "short_tender");
    assertCode(till.tryClose("10.00"), "cart_open");
    assertCode(till.tryRemove(2), "unknown_line");
    assertCode(till.tryDrop("10.01"), "drop_too_large");
    assertCode(till.tryDrop("0.00"), "bad_amount");
    String receipt = till.pay(Tender.exactCash()).receipt();
    assertCode(till.tryVoid(receipt), "not_allowed");
    till.as(Role.MANAGER);
    till.voidSale(receipt);
    assertCode(till.tryVoid(receipt), "already_voided");
    till.close("10.00");
    assertCode(till.tryOpen("10.00"), "drawer_closed_today");
    assertCode(till.tryAdd(item), "drawer_closed");
  }

  @Test
  void aHeldSaleBlocksTheCloseAndComesBackWhole() {
    till.open("10.00");
    till.add(till.item("A", "2.00", ItemStatus.ON_SHELF));
    UUID held = till.park();
    assertThat(till.state().cart()).isNull();
    assertCode(till.tryClose("10.00"), "cart_open");
    till.recall(held);
    assertThat(till.state().parked()).isEmpty();
    Cart cart = till.state().cart();
    assertThat(cart).isNotNull();
    assertThat(cart.lines()).hasSize(1);
  }

  @Test
  void aThingWithoutATagSellsAtATypedPrice() {
    till.open("10.00");
    till.addUntagged("Jeans, any size", "4.99", 2);
    Cart cart = till.state().cart();
    assertThat(cart).isNotNull();
    assertThat(cart.totals().subtotal()).isEqualTo(Money.of("9.98"));
    assertCode(till.tryAddUntagged(" ", "4.99", 1), "no_description");
    assertCode(till.tryAddUntagged("Mug", "0.00", 1), "no_price");
    assertCode(till.tryAddUntagged("Mug", "1.00", 0), "bad_quantity");
  }

  @Test
  void aFullCartSaysSo() {
    till.open("10.00");
    for (int line = 0; line < Cart.MAX_LINES; line++) {
      till.addUntagged("Mug", "1.00", 1);
    }
    assertCode(till.tryAddUntagged("Mug", "1.00", 1), "cart_full");
  }

  @Test
  void clockingInTwiceOrOutWithoutInIsRefused() {
    assertCode(till.tryClockOut(0), "not_clocked_in");
    till.clockIn();
    assertCode(till.tryClockIn(), "already_clocked_in");
    till.laterByMinutes(90);
    assertCode(till.tryClockOut(90), "bad_break");
    assertCode(till.tryClockOut(-1), "bad_break");
    assertThat(till.clockOut(30).hoursHundredths()).isEqualTo(100);
  }

  private static void assertCode(Outcome<?> outcome, String code) {
    assertThat(outcome).isInstanceOf(Refused.class);
    assertThat(((Refused<?>) outcome).code()).isEqualTo(code);
    assertThat(((Refused<?>) outcome).detail()).isNotBlank();
  }
}
