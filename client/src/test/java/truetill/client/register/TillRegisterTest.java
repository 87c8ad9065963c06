package truetill.client.register;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.client.register.RegisterFixture.sku;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import truetill.client.cache.FeedRows;
import truetill.client.journal.JournalCheck;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.pos.Cart;
import truetill.core.pos.CashCount;
import truetill.core.pos.OpenDrawer;
import truetill.core.pos.Tender;

class TillRegisterTest {
  private final RegisterFixture fixture = RegisterFixture.inMemory();

  @AfterEach
  void close() {
    fixture.close();
  }

  private SellingDesk selling() {
    return fixture.register().selling();
  }

  private DrawerDesk drawer() {
    return fixture.register().drawer();
  }

  @Test
  void aCashSaleIsRecordedPrintedAndOpensTheDrawerOnce() throws IOException {
    fixture.ready();
    selling().scan(sku(3)).orElseThrow();
    Cart cart = selling().scan(" itm0000004 ").orElseThrow();
    assertThat(cart.totals().subtotal()).isEqualTo(Money.of("8.98"));

    SellingDesk.PaidSale paid = selling().pay(Tender.cash(Money.of("20.00"))).orElseThrow();

    assertThat(paid.sale().receipt()).isEqualTo("R-20261122-010001");
    assertThat(paid.sale().totals().total()).isEqualTo(Money.of("9.61"));
    assertThat(paid.sale().payment().change()).isEqualTo(Money.of("10.39"));
    assertThat(paid.seq()).isEqualTo(fixture.journal().forced().seq());
    assertThat(fixture.paper.jobs()).containsExactly("receipt R-20261122-010001 by Ines T. PULSE");
    assertThat(selling().current().isEmpty()).isTrue();
    assertThat(selling().last()).isEqualTo(paid.sale());
    assertThat(open().cash().expected()).isEqualTo(Money.of("209.61"));
    fixture.storage().crash();
    assertThat(JournalCheck.run(fixture.storage()).problem()).isNull();
  }

  @Test
  void aCardSalePulsesNothingAndASplitSaleOnce() {
    fixture.ready();
    selling().scan(sku(1));
    selling().pay(Tender.card()).orElseThrow();
    assertThat(fixture.paper.pulses()).isZero();
    selling().scan(sku(2));
    selling().pay(Tender.split(Money.of("1.00"), Money.of("5.00"))).orElseThrow();
    assertThat(fixture.paper.pulses()).isEqualTo(1);
  }

  @Test
  void badInputIsRefusedWithItsCodeAndLeavesNoTrace() {
    fixture.open();
    assertThat(code(selling().scan(sku(1)))).isEqualTo("not_signed_in");
    fixture.signInCashier();
    assertThat(code(selling().scan(sku(1)))).isEqualTo("no_drawer");
    drawer().open(Money.of("100.00"), CashCount.NOT_COUNTED);
    long seq = fixture.journal().head().seq();

    assertThat(code(selling().scan("ITM9999999"))).isEqualTo("unknown_item");
    assertThat(code(selling().scan(""))).isEqualTo("unknown_item");
    assertThat(code(selling().scan(sku(21)))).isEqualTo("already_sold");
    assertThat(code(selling().scan(sku(22)))).isEqualTo("not_on_shelf");
    assertThat(code(selling().scan(sku(23)))).isEqualTo("no_price");
    assertThat(code(selling().pay(Tender.exactCash()))).isEqualTo("cart_empty");
    assertThat(code(selling().remove(1))).isEqualTo("cart_empty");
    assertThat(code(selling().addUntagged(" ", Money.of("1.00"), 1))).isEqualTo("no_description");
    assertThat(code(selling().reprint("R-20261122-010001"))).isEqualTo("unknown_receipt");
    assertThat(fixture.journal().head().seq()).isEqualTo(seq);

    selling().scan(sku(1));
    assertThat(code(selling().scan(sku(1)))).isEqualTo("in_cart");
    assertThat(code(selling().pay(Tender.cash(Money.of("0.50"))))).isEqualTo("short_tender");
    assertThat(code(drawer().close(Money.of("100.00"), CashCount.NOT_COUNTED)))
        .isEqualTo("cart_open");
    assertThat(selling().current().lines()).hasSize(1);
    assertThat(fixture.paper.jobs()).isEmpty();
  }

  @Test
  void aSoldItemIsNotOfferedAgain() {
    fixture.ready();
    selling().scan(sku(1));
    selling().pay(Tender.exactCash());
    assertThat(code(selling().scan(sku(1)))).isEqualTo("already_sold");
    assertThat(selling().find("brass 1", 50).stream().filter(item -> item.sku().equals(sku(1))))
        .allMatch(item -> item.status().equals("sold"));

    fixture.restart();
    fixture.signInCashier();
    assertThat(code(selling().scan(sku(1)))).isEqualTo("already_sold");
  }

  @Test
  void anItemOnAHeldSaleIsNotOnTwoSales() {
    fixture.ready();
    selling().scan(sku(1));
    selling().hold().orElseThrow();
    assertThat(code(selling().scan(sku(1)))).isEqualTo("in_cart");
    Cart held = selling().held().getFirst();
    assertThat(selling().recall(held.uid()).orElseThrow()).isEqualTo(held);
    assertThat(selling().held()).isEmpty();
  }

  @Test
  void everythingSurvivesARestartButTheSignIn() throws IOException {
    fixture.ready();
    selling().scan(sku(1));
    selling().pay(Tender.exactCash());
    selling().scan(sku(2));
    selling().hold();
    selling().scan(sku(3));
    selling().addUntagged("Bag of books", Money.of("2.00"), 2);
    fixture.register().timeClock().clockIn().orElseThrow();
    Cart cart = selling().current();
    List<Cart> held = selling().held();
    OpenDrawer open = open();

    fixture.storage().crash();
    fixture.restart();

    assertThat(selling().current()).isEqualTo(cart);
    assertThat(selling().held()).isEqualTo(held);
    assertThat(open()).isEqualTo(open);
    assertThat(code(selling().pay(Tender.exactCash()))).isEqualTo("not_signed_in");
    fixture.signInCashier();
    assertThat(fixture.register().timeClock().clockedInSince()).isEqualTo(fixture.clock.instant());
    SellingDesk.PaidSale paid = selling().pay(Tender.exactCash()).orElseThrow();
    assertThat(paid.sale().receipt()).isEqualTo("R-20261122-010002");
    assertThat(JournalCheck.run(fixture.storage()).problem()).isNull();
  }

  @Test
  void anUnpaidCartLosesAtMostTheLast250Milliseconds() {
    fixture.ready();
    selling().scan(sku(1));
    fixture.pass(Duration.ofMillis(250));
    selling().scan(sku(2));
    fixture.storage().crash();
    fixture.restart();
    assertThat(selling().current().lines()).hasSize(1);
  }

  @Test
  void aVoidNeedsAManagerPaysBackAndPutsTheItemOnTheShelf() throws IOException {
    fixture.ready();
    selling().scan(sku(1));
    String receipt = selling().pay(Tender.cash(Money.of("5.00"))).orElseThrow().sale().receipt();
    assertThat(code(selling().voidSale(receipt, "wrong item"))).isEqualTo("not_allowed");

    fixture.signInManager();
    SellingDesk.VoidedSale voided = selling().voidSale(receipt, "wrong item").orElseThrow();
    assertThat(voided.refunded()).isEqualTo(Money.of("2.13"));
    assertThat(voided.cashRefunded()).isEqualTo(Money.of("2.13"));
    assertThat(open().cash().expected()).isEqualTo(Money.of("200.00"));
    assertThat(code(selling().voidSale(receipt, ""))).isEqualTo("already_voided");
    assertThat(fixture.paper.jobs())
        .containsExactly(
            "receipt R-20261122-010001 by Ines T. PULSE",
            "void R-20261122-010001 by Ines T. PULSE");
    assertThat(selling().scan(sku(1)).isDone()).isTrue();
    fixture.restart();
    assertThat(fixture.cache().items().bySku(sku(1)).orElseThrow().status().wire())
        .isEqualTo("on_shelf");
    assertThat(JournalCheck.run(fixture.storage()).problem()).isNull();
  }

  @Test
  void aReprintIsACopyWithoutAPulse() {
    fixture.ready();
    selling().scan(sku(1));
    String receipt = selling().pay(Tender.exactCash()).orElseThrow().sale().receipt();
    selling().reprint(" " + receipt.toLowerCase(Locale.ROOT)).orElseThrow();
    assertThat(fixture.paper.jobs().getLast()).isEqualTo("copy R-20261122-010001 by Ines T.");
  }

  @Test
  void dropsAndNoSalePulseOnceHandOffAndReportsDoNot() {
    fixture.ready();
    assertThat(drawer().drop(Money.of("50.00"), CashCount.NOT_COUNTED, "").isDone()).isTrue();
    assertThat(drawer().noSale("change").isDone()).isTrue();
    assertThat(fixture.paper.pulses()).isEqualTo(2);
    assertThat(
            drawer()
                .handOff(DemoPeople.OTHER_CASHIER, Money.of("150.00"), CashCount.NOT_COUNTED)
                .isDone())
        .isTrue();
    assertThat(drawer().printDay().isDone()).isTrue();
    assertThat(code(drawer().handOff(DemoPeople.CONSIGNEE, Money.ZERO, CashCount.NOT_COUNTED)))
        .isEqualTo("not_allowed");
    assertThat(fixture.paper.pulses()).isEqualTo(2);
    assertThat(open().cashier()).isEqualTo(DemoPeople.OTHER_CASHIER);
  }

  @Test
  void closingPrintsTheDayWritesACheckpointAndNextDayOpensAgain() throws IOException {
    fixture.ready();
    selling().scan(sku(1));
    selling().pay(Tender.exactCash());
    var closed = drawer().close(Money.of("202.00"), CashCount.NOT_COUNTED).orElseThrow();
    assertThat(closed.expected()).isEqualTo(Money.of("202.13"));
    assertThat(closed.variance()).isEqualTo(Money.of("-0.13"));
    assertThat(fixture.paper.jobs().getLast()).isEqualTo("Z -0.13");
    assertThat(code(selling().scan(sku(2)))).isEqualTo("drawer_closed");
    assertThat(code(drawer().open(Money.ZERO, CashCount.NOT_COUNTED)))
        .isEqualTo("drawer_closed_today");

    fixture.restart();
    fixture.signInCashier();
    assertThat(drawer().lastClosed()).isEqualTo(closed);
    fixture.pass(Duration.ofDays(1));
    assertThat(drawer().open(Money.of("200.00"), CashCount.NOT_COUNTED).isDone()).isTrue();
    selling().scan(sku(2));
    assertThat(selling().pay(Tender.exactCash()).orElseThrow().sale().receipt())
        .isEqualTo("R-20261123-010001");
    JournalCheck.Finding finding = JournalCheck.run(fixture.storage());
    assertThat(finding.problem()).isNull();
    assertThat(finding.drawersClosed()).isEqualTo(1);
  }

  @Test
  void aCheckpointStandsAtEvery500Records() throws IOException {
    fixture.ready();
    for (int round = 0; round < 510; round++) {
      drawer().noSale("round " + round).orElseThrow();
    }
    assertThat(fixture.journal().head().seq()).isEqualTo(512);
    assertThat(JournalCheck.run(fixture.storage()).problem()).isNull();
    fixture.restart();
    fixture.signInCashier();
    drawer().noSale("after").orElseThrow();
    assertThat(fixture.journal().head().seq()).isEqualTo(513);
  }

  @Test
  void hoursAreMeasuredBetweenTheRecordedMoments() {
    fixture.ready();
    fixture.register().timeClock().clockIn().orElseThrow();
    assertThat(code(fixture.register().timeClock().clockIn())).isEqualTo("already_clocked_in");
    fixture.pass(Duration.ofMinutes(7 * 60 + 29));
    assertThat(code(fixture.register().timeClock().clockOut(-1))).isEqualTo("bad_break");
    assertThat(fixture.register().timeClock().clockOut(30).orElseThrow().hours())
        .hasToString("6.98");
    assertThat(fixture.register().timeClock().clockedInSince()).isNull();
  }

  @Test
  void aFullDiskRefusesTheSaleInPlainWordsAndTheSameCartIsPaidLater() throws IOException {
    fixture.ready();
    selling().scan(sku(1));
    fixture.storage().setFreeBytes(0);
    Outcome<SellingDesk.PaidSale> refused = selling().pay(Tender.exactCash());
    assertThat(code(refused)).isEqualTo("disk_full");
    assertThat(((Outcome.Refused<?>) refused).detail()).startsWith("Not recorded").contains("full");
    assertThat(fixture.paper.jobs()).isEmpty();
    assertThat(selling().current().lines()).hasSize(1);
    assertThat(fixture.register().status().warning()).contains("full");
    assertThat(open().cash().expected()).isEqualTo(Money.of("200.00"));

    fixture.storage().setFreeBytes(1 << 30);
    assertThat(selling().pay(Tender.exactCash()).orElseThrow().sale().receipt())
        .isEqualTo("R-20261122-010001");
    fixture.storage().crash();
    assertThat(JournalCheck.run(fixture.storage()).problem()).isNull();
  }

  @Test
  void below64MebibytesTheSaleInHandIsFinishedAndNoNewOneBegins() {
    fixture.ready();
    selling().scan(sku(1));
    fixture.storage().setFreeBytes(63 << 20);
    assertThat(selling().scan(sku(2)).isDone()).isTrue();
    assertThat(selling().pay(Tender.exactCash()).isDone()).isTrue();
    assertThat(code(selling().scan(sku(3)))).isEqualTo("disk_full");
    fixture.storage().setFreeBytes(65 << 20);
    selling().scan(sku(3));
    selling().remove(1).orElseThrow();
    fixture.storage().setFreeBytes(63 << 20);
    assertThat(code(selling().scan(sku(3))))
        .as("an emptied sale is a new one")
        .isEqualTo("disk_full");
    fixture.storage().setFreeBytes(65 << 20);
    assertThat(selling().scan(sku(3)).isDone()).isTrue();
    assertThat(fixture.register().status().warning()).contains("getting full");
  }

  @Test
  void aFailingDiskSaysNotRecordedAndPrintsNothing() {
    fixture.ready();
    selling().scan(sku(1));
    fixture.storage().failForces(name -> true);
    assertThat(code(selling().pay(Tender.exactCash()))).isEqualTo("not_recorded");
    assertThat(fixture.paper.jobs()).isEmpty();
    fixture.storage().heal();
    assertThat(selling().pay(Tender.exactCash()).isDone()).isTrue();
  }

  @Test
  void aCacheThatTakesNothingLosesNoSaleAndPaysNoRefundTwice() {
    fixture.ready();
    selling().scan(sku(1));
    String receipt = selling().pay(Tender.exactCash()).orElseThrow().sale().receipt();
    fixture.signInManager();
    fixture.cacheTakesNothing();

    assertThat(selling().voidSale(receipt, "").isDone()).isTrue();
    assertThat(code(selling().voidSale(receipt, ""))).isEqualTo("already_voided");
    for (int item = 2; item <= 6; item++) {
      selling().scan(sku(item)).orElseThrow();
      selling().pay(Tender.exactCash()).orElseThrow();
    }
    assertThat(fixture.register().status().warning()).contains("lag behind");
    assertThat(fixture.scheduler.waiting()).as("retries, not one for each sale").isOne();

    fixture.cacheTakesAgain();
    fixture.pass(Duration.ofSeconds(2));
    assertThat(fixture.register().status().warning()).isNull();
    assertThat(selling().reprint("R-20261122-010006").isDone()).isTrue();
    assertThat(code(selling().voidSale(receipt, ""))).isEqualTo("already_voided");
  }

  @Test
  void aCacheThatIsGoneTurnsNoRecordedSaleIntoAFailure() throws IOException {
    fixture.ready();
    selling().scan(sku(1));
    fixture.cache().close();
    SellingDesk.PaidSale paid = selling().pay(Tender.exactCash()).orElseThrow();
    assertThat(paid.sale().receipt()).isEqualTo("R-20261122-010001");
    assertThat(fixture.paper.jobs()).hasSize(1);
    fixture.register().close();
    assertThat(JournalCheck.run(fixture.storage()).problem()).isNull();
    fixture.restart();
    fixture.signInCashier();
    assertThat(code(selling().scan(sku(1)))).isEqualTo("already_sold");
  }

  @Test
  void aPrintQueueThatThrowsLosesNoSale() {
    fixture.ready();
    selling().scan(sku(1));
    fixture.paper.breakDown();
    assertThat(selling().pay(Tender.exactCash()).isDone()).isTrue();
  }

  @Test
  void anItemTheFeedReportsSoldIsRefused() {
    fixture.ready();
    fixture
        .cache()
        .image()
        .apply(
            FeedRows.EPOCH.id(),
            List.of(FeedRows.set(11, FeedRows.item(5, "Brass lamp 5", 599, "sold"))));
    assertThat(code(selling().scan(sku(5)))).isEqualTo("already_sold");
  }

  @Test
  void aLostCacheIsFilledAgainFromTheJournal() {
    fixture.ready();
    selling().scan(sku(1));
    String receipt = selling().pay(Tender.exactCash()).orElseThrow().sale().receipt();
    fixture.restart(); // the cache in memory is gone with its process
    assertThat(fixture.cache().sales().byReceipt(receipt)).isPresent();
    assertThat(fixture.cache().positions().appliedSeq()).isEqualTo(fixture.journal().head().seq());
  }

  @Test
  void statusSaysWhatIsWaiting() {
    fixture.ready();
    RegisterStatus status = fixture.register().status();
    assertThat(status.online()).isFalse();
    assertThat(status.waiting()).isEqualTo(1);
    assertThat(status.seq()).isEqualTo(1);
    assertThat(status.head()).isEqualTo(fixture.journal().head().hash()).hasSize(64);
    assertThat(status.signedIn()).isEqualTo("cashier1@demo.test");
    assertThat(status.drawer()).isEqualTo(open().uid().toString());
    assertThat(fixture.register().shop().name()).isEqualTo("Second Shelf");
    assertThat(fixture.register().shop().registerCode()).isEqualTo("REG-01");
  }

  @Test
  void aJournalOfAnotherDeviceIsRefused() {
    fixture.ready();
    fixture.letGo();
    assertThat(code(fixture.tryOpen(RegisterFixture.identity(2)))).isEqualTo("foreign_journal");
  }

  @Test
  void onARealDiskWithThreadsItSellsAndComesBack(@TempDir Path folder) throws IOException {
    try (RegisterFixture real = RegisterFixture.in(folder)) {
      real.ready();
      real.register().selling().scan(sku(1)).orElseThrow();
      String receipt =
          real.register().selling().pay(Tender.exactCash()).orElseThrow().sale().receipt();
      real.register().close();
      real.restart();
      assertThat(real.register().selling().last()).isNotNull();
      real.signInCashier();
      assertThat(real.register().selling().reprint(receipt).isDone()).isTrue();
    }
  }

  private OpenDrawer open() {
    @Nullable OpenDrawer open = drawer().open();
    assertThat(open).isNotNull();
    return open;
  }

  private static String code(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?> refused ? refused.code() : "done";
  }
}
