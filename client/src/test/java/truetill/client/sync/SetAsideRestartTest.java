package truetill.client.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.client.register.RegisterFixture.sku;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import truetill.client.cache.FeedRows;
import truetill.client.journal.DiskStorage;
import truetill.client.register.RegisterFixture;
import truetill.client.sync.FakeStore.Trouble;
import truetill.core.pos.Tender;

/** On a real disk, as the cache has to outlive the program here. */
class SetAsideRestartTest {
  @TempDir private Path folder;

  /** The store has said that it counts, and the rows that show it are still on their way (I12). */
  @Test
  void aRestartBetweenTheWordAndTheRowsOffersNothingThatWasSold() throws IOException {
    RegisterFixture fixture = RegisterFixture.in(folder).ready();
    FakeStore store = new FakeStore(RegisterFixture.identity(1), RegisterFixture.shopRows());
    SyncLoop loop = loop(fixture, store);
    loop.exchange();
    store.setAsideSales();
    fixture.register().selling().scan(sku(1)).orElseThrow();
    fixture.register().selling().pay(Tender.exactCash()).orElseThrow();
    long sale = fixture.journal().forced().seq();
    loop.exchange();
    assertThat(fixture.cache().deliveries().setAside()).containsExactly(sale);

    store.count(sale);
    store.trouble(Trouble.AWAY, "changes");
    loop(fixture, store).exchange();
    assertThat(fixture.cache().deliveries().setAside()).isEmpty();
    assertThat(fixture.cache().positions().settledSeq()).isGreaterThanOrEqualTo(sale);

    fixture.restart();
    assertThat(fixture.cache().overlay().isSoldHere(FeedRows.itemUid(1))).isTrue();
    fixture.close();
  }

  private SyncLoop loop(RegisterFixture fixture, FakeStore store) throws IOException {
    return OneTill.loop(fixture, store, new RefData(DiskStorage.create(folder)), false);
  }
}
