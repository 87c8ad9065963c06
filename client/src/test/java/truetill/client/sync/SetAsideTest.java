package truetill.client.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.client.register.RegisterFixture.sku;

import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import truetill.client.cache.FeedRows;
import truetill.client.register.RegisterFixture;
import truetill.client.remote.SyncApi;
import truetill.client.sync.FakeStore.Trouble;
import truetill.core.outcome.Outcome;
import truetill.core.pos.Tender;

/** Sales the store took and set aside: covered here until its rows show them (I12, I15). */
class SetAsideTest {
  private final RegisterFixture fixture = RegisterFixture.inMemory().ready();
  private final FakeStore store =
      new FakeStore(RegisterFixture.identity(1), RegisterFixture.shopRows());
  private final SyncLoop loop =
      new SyncLoop(
          new SyncApi(store),
          RegisterFixture.identity(1),
          fixture.journal(),
          fixture.cache(),
          new RefData(fixture.storage()),
          false,
          fixture.clock,
          new Random(1));
  private long first;
  private long second;

  /** Two sales that the store could not bring in. */
  @BeforeEach
  void sell() {
    loop.exchange();
    store.setAsideSales();
    first = sell(1);
    second = sell(2);
    loop.exchange();
    assertThat(fixture.cache().deliveries().setAside()).containsExactly(first, second);
  }

  @AfterEach
  void close() {
    loop.close();
    fixture.close();
  }

  @Test
  void theFeedSaysThatOneCountsAndItIsNotAskedFor() {
    store.count(first);
    backOnTheShelf(1);
    store.calls().clear();
    loop.exchange();

    assertThat(fixture.cache().deliveries().setAside()).containsExactly(second);
    assertThat(scan(1)).isEqualTo("done");
    assertThat(scan(2)).isEqualTo("already_sold");
    assertThat(asked()).isZero();
  }

  @Test
  void anImageDoesNotSayItSoEachIsAskedForOnce() {
    store.count(first);
    backOnTheShelf(1);
    backOnTheShelf(2);
    store.trimFeed();
    store.calls().clear();
    loop.exchange();
    loop.exchange();
    loop.exchange();

    assertThat(asked()).isEqualTo(2);
    assertThat(fixture.cache().deliveries().setAside()).containsExactly(second);
    assertThat(scan(1)).isEqualTo("done");
    assertThat(scan(2)).isEqualTo("already_sold");
  }

  @Test
  void aStoreThatIsAwayJustThenIsAskedTheNextTime() {
    store.count(first);
    store.count(second);
    backOnTheShelf(1);
    backOnTheShelf(2);
    store.trimFeed();
    store.trouble(Trouble.AWAY, "ops");
    loop.exchange();
    loop.exchange();
    assertThat(scan(1)).isEqualTo("already_sold");
    assertThat(scan(2)).isEqualTo("already_sold");

    store.trouble(Trouble.NONE);
    loop.exchange();
    assertThat(fixture.cache().deliveries().setAside()).isEmpty();
    assertThat(scan(1)).isEqualTo("done");
    assertThat(scan(2)).isEqualTo("done");
  }

  private long sell(int item) {
    fixture.register().selling().scan(sku(item)).orElseThrow();
    fixture.register().selling().pay(Tender.exactCash()).orElseThrow();
    return fixture.journal().forced().seq();
  }

  private String scan(int item) {
    Outcome<?> scanned = fixture.register().selling().scan(sku(item));
    return scanned instanceof Outcome.Refused<?> refused ? refused.code() : "done";
  }

  /** The office takes a sale back; nobody but the rows says so. */
  private void backOnTheShelf(int item) {
    store.change(FeedRows.item(item, "Brass lamp " + item, 199, "on_shelf"));
  }

  private long asked() {
    return store.calls().stream().filter(call -> call.endsWith("ops/")).count();
  }
}
