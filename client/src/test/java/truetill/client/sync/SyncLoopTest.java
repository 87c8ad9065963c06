package truetill.client.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.client.register.RegisterFixture.sku;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import truetill.client.cache.FeedRows;
import truetill.client.journal.Journal;
import truetill.client.register.RegisterFixture;
import truetill.client.remote.SyncApi;
import truetill.client.sync.FakeStore.Trouble;
import truetill.core.clock.StoreContact;
import truetill.core.wire.sync.Changes;

class SyncLoopTest extends OneTill {
  @Test
  void everythingRecordedArrivesOnceByteForByte() throws IOException {
    for (int item = 1; item <= 5; item++) {
      sell(item);
    }
    loop.exchange();

    assertThat(loop.online()).isTrue();
    assertThat(loop.warning()).isNull();
    assertThat(waiting()).isZero();
    List<byte[]> journal = fixture.journal().read(1, 1000, Integer.MAX_VALUE);
    assertThat(store.taken()).hasSize(journal.size());
    for (int index = 0; index < journal.size(); index++) {
      assertThat(store.taken().get(index)).isEqualTo(journal.get(index));
    }
    loop.exchange();
    assertThat(store.taken()).hasSize(journal.size());
  }

  @Test
  void aLostAnswerIsAskedForAgainAndNothingArrivesTwice() {
    sell(1);
    store.trouble(Trouble.ANSWER_LOST, "ops");
    Instant since = fixture.clock.instant();
    loop.exchange();
    assertThat(loop.online()).isFalse();
    assertThat(loop.aloneSince()).isEqualTo(since);
    assertThat(waiting()).isPositive();
    int arrived = store.taken().size();
    assertThat(arrived).isPositive();
    store.trouble(Trouble.AWAY);
    fixture.clock.pass(Duration.ofMinutes(5));
    loop.exchange();
    assertThat(loop.aloneSince()).isEqualTo(since);

    store.trouble(Trouble.NONE);
    loop.exchange();
    assertThat(loop.aloneSince()).isNull();
    assertThat(store.taken()).hasSize(arrived);
    assertThat(waiting()).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = Trouble.class,
      names = {"AWAY", "FAILS_500", "NONSENSE", "EMPTY_OBJECT"})
  void aServerInTroubleLeavesTheTillAloneSellingAndLosesNothing(Trouble trouble) {
    for (String path : List.of("session", "hello", "ops", "changes", "snapshot", "")) {
      store.trouble(trouble, path);
      loop = loop(true);
      loop.exchange();
      assertThat(loop.online()).as("%s at %s", trouble, path).isFalse();
      assertThat(selling().current().isEmpty()).isTrue();
    }
    String receipt = sell(1);
    assertThat(receipt).isEqualTo("R-20261122-010001");
    assertThat(waiting()).isPositive();

    store.trouble(Trouble.NONE);
    loop.exchange();
    assertThat(loop.online()).isTrue();
    assertThat(waiting()).isZero();
  }

  @Test
  void aServerThatAsksForPatienceIsAskedOnceAndNobodyIsWorried() {
    for (String path : List.of("session", "hello", "ops", "changes", "snapshot")) {
      loop = loop(true);
      loop.exchange();
      sell(1 + store.calls().size() % 15);
      loop = loop(true);
      store.trouble(Trouble.TOO_MANY_429, path);
      int before = store.calls().size();
      loop.exchange();
      assertThat(store.calls().subList(before, store.calls().size()))
          .as(path)
          .hasSizeLessThan(8)
          .filteredOn(call -> call.contains(path) && !path.equals("session"))
          .hasSizeLessThan(2);
      assertThat(loop.online()).as(path).isTrue();
      assertThat(loop.warning()).as(path).isNull();

      store.trouble(Trouble.NONE);
      loop.exchange();
      assertThat(waiting()).as(path).isZero();
    }
  }

  @Test
  void whoWaitsForTheEndWaitsOutAStoreThatAsksForPatience() {
    sell(1);
    store.busyFor(3);
    loop.exchange();
    assertThat(waiting()).as("once, and then the loop goes on").isPositive();
    loop.exchangeInTime();
    assertThat(waiting()).isZero();

    sell(2);
    store.busyFor(Integer.MAX_VALUE);
    loop.exchangeInTime();
    assertThat(waiting()).as("not for ever").isPositive();
    assertThat(loop.online()).isTrue();
  }

  @Test
  void anItemSoldHereIsNeverOfferedBetweenTheAnswerAndTheFeed() {
    loop.exchange();
    sell(1);
    store.trouble(Trouble.AWAY, "changes");
    loop.exchange();
    assertThat(waiting()).isZero();
    assertThat(code(selling().scan(sku(1)))).isEqualTo("already_sold");

    store.trouble(Trouble.NONE);
    loop.exchange();
    assertThat(code(selling().scan(sku(1)))).isEqualTo("already_sold");
    assertThat(fixture.cache().overlay().isSoldHere(FeedRows.itemUid(1))).isFalse();

    store.change(FeedRows.item(1, "Brass lamp 1", 199, "on_shelf"));
    loop.exchange();
    assertThat(selling().scan(sku(1)).isDone()).isTrue();
  }

  @Test
  void changesOfTheOfficeArriveInPages() {
    loop.exchange();
    for (int item = 1; item <= 7; item++) {
      store.change(FeedRows.item(item, "Renamed " + item, 100, "on_shelf"));
    }
    loop.exchange();
    assertThat(selling().find("renamed", 20)).hasSize(7);
  }

  @Test
  void anExpiredTokenIsRenewedOnce() {
    loop.exchange();
    store.expireToken();
    sell(1);
    loop.exchange();
    assertThat(loop.online()).isTrue();
    assertThat(waiting()).isZero();
  }

  @Test
  void aCursorTooOldBringsAFreshSnapshotAndAServerThatInsistsIsNotFollowedForEver() {
    loop.exchange();
    store.calls().clear();
    store.trouble(Trouble.GONE_410, "changes");
    loop.exchange();
    assertThat(store.calls().stream().filter(call -> call.endsWith("snapshot/"))).hasSize(1);
    assertThat(loop.warning()).isNotNull();

    store.trouble(Trouble.NONE);
    loop.exchange();
    assertThat(loop.warning()).isNull();
  }

  @Test
  void aServerRestoredFromAnOlderCopyGetsTheRestAgain() {
    sell(1);
    sell(2);
    loop.exchange();
    int all = store.taken().size();
    store.restoreTo(2);
    loop = loop(false);
    loop.exchange();
    loop.exchange();
    assertThat(store.taken()).hasSize(all);
    assertThat(waiting()).isZero();
    assertThat(code(selling().scan(sku(2)))).isEqualTo("already_sold");
  }

  @Test
  void aJournalTheServerKnowsOtherwiseIsStoppedAndTheStatusSaysWhy() {
    sell(1);
    loop.exchange();
    store.taken().set(store.taken().size() - 1, new byte[] {1});
    loop = loop(false);
    sell(2);
    loop.exchange();
    assertThat(loop.warning()).contains("other records").contains("enrol this one anew");
    assertStopped();
  }

  @Test
  void aCopyThatDeliveredFirstStopsTheOtherAtItsNextDelivery() {
    sell(1);
    loop.exchange();
    long seq = fixture.journal().head().seq();
    store.taken().add(otherRecord(seq + 1));
    sell(2);
    loop.exchange();
    assertThat(store.calls()).endsWith("POST /api/sync/ops/", "GET /api/sync/changes/");
    assertThat(loop.warning()).contains("other records");
    assertStopped();
  }

  @Test
  void anOldCopyPutBackIsStoppedBeforeItSendsAnything() {
    sell(1);
    loop.exchange();
    long seq = fixture.journal().head().seq();
    for (long more = 1; more <= 50; more++) {
      store.taken().add(otherRecord(seq + more));
    }
    loop = loop(false);
    sell(2);
    loop.exchange();
    assertThat(loop.warning()).contains("missing here").contains("old copy");
    assertStopped();
  }

  @Test
  void aServerThatIsMerelyBehindStopsNothing() {
    sell(1);
    loop.exchange();
    store.restoreTo(1);
    loop = loop(false);
    loop.exchange();
    assertThat(fixture.journal().stopped()).isNull();
    sell(2);
  }

  /** No command records any more, now and after a restart, and nothing more is sent. */
  private void assertStopped() {
    int arrived = store.taken().size();
    for (int start = 1; start <= 2; start++) {
      Journal.Head head = fixture.journal().head();
      fixture.signInManager();
      assertThat(code(selling().scan(sku(3)))).isEqualTo("journal_stopped");
      assertThat(code(fixture.register().drawer().noSale("change"))).isEqualTo("journal_stopped");
      assertThat(code(fixture.register().timeClock().clockIn())).isEqualTo("journal_stopped");
      assertThat(fixture.journal().head()).isEqualTo(head);
      assertThat(fixture.register().status().warning()).contains("records nothing more");
      loop.exchange();
      assertThat(store.taken()).hasSize(arrived);
      assertThat(loop.online()).isTrue();
      assertThat(loop.warning()).contains("Sell at another register");
      fixture.restart();
      loop = loop(false);
    }
  }

  /** What another history has at this place. */
  private static byte[] otherRecord(long seq) {
    return ("{\"seq\":" + seq + "}").getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aChangeInPartsIsTakenInWholeOrNotAtAll() {
    loop.exchange();
    long before = fixture.cache().positions().cursor();
    Changes.Row[] rows = new Changes.Row[2 * FakeStore.PART_ROWS + 1];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = FeedRows.item(100 + row, "Part", 500, "on_shelf");
    }
    store.change(rows);
    store.trouble(Trouble.AWAY, "part=2");
    loop.exchange();
    assertThat(fixture.cache().positions().cursor()).isEqualTo(before);
    assertThat(code(selling().scan(sku(100)))).isEqualTo("unknown_item");

    store.trouble(Trouble.NONE);
    loop.exchange();
    assertThat(fixture.cache().positions().cursor()).isEqualTo(before + 1);
    assertThat(code(selling().scan(sku(100)))).isEqualTo("done");
    assertThat(code(selling().scan(sku(100 + rows.length - 1)))).isEqualTo("done");
  }

  @Test
  void theStoresTimeIsKeptAndAWrongClockIsSaid() {
    assertThat(loop.contact()).isEqualTo(StoreContact.NEVER);
    store.setTime(fixture.clock.instant().plusSeconds(60));
    loop.exchange();
    assertThat(loop.warning()).isNull();
    assertThat(loop.contact().offset().millis()).isEqualTo(60_000);

    store.setTime(fixture.clock.instant().plus(Duration.ofMinutes(20)));
    fixture.clock.pass(Duration.ofMinutes(11));
    loop.exchange();
    assertThat(loop.warning())
        .isEqualTo("This PC's clock is 9 minutes behind the store's. Set it right.");
    StoreContact known = loop.contact();
    loop = loop(false);
    assertThat(loop.contact()).as("after a restart").isEqualTo(known);
  }

  @Test
  void whatOthersHaveInTheirCartsIsKnownUntilItEnds() {
    UUID lamp = new UUID(1, 1);
    store.inCartAt("Till 3", lamp);
    loop.exchange();
    assertThat(loop.elsewhere().now()).containsExactly(Map.entry(lamp, "Till 3"));

    fixture.clock.pass(Duration.ofMinutes(5));
    assertThat(loop.elsewhere().now()).isEmpty();

    store.inCartAt("Till 3");
    loop.exchange();
    assertThat(loop.elsewhere().now()).isEmpty();
  }

  @Test
  void theStoreIsToldWhatIsInTheCartsOnceAndAgainBeforeItForgets() {
    Set<UUID> carts = new LinkedHashSet<>();
    SyncApi api = new SyncApi(store);
    CartsElsewhere elsewhere =
        new CartsElsewhere(RegisterFixture.identity(1).device(), fixture.clock);
    CartClaims claims =
        new CartClaims(
            api,
            new DeviceSession(api, RegisterFixture.identity(1), fixture.clock),
            () -> Set.copyOf(carts),
            elsewhere,
            fixture.clock);
    assertThat(claims.isDue()).as("nothing in any cart").isFalse();

    UUID lamp = new UUID(1, 1);
    carts.add(lamp);
    assertThat(claims.isDue()).isTrue();
    store.trouble(Trouble.AWAY);
    assertThat(claims.tell().online()).isFalse();
    assertThat(claims.isDue()).as("not told").isTrue();
    store.trouble(Trouble.NONE);
    assertThat(claims.tell().isFine()).isTrue();
    assertThat(store.carts()).containsExactly(lamp);
    assertThat(claims.isDue()).isFalse();

    fixture.clock.pass(Duration.ofMinutes(3));
    assertThat(claims.isDue()).as("the store would forget it").isTrue();
    assertThat(claims.tell().isFine()).isTrue();
    carts.clear();
    assertThat(claims.isDue()).isTrue();
    assertThat(claims.tell().isFine()).isTrue();
    assertThat(store.carts()).isEmpty();
    fixture.clock.pass(Duration.ofMinutes(3));
    assertThat(claims.isDue()).isFalse();
  }

  @Test
  void whoClosesCanWaitUntilNothingIsUnderWay() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch cut = new CountDownLatch(1);
    loop =
        new SyncLoop(
            new SyncApi(request -> {
              begun.countDown();
              awaitUnchecked(cut);
              throw new IOException("cut short");
            }),
            RegisterFixture.identity(1),
            fixture.journal(),
            fixture.cache(),
            new RefData(fixture.storage()),
            false,
            Set::of,
            fixture.clock,
            new Random(1));
    sell(1);
    loop.start(Thread.ofPlatform().daemon().factory());
    begun.await();

    loop.close();
    assertThat(loop.awaitEnd(Duration.ofMillis(1))).isFalse();
    cut.countDown();
    assertThat(loop.awaitEnd(Duration.ofSeconds(60))).isTrue();
  }

  private static void awaitUnchecked(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
