package truetill.client.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.client.cache.FeedRows.applied;
import static truetill.client.cache.FeedRows.item;
import static truetill.client.cache.FeedRows.itemUid;
import static truetill.client.cache.FeedRows.set;
import static truetill.client.cache.FeedRows.sku;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import truetill.core.inventory.ItemStatus;
import truetill.core.journal.Op;
import truetill.core.journal.OpBody;
import truetill.core.money.Money;
import truetill.core.money.Rate;
import truetill.core.pos.CartLine;
import truetill.core.pos.RecordedSale;
import truetill.core.pos.Tender;
import truetill.core.pos.Totals;
import truetill.core.wire.sync.Changes;

class OverlayTest {
  private static final UUID DEVICE = new UUID(0x7000, 1);
  private static final UUID CART = new UUID(0x7000, 2);

  private Cache cache = Cache.inMemory("none", DEVICE);

  @BeforeEach
  void open(TestInfo test) {
    cache.close();
    cache = Cache.inMemory(test.getDisplayName().replaceAll("\\W", ""), DEVICE);
    cache.image().apply("e", List.of(set(10, item(1, "Lamp", 1000, "on_shelf"))));
  }

  @AfterEach
  void close() {
    cache.close();
  }

  @Test
  void anItemSoldHereStaysSoldUntilTheOutcomeIsKnownAndTheFeedHasPassedIt() {
    take(sale(1, itemUid(1)));
    assertThat(status()).isEqualTo(ItemStatus.SOLD);

    cache.deliveries().record(1, List.of(outcome(1, "applied", 15L)));
    assertThat(status()).isEqualTo(ItemStatus.SOLD);
    assertThat(cache.positions().deliveredSeq()).isEqualTo(1);
    assertThat(cache.positions().settledSeq()).isZero();

    feed(14, item(2, "Other", 1, "on_shelf"));
    assertThat(status()).isEqualTo(ItemStatus.SOLD);

    feed(15, item(1, "Lamp", 1000, "sold"));
    assertThat(cache.overlay().isSoldHere(itemUid(1))).isFalse();
    assertThat(status()).isEqualTo(ItemStatus.SOLD);
    assertThat(cache.positions().settledSeq()).isEqualTo(1);

    feed(16, item(1, "Lamp", 1000, "on_shelf"));
    assertThat(status()).isEqualTo(ItemStatus.ON_SHELF);
  }

  @Test
  void theFeedMayComeBeforeTheAnswer() {
    take(sale(1, itemUid(1)));
    feed(15, item(1, "Lamp", 1000, "on_shelf"));
    assertThat(status()).isEqualTo(ItemStatus.SOLD);

    cache.deliveries().record(1, List.of(outcome(1, "applied", 15L)));
    assertThat(status()).isEqualTo(ItemStatus.ON_SHELF);
  }

  @Test
  void aParkedOpKeepsItsEffect() {
    take(sale(1, itemUid(1)));
    cache.deliveries().record(1, List.of(outcome(1, "parked", null)));
    feed(99, item(2, "Other", 1, "on_shelf"));
    assertThat(status()).isEqualTo(ItemStatus.SOLD);
  }

  @Test
  void anOpThatIsSetAsideDoesNotKeepLaterOnesWaiting() {
    Op first = sale(1, itemUid(1));
    take(first);
    take(sale(2, itemUid(2)));
    cache
        .deliveries()
        .record(2, List.of(outcome(1, "quarantined", null), outcome(2, "applied", 15L)));
    feed(15, item(2, "Other", 1, "sold"));

    assertThat(cache.positions().settledSeq()).isEqualTo(2);
    assertThat(cache.deliveries().unsettled()).extracting("seq").containsExactly(1L);
    assertThat(status()).isEqualTo(ItemStatus.SOLD);
    cache.overlay().reset(cache.positions(), cache.deliveries().unsettled());
    cache.overlay().note(first, cache.sales()::itemsOf);
    assertThat(status()).isEqualTo(ItemStatus.SOLD);
  }

  @Test
  void anOpThatWasSetAsideShowsWhenTheFeedSaysItHasItsEffect() {
    take(sale(1, itemUid(1)));
    cache.deliveries().record(1, List.of(outcome(1, "parked", null)));
    cache
        .image()
        .apply(
            "e",
            List.of(
                set(15, applied(DEVICE, 1), item(1, "Lamp", 1000, "sold")),
                set(16, item(1, "Lamp", 1000, "on_shelf"))));

    assertThat(status()).isEqualTo(ItemStatus.ON_SHELF);
    assertThat(cache.deliveries().unsettled()).isEmpty();
  }

  @Test
  void theFeedMaySayThatItHasItsEffectBeforeTheAnswerSaysItWasSetAside() {
    take(sale(1, itemUid(1)));
    feed(15, applied(DEVICE, 1));
    cache.deliveries().record(1, List.of(outcome(1, "parked", null)));

    assertThat(status()).isEqualTo(ItemStatus.ON_SHELF);
    assertThat(cache.deliveries().unsettled()).isEmpty();
  }

  @Test
  void anOpThatHasItsEffectLateHoldsUpNothingBehindIt() {
    take(sale(1, itemUid(3)));
    take(sale(2, itemUid(1)));
    take(sale(3, itemUid(2)));
    cache
        .deliveries()
        .record(
            3,
            List.of(
                outcome(1, "applied", 15L),
                outcome(2, "parked", null),
                outcome(3, "applied", 16L)));
    cache
        .image()
        .apply(
            "e",
            List.of(
                set(15, item(3, "Vase", 1, "sold")),
                set(16, item(2, "Other", 1, "sold")),
                set(17, applied(DEVICE, 2), item(1, "Lamp", 1000, "on_shelf"))));

    assertThat(cache.positions().settledSeq()).isEqualTo(3);
    assertThat(cache.deliveries().unsettled()).isEmpty();
    assertThat(status()).isEqualTo(ItemStatus.ON_SHELF);
  }

  @Test
  void afterARestartAnOpSetAsideCoversNothingThatCameAfterIt() {
    List<Op> ops = List.of(sale(1, itemUid(1)), voided(2), sale(3, itemUid(1)));
    ops.forEach(this::take);
    cache
        .deliveries()
        .record(
            3,
            List.of(
                outcome(1, "applied", 15L),
                outcome(2, "quarantined", null),
                outcome(3, "applied", 16L)));
    feed(16, item(1, "Lamp", 1000, "sold"));
    assertThat(status()).isEqualTo(ItemStatus.SOLD);

    cache.overlay().reset(cache.positions(), cache.deliveries().unsettled());
    ops.forEach(op -> cache.overlay().note(op, cache.sales()::itemsOf));
    assertThat(status()).isEqualTo(ItemStatus.SOLD);
  }

  /** A lost cache knows from a file that it counts by now; the rows end before that. */
  @Test
  void anEffectThatCameLateIsCoveredUntilTheRowsAreThereAlsoBehindTheSettledMark() {
    Op first = sale(1, itemUid(1));
    Op second = sale(2, itemUid(2));
    cache
        .deliveries()
        .restore(2, 2, List.of(outcome(1, "applied", 15L), outcome(2, "applied", 10L)));
    take(first);
    take(second);
    assertThat(cache.deliveries().unsettled()).containsExactly(outcome(1, "applied", 15L));
    assertThat(status()).isEqualTo(ItemStatus.SOLD);
    assertThat(cache.overlay().isSoldHere(itemUid(2))).isFalse();

    feed(14, item(2, "Other", 1, "on_shelf"));
    assertThat(status()).isEqualTo(ItemStatus.SOLD);
    feed(15, applied(DEVICE, 1));
    assertThat(status()).isEqualTo(ItemStatus.ON_SHELF);
    assertThat(cache.deliveries().unsettled()).isEmpty();
  }

  @Test
  void anImageOfAStoreThatWasSetBackMeanwhileSettlesNoMoreThanItHas() {
    take(sale(1, itemUid(1)));
    cache.deliveries().record(1, List.of(outcome(1, "applied", 15L)));
    cache.deliveries().rewind(0);
    cache
        .image()
        .replace(
            FeedRows.header(50), FeedRows.snapshot(List.of(item(1, "Lamp", 1000, "on_shelf"))), 1);

    assertThat(status()).isEqualTo(ItemStatus.SOLD);
    assertThat(cache.positions().settledSeq()).isZero();
  }

  @Test
  void whatRowsKeptHereToldAlreadyIsNotTakenBackByAnOlderFile() {
    feed(15, applied(DEVICE, 1));
    cache
        .deliveries()
        .restore(2, 0, List.of(outcome(1, "parked", null), outcome(2, "parked", null)));
    take(sale(1, itemUid(1)));

    assertThat(cache.positions().settledSeq()).isEqualTo(2);
    assertThat(cache.deliveries().setAside()).containsExactly(2L);
    assertThat(status()).isEqualTo(ItemStatus.ON_SHELF);
  }

  @Test
  void anOutcomeThatIsNoneYetIsNotMadeOneByANumber() {
    take(sale(1, itemUid(1)));
    cache.deliveries().record(1, List.of(outcome(1, "parked", 15L)));
    feed(15, item(2, "Other", 1, "on_shelf"));

    assertThat(status()).isEqualTo(ItemStatus.SOLD);
  }

  @Test
  void whatBecameOfAnotherDevicesOpIsNotItsOwn() {
    take(sale(1, itemUid(1)));
    cache.deliveries().record(1, List.of(outcome(1, "parked", null)));
    feed(15, applied(new UUID(0x7000, 9), 1));

    assertThat(status()).isEqualTo(ItemStatus.SOLD);
  }

  @Test
  void aSaleTakenBackPutsItsItemsOnTheShelfAgain() {
    take(sale(1, itemUid(1)));
    take(voided(2));
    assertThat(status()).isEqualTo(ItemStatus.ON_SHELF);
    assertThat(cache.overlay().isSoldHere(itemUid(1))).isFalse();

    cache.deliveries().record(2, List.of(outcome(1, "applied", 15L), outcome(2, "applied", 16L)));
    feed(15, item(1, "Lamp", 1000, "sold"));
    assertThat(status()).isEqualTo(ItemStatus.ON_SHELF);
    feed(16, item(1, "Lamp", 1000, "on_shelf"));
    assertThat(status()).isEqualTo(ItemStatus.ON_SHELF);
  }

  @Test
  void aSnapshotTakenAfterDeliverySettlesWhatWasDeliveredAndNothingElse() {
    take(sale(1, itemUid(1)));
    take(sale(2, itemUid(2)));
    cache.deliveries().record(1, List.of());
    cache
        .image()
        .replace(
            FeedRows.header(50),
            FeedRows.snapshot(
                List.of(item(1, "Lamp", 1, "on_shelf"), item(2, "Other", 1, "on_shelf"))),
            1);

    assertThat(status()).isEqualTo(ItemStatus.ON_SHELF);
    assertThat(cache.overlay().isSoldHere(itemUid(2))).isTrue();
    assertThat(cache.positions().settledSeq()).isEqualTo(1);
  }

  @Test
  void aRestartBringsTheEffectsBackFromTheJournal() {
    Op first = sale(1, itemUid(1));
    take(first);
    cache.overlay().reset(cache.positions(), cache.deliveries().unsettled());
    assertThat(status()).isEqualTo(ItemStatus.ON_SHELF);
    cache.overlay().note(first, cache.sales()::itemsOf);
    assertThat(status()).isEqualTo(ItemStatus.SOLD);
  }

  @Test
  void anOwnSaleIsReadBackAsItWasRecorded() {
    Op first = sale(1, itemUid(1));
    take(first);
    OpBody.SaleCompleted body = (OpBody.SaleCompleted) first.body();
    RecordedSale sale = cache.sales().byReceipt(body.receipt()).orElseThrow();

    assertThat(sale.lines()).isEqualTo(body.lines());
    assertThat(sale.totals()).isEqualTo(body.totals());
    assertThat(sale.payment()).isEqualTo(body.payment());
    assertThat(sale.soldAt()).isEqualTo(first.envelope().wall());
    assertThat(sale.voidedAt()).isNull();
    take(voided(2));
    assertThat(cache.sales().newest().orElseThrow().voidedAt()).isNotNull();
    assertThat(cache.sales().byReceipt("R-20261122-019999")).isEmpty();
    cache.projection().forget();
    assertThat(cache.sales().newest()).isEmpty();
    assertThat(cache.positions().appliedSeq()).isZero();
  }

  private ItemStatus status() {
    return cache.items().bySku(sku(1)).orElseThrow().status();
  }

  private void take(Op op) {
    cache.projection().apply(List.of(op), "hash");
    cache.overlay().note(op, cache.sales()::itemsOf);
  }

  private void feed(long seq, Changes.Row row) {
    cache.image().apply("e", List.of(set(seq, row)));
  }

  private static Deliveries.Outcome outcome(long seq, String result, @Nullable Long feedSeq) {
    return new Deliveries.Outcome(seq, result, feedSeq);
  }

  private static Op sale(int seq, UUID item) {
    List<CartLine> lines =
        List.of(
            new CartLine(item, sku(1), "Lamp", 1, Money.of("10.00")),
            new CartLine(null, null, "Bag", 2, Money.of("0.50")));
    Totals totals = Totals.of(lines, Rate.DEFAULT_TAX);
    return op(
        seq,
        new OpBody.SaleCompleted(
            DEVICE,
            seq == 1 ? CART : new UUID(0x7000, 1000 + seq),
            "R-20261122-01000" + seq,
            lines,
            Rate.DEFAULT_TAX,
            totals,
            Tender.cash(Money.of("20.00")).settle(totals.total()).orElseThrow(),
            null));
  }

  private static Op voided(int seq) {
    return op(
        seq,
        new OpBody.SaleVoided(
            DEVICE,
            CART,
            "R-20261122-010001",
            Money.of("11.77"),
            Money.of("11.77"),
            Money.ZERO,
            ""));
  }

  private static Op op(int seq, OpBody body) {
    return new Op(
        new Op.Envelope(
            new UUID(0x7000, 5000 + seq),
            DEVICE,
            seq,
            "prev",
            Instant.parse("2026-11-22T18:00:00Z"),
            ZoneId.of("America/Chicago"),
            LocalDate.of(2026, 11, 22),
            DEVICE,
            "Employee/pin",
            Op.Seen.NOTHING),
        body);
  }
}
