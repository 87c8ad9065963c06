package truetill.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CASHIER_2;
import static truetill.server.app.Person.MANAGER;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.core.journal.OpBody;
import truetill.core.money.Money;
import truetill.core.pos.CartLine;
import truetill.core.pos.CashCount;
import truetill.core.pos.PaymentMethod;
import truetill.core.pos.Tender;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.app.Unharmed;
import truetill.server.consignment.Consignees;
import truetill.server.contract.Promise;
import truetill.server.pos.Shop;

/** What registers deliver, as the contract shows it afterwards. */
class DeliveryTest {
  @RegisterExtension static final ServerFixture store = ServerFixture.inMemoryAsDemo();
  @RegisterExtension final Unharmed unharmed = new Unharmed(store);

  private final Shop shop = new Shop(store);

  @Test
  void aDayOfARegisterStandsInTheStoreToTheCent() {
    TestRegister till = TestRegister.enrolled(store);
    CartLine lamp = line("10.05");
    CartLine vase = line("5.00");
    CartLine coat = line("30.00");
    String revenue = revenueToday();
    UUID shift = till.newId();
    till.record(CASHIER, new OpBody.ClockedIn(shift));
    UUID drawer = till.opensDrawer("200.00");
    OpBody.SaleCompleted first = till.sells(drawer, Tender.cash(Money.of("20.00")), lamp, vase);
    OpBody.SaleCompleted second =
        till.sells(
            drawer,
            new Tender(PaymentMethod.SPLIT, Money.of("30.00"), Money.of("10.00")),
            coat,
            new CartLine(null, null, "Box of buttons", 2, Money.of("1.50")));
    till.voids(drawer, first);
    till.record(
        CASHIER,
        new OpBody.DrawerDropped(
            drawer, till.newId(), Money.of("100.00"), CashCount.NOT_COUNTED, "to the safe"));
    till.record(CASHIER, new OpBody.DrawerNoSale(drawer, "change"));
    store.clock().advance(Duration.ofMinutes(6));
    till.record(CASHIER, new OpBody.ClockedOut(shift, 0, 10));

    assertThat(till.delivers().gives(200).exceptions()).isEmpty();
    Answer open = drawer(till, drawer);
    // 200.00 + 16.10 - 16.10 + (35.31 - 10.00) - 100.00
    open.has("status", "open")
        .has("opening_total", "200.00")
        .has("cash_sales_total", "25.31")
        .has("cash_refunds_total", "16.10")
        .has("drops_total", "100.00")
        .has("current_expected_cash", "125.31");
    till.record(
        CASHIER,
        new OpBody.DrawerClosed(
            drawer, Money.of("125.31"), Money.of("125.00"), CashCount.NOT_COUNTED));
    assertThat(till.delivers().gives(200).results()).hasSize(9).containsOnly("applied");

    drawer(till, drawer)
        .has("status", "closed")
        .has("expected_cash", "125.31")
        .has("closing_total", "125.00")
        .has("variance", "-0.31");
    store.as(CASHIER).get("/pos/receipts/" + second.receipt() + "/").gives(200);
    store
        .as(CASHIER)
        .get("/pos/carts/?drawer=" + open.id() + "&status=completed")
        .gives(200)
        .has("count", 1)
        .has("results/0/uid", second.cart())
        .has("results/0/subtotal", "33.00")
        .has("results/0/tax_amount", "2.31")
        .has("results/0/total", "35.31")
        .has("results/0/card_amount", "10.00")
        .has("results/0/change_given", "4.69")
        .has("results/0/receipt/receipt_number", second.receipt());
    shop.itemBySku(sku(lamp)).has("status", "on_shelf");
    shop.itemBySku(sku(vase)).has("status", "on_shelf");
    shop.itemBySku(sku(coat)).has("status", "sold");
    assertThat(revenueToday()).isEqualTo(Money.of(revenue).plus(Money.of("35.31")).toString());
    store
        .as(CASHIER)
        .get("/hr/time-entries/?status=pending")
        .gives(200)
        .has("results/0/total_hours", "0.10");
  }

  @Test
  void theSameBytesAgainGiveTheFirstOutcomesAndChangeNothing() {
    TestRegister till = TestRegister.enrolled(store);
    UUID drawer = till.opensDrawer("50.00");
    CartLine twice = line("4.00");
    till.sells(drawer, Tender.exactCash(), twice);
    till.sells(drawer, Tender.card(), twice, line("6.00"));
    TestRegister.Said first = till.delivers().gives(200);
    Map<String, Long> before = counts();

    TestRegister.Said again = till.delivers().gives(200);

    assertThat(counts()).isEqualTo(before);
    assertThat(again.text().replace("\"replayed\":true", "\"replayed\":false"))
        .isEqualTo(first.text());
    assertThat(again.text()).contains("\"replayed\":true").contains("double_sale");
  }

  @Test
  void whatDoesNotContinueTheChainIsRefusedAndTheHeadStays() {
    TestRegister till = TestRegister.enrolled(store);
    UUID drawer = till.opensDrawer("50.00");
    till.delivers().gives(200);
    byte[] good = till.record(CASHIER, new OpBody.DrawerNoSale(drawer, "a"));
    till.record(CASHIER, new OpBody.DrawerNoSale(drawer, "b"));
    String text = new String(good, StandardCharsets.UTF_8);

    TestRegister.Said gap = till.delivers(3, 3).refusesWith(409, "gap");
    assertThat(gap.json().path("expected").asLong()).isEqualTo(2);
    till.sends(bytes(text.replace("\"seq\":2", "\"seq\":1") + "\n"))
        .refusesWith(409, "journal_fork");
    String prev = text.substring(text.indexOf("\"prev\":\"") + 8).substring(0, 64);
    till.sends(bytes(text.replace(prev, "0".repeat(64)) + "\n")).refusesWith(409, "chain_broken");
    till.sends(bytes(text + "\r\n")).refusesWith(409, "chain_broken");
    till.sends(bytes("\ufeff" + text + "\n")).refusesWith(409, "chain_broken");
    till.sends(bytes("{\"v\":1," + text.substring(1).replace("\"v\":1,", "") + "\n"))
        .refusesWith(409, "chain_broken");
    till.sends(bytes(text.replace("\"v\":1,", "\"v\":1,\"v\":1,") + "\n"))
        .refusesWith(409, "chain_broken");
    till.sends(bytes(text.replace("\"v\":1,", "\"v\":1.0,") + "\n"))
        .refusesWith(409, "chain_broken");
    till.sends(bytes(text + "\n"), "sha-256=:AAAA:").refusesWith(400, "digest");
    till.sends(bytes(text)).refusesWith(400, "no_records");
    till.sends(bytes(String.join("", Collections.nCopies(201, text + "\n"))))
        .refusesWith(413, "too_large");
    till.sends(bytes(text.replace("\"a\"", "\"" + "a".repeat(70_000) + "\"") + "\n"))
        .refusesWith(413, "too_large");

    assertThat(till.acceptedSeq()).isEqualTo(1);
    assertThat(till.delivers().gives(200).results()).containsOnly("applied");
    assertThat(till.acceptedSeq()).isEqualTo(3);
  }

  @Test
  void twoRegistersThatSellOneItemOpenOneDoubleSaleAndBothSalesStand() {
    TestRegister one = TestRegister.enrolled(store);
    TestRegister two = TestRegister.enrolled(store);
    CartLine item = line("8.00");
    UUID firstDrawer = one.opensDrawer("10.00");
    OpBody.SaleCompleted first = one.sells(firstDrawer, Tender.exactCash(), item);
    UUID secondDrawer = two.opensDrawer("10.00");
    OpBody.SaleCompleted second = two.sells(secondDrawer, Tender.exactCash(), item);

    assertThat(one.delivers().gives(200).exceptions()).isEmpty();
    assertThat(two.delivers().gives(200).exceptions()).containsExactly("double_sale");
    two.delivers().gives(200);

    assertThat(
            shop.count(
                "exception_case e join op_log o on o.op_id = e.op_id",
                "e.kind = 'double_sale' and o.device_id = '" + two.device() + "'"))
        .isEqualTo(1);
    drawer(one, firstDrawer).has("current_expected_cash", "18.56");
    drawer(two, secondDrawer).has("current_expected_cash", "18.56");
    two.voids(secondDrawer, second);
    assertThat(two.delivers().gives(200).exceptions()).containsExactly("double_sale");
    shop.itemBySku(sku(item)).has("status", "sold");
    one.voids(firstDrawer, first);
    one.delivers().gives(200);
    shop.itemBySku(sku(item)).has("status", "on_shelf");
  }

  @Test
  @Promise(81)
  void aConsigneeEarnsFromTheFirstSaleOfAnItemAndNotFromTheSecond() {
    Consignees consignees = new Consignees(store, shop);
    Consignees.Consigned vase =
        consignees.listed(consignees.agreement(consignees.consignee(), "40"), "33.33");
    CartLine line = new CartLine(null, vase.sku(), "Vase", 1, Money.of("33.33"));
    TestRegister one = TestRegister.enrolled(store);
    TestRegister two = TestRegister.enrolled(store);
    UUID firstDrawer = one.opensDrawer("10.00");
    OpBody.SaleCompleted first = one.sells(firstDrawer, Tender.exactCash(), line);
    UUID secondDrawer = two.opensDrawer("10.00");
    OpBody.SaleCompleted second = two.sells(secondDrawer, Tender.exactCash(), line);

    assertThat(one.delivers().gives(200).exceptions()).isEmpty();
    consignees.item(vase).has("status", "sold").has("consignee_earnings", "20.00");
    assertThat(two.delivers().gives(200).exceptions()).containsExactly("double_sale");
    two.voids(secondDrawer, second);
    two.delivers().gives(200);
    consignees.item(vase).has("status", "sold").has("consignee_earnings", "20.00");
    one.voids(firstDrawer, first);
    one.delivers().gives(200);
    consignees.item(vase).has("status", "listed").has("consignee_earnings", "null");
  }

  @Test
  void aVoidThatComesBeforeItsSaleWaitsForIt() {
    TestRegister seller = TestRegister.enrolled(store);
    TestRegister other = TestRegister.enrolled(store);
    UUID drawer = seller.opensDrawer("10.00");
    OpBody.SaleCompleted sale = seller.sells(drawer, Tender.exactCash(), line("3.00"));
    UUID otherDrawer = other.opensDrawer("10.00");
    other.voids(otherDrawer, sale);

    assertThat(other.delivers().gives(200).results()).containsExactly("applied", "parked");
    seller.delivers().gives(200);

    assertThat(other.delivers().gives(200).results()).containsExactly("applied", "applied");
    drawer(other, otherDrawer).has("current_expected_cash", "6.79");
    drawer(seller, drawer).has("current_expected_cash", "13.21");
    assertThat(shop.count("feed", "table_name = 'op_outcome'")).isPositive();
  }

  @Test
  void whatCannotBeAppliedIsKeptAndDelaysNothing() {
    TestRegister till = TestRegister.enrolled(store);
    UUID drawer = till.opensDrawer("10.00");
    till.record(CASHIER, new OpBody.Unknown("drawer.polished", 1, Map.of("drawer", "x")));
    till.record(
        CASHIER,
        new OpBody.DrawerOpened(
            till.newId(), till.newId(), Money.of("1.00"), CashCount.NOT_COUNTED));
    till.sells(drawer, Tender.exactCash(), line("1.00"));

    assertThat(till.delivers().gives(200).results())
        .containsExactly("applied", "quarantined", "quarantined", "applied");
    drawer(till, drawer).has("current_expected_cash", "11.07");
  }

  @Test
  void anOpBroughtByASecondJournalHasNoSecondEffect() {
    TestRegister lost = TestRegister.enrolled(store);
    TestRegister next = TestRegister.enrolled(store);
    UUID drawer = lost.opensDrawer("10.00");
    UUID opId = lost.newId();
    OpBody drop =
        new OpBody.DrawerDropped(drawer, lost.newId(), Money.of("4.00"), CashCount.NOT_COUNTED, "");
    lost.record(opId, CASHIER, drop);
    lost.delivers().gives(200);
    next.record(opId, CASHIER, drop);
    next.record(opId, CASHIER, new OpBody.DrawerNoSale(drawer, "another fact"));

    assertThat(next.delivers().gives(200).results()).containsExactly("duplicate_of", "quarantined");
    drawer(lost, drawer).has("current_expected_cash", "6.00");
  }

  @Test
  void onlyWhoSpeaksOurProtocolIsHeard() {
    TestRegister till = TestRegister.enrolled(store);
    till.opensDrawer("10.00");
    till.says("Sync-Protocol", "2");
    till.delivers().refusesWith(400, "protocol");
    till.says("Sync-Protocol", "1");
    till.delivers().gives(200);
    assertThat(till.gets("hello/").gives(200).json().path("protocols")).hasToString("[1]");
  }

  @Test
  void lateCashStandsBesideTheFiguresOfAClosedDrawer() {
    TestRegister till = TestRegister.enrolled(store);
    UUID drawer = till.opensDrawer("10.00");
    till.record(
        CASHIER,
        new OpBody.DrawerClosed(
            drawer, Money.of("10.00"), Money.of("10.00"), CashCount.NOT_COUNTED));
    till.sells(drawer, Tender.exactCash(), line("2.00"));
    till.record(
        CASHIER,
        new OpBody.DrawerDropped(
            drawer, till.newId(), Money.of("1.00"), CashCount.NOT_COUNTED, ""));

    assertThat(till.delivers().gives(200).exceptions())
        .containsExactly("late_after_close", "late_after_close");
    drawer(till, drawer)
        .has("expected_cash", "10.00")
        .has("cash_sales_total", "0.00")
        .has("drops_total", "0.00");
    assertThat(shop.count("drawer", "uid = '" + drawer + "' and late_cents = 114")).isEqualTo(1);
  }

  @Test
  void exceptionsOfPricesItemsShiftsAndPeople() {
    TestRegister till = TestRegister.enrolled(store);
    UUID drawer = till.opensDrawer("10.00");
    CartLine known = line("2.00");
    CartLine cheaper = new CartLine(known.item(), known.sku(), "Lamp", 1, Money.of("1.00"));
    till.sells(drawer, Tender.exactCash(), cheaper);
    till.sells(
        drawer, Tender.card(), new CartLine(till.newId(), "ITM9999999", "?", 1, Money.of("1.00")));
    Answer intake = shop.item("3.00", "intake");
    till.sells(drawer, Tender.card(), lineOf(intake, "3.00"));
    till.opensDrawer("5.00");
    till.record(MANAGER, new OpBody.ClockedOut(till.newId(), 0, 0));
    UUID shift = till.newId();
    till.record(MANAGER, new OpBody.ClockedIn(shift));
    till.record(MANAGER, new OpBody.ClockedIn(till.newId()));
    OpBody.SaleCompleted sale = till.sells(drawer, Tender.exactCash(), line("1.00"));
    OpBody.SaleVoided op = till.voids(drawer, sale);
    till.record(CASHIER, op);

    assertThat(till.delivers().gives(200).exceptions())
        .containsExactly(
            "stale_price",
            "unknown_item",
            "sold_from_status",
            "drawer_overlap",
            "clock_orphan",
            "clock_overlap",
            "actor_not_allowed",
            "double_void");
    assertThat(shop.count("time_entry", "status = 'flagged' and uid = '" + shift + "'"))
        .isEqualTo(1);
  }

  @Test
  void aShiftThatBreaksTheRulesOfAnEntryStandsFlagged() {
    TestRegister till = TestRegister.enrolled(store);
    UUID shift = till.newId();
    till.record(ADMIN, new OpBody.ClockedIn(shift));
    store.clock().advance(Duration.ofMinutes(10));
    till.record(ADMIN, new OpBody.ClockedOut(shift, 60, 0));

    assertThat(till.delivers().gives(200).exceptions()).containsExactly("clock_rule");
    assertThat(shop.count("time_entry", "status = 'flagged' and uid = '" + shift + "'"))
        .isEqualTo(1);
    store
        .as(ADMIN)
        .get("/hr/time-entries/?status=flagged&employee=" + store.idOf(ADMIN))
        .gives(200)
        .has("count", 1);
  }

  @Test
  void aShiftOfYearsByAClockThatWasSetRightEndsFlaggedAndCountsNothing() {
    TestRegister till = TestRegister.enrolled(store);
    UUID shift = till.newId();
    Duration off = Duration.ofDays(26_000);
    store.clock().advance(off.negated());
    till.record(CASHIER_2, new OpBody.ClockedIn(shift));
    store.clock().advance(off);
    till.record(CASHIER_2, new OpBody.ClockedOut(shift, 0, off.toHours() * 100));

    TestRegister.Said said = till.delivers().gives(200);
    assertThat(said.results()).containsExactly("applied", "applied");
    assertThat(said.exceptions()).containsExactly("clock_rule");
    assertThat(
            shop.count(
                "time_entry",
                "status = 'flagged' and clock_out is not null and total_hours = 0 and uid = '"
                    + shift
                    + "'"))
        .isEqualTo(1);
  }

  @Test
  @Promise(14)
  void theDrawerOfALostPcPaysForItsOwnSaleAndNoOtherThatIsNamed() {
    TestRegister till = TestRegister.enrolled(store);
    UUID uid = till.opensDrawer("10.00");
    OpBody.SaleCompleted sale = till.sells(uid, Tender.exactCash(), line("2.00"));
    till.delivers().gives(200);
    long cart = cart(sale);
    long other = shop.drawer("50.00");
    String path = "/pos/carts/" + cart + "/void/";

    store.as(MANAGER).post(path, Map.of("drawer", other)).refusesWithCode("owned_by_device");
    store.as(MANAGER).post("/sync/devices/" + till.device() + "/mark-lost/").gives(200);
    store.as(MANAGER).post(path, Map.of("drawer", other)).gives(200);
    drawer(till, uid).has("cash_refunds_total", "2.14").has("current_expected_cash", "10.00");
    shop.drawerNow(other).has("cash_refunds_total", "0.00").has("current_expected_cash", "50.00");
  }

  @Test
  void aBrowserDoesNotMoveADrawerOfARegister() {
    TestRegister till = TestRegister.enrolled(store);
    UUID uid = till.opensDrawer("10.00");
    till.delivers().gives(200);
    long drawer = drawer(till, uid).id();

    shop.close(drawer, "10.00").refusesWithCode("owned_by_device");
    store
        .as(CASHIER)
        .post("/pos/carts/", Map.of("drawer", drawer))
        .refusesWithCode("owned_by_device");
  }

  @Test
  void aDeviceReadsItsOwnRecordsBack() {
    TestRegister till = TestRegister.enrolled(store);
    UUID drawer = till.opensDrawer("10.00");
    byte[] second = till.record(CASHIER, new OpBody.DrawerNoSale(drawer, "Tür \u0001"));
    till.delivers().gives(200);

    assertThat(till.gets("ops/?device=" + till.device() + "&from=2").gives(200).text())
        .isEqualTo(new String(second, StandardCharsets.UTF_8) + "\n");
    till.gets("ops/?device=" + till.newId() + "&from=1").refusesWith(403, "other_device");
  }

  private long cart(OpBody.SaleCompleted sale) {
    return store
        .database()
        .read(tx ->
            tx.handle()
                .createQuery("select id from cart where uid = :uid")
                .bind("uid", sale.cart())
                .mapTo(Long.class)
                .one());
  }

  private Answer drawer(TestRegister till, UUID uid) {
    long id =
        store
            .database()
            .read(tx ->
                tx.handle()
                    .createQuery("select id from drawer where uid = :uid and device_id = :device")
                    .bind("uid", uid)
                    .bind("device", till.device())
                    .mapTo(Long.class)
                    .one());
    return shop.drawerNow(id);
  }

  private CartLine line(String price) {
    return lineOf(shop.item(price, "on_shelf"), price);
  }

  private static CartLine lineOf(Answer item, String price) {
    return new CartLine(
        UUID.fromString(item.text("uid")), item.text("sku"), "Brass lamp", 1, Money.of(price));
  }

  private static String sku(CartLine line) {
    return String.valueOf(line.sku());
  }

  private static String revenueToday() {
    return store.as(MANAGER).get("/pos/dashboard/metrics/").gives(200).text("todays_revenue");
  }

  private Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    for (String table :
        List.of(
            "cart",
            "cart_line",
            "receipt",
            "drawer",
            "item_history",
            "feed",
            "op_log",
            "exception_case",
            "audit_event",
            "time_entry")) {
      counts.put(table, shop.count(table, "1 = 1"));
    }
    counts.put("cash", sum("select sum(cash_sales_cents - cash_refunds_cents) from drawer"));
    counts.put("sold", sum("select sum(sold_for_cents) from item"));
    counts.put("head", sum("select seq from feed_head"));
    return counts;
  }

  private static long sum(String sql) {
    return store.database().read(tx -> tx.handle().createQuery(sql).mapTo(Long.class).one());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
