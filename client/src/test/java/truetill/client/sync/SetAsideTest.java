package truetill.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import truetill.client.cache.FeedRows;
import truetill.client.sync.FakeStore.Trouble;

/** Sales the store took and set aside: covered here until its rows show them (I12, I15). */
class SetAsideTest extends OneTill {
  private long first;
  private long second;

  /** Two sales that the store could not bring in. */
  @BeforeEach
  void twoSales() {
    loop.exchange();
    store.setAsideSales();
    sell(1);
    first = fixture.journal().forced().seq();
    sell(2);
    second = fixture.journal().forced().seq();
    loop.exchange();
    assertThat(fixture.cache().deliveries().setAside()).containsExactly(first, second);
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

  /** The office takes a sale back; nobody but the rows says so. */
  private void backOnTheShelf(int item) {
    store.change(FeedRows.item(item, "Brass lamp " + item, 199, "on_shelf"));
  }

  private long asked() {
    return store.calls().stream().filter(call -> call.endsWith("ops/")).count();
  }
}
