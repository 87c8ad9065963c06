package truetill.client.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.client.register.RegisterFixture.sku;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import truetill.client.cache.Cache;
import truetill.client.cache.FeedRows;
import truetill.client.journal.StorageFile;
import truetill.client.register.RegisterFixture;
import truetill.client.sync.FakeStore.Trouble;

/** The store's rows in plain files beside the cache: kept, mended, and a lost cache's way back. */
class PlainFilesTest extends OneTill {
  @Test
  void aSnapshotAndThePagesSinceFillALostCacheWithoutTheServer() throws IOException {
    loop = loop(true);
    loop.exchange();
    store.change(FeedRows.item(1, "Renamed after the snapshot", 100, "on_shelf"));
    loop.exchange();

    Cache lost = Cache.inMemory("lost", RegisterFixture.identity(1).device());
    assertThat(new RefData(fixture.storage()).restore(lost)).isTrue();
    assertThat(lost.items().bySku(sku(1)).orElseThrow().title())
        .isEqualTo("Renamed after the snapshot");
    assertThat(lost.positions().cursor()).isEqualTo(fixture.cache().positions().cursor());
    lost.close();
  }

  @Test
  void plainFilesThatFellBehindTheCacheAreMadeAnewWhileThereIsAServer() throws IOException {
    loop = loop(true);
    loop.exchange();
    store.change(FeedRows.item(1, "Renamed before the power cut", 100, "on_shelf"));
    loop.exchange();
    fixture.storage().delete("refdata/pages.ndjson");
    loop = loop(false);
    store.calls().clear();
    loop.exchange();
    store.change(FeedRows.item(2, "Renamed after it", 100, "on_shelf"));
    loop.exchange();

    assertThat(store.calls().stream().filter(call -> call.endsWith("snapshot/"))).hasSize(1);
    Cache lost = Cache.inMemory("lost", RegisterFixture.identity(1).device());
    assertThat(new RefData(fixture.storage()).restore(lost)).isTrue();
    assertThat(lost.items().bySku(sku(1)).orElseThrow().title())
        .isEqualTo("Renamed before the power cut");
    assertThat(lost.items().bySku(sku(2)).orElseThrow().title()).isEqualTo("Renamed after it");
    lost.close();
  }

  @Test
  void aPageTheDiskRefusedIsMadeUpForWhileTheStoreIsThere() throws IOException {
    loop = loop(true);
    loop.exchange();
    store.calls().clear();
    store.change(FeedRows.item(1, "Renamed on a bad day", 100, "on_shelf"));
    fixture.storage().failOpens(name -> name.endsWith("pages.ndjson"));
    loop.exchange();

    assertThat(store.calls().stream().filter(call -> call.endsWith("snapshot/"))).hasSize(1);
    Cache lost = Cache.inMemory("lost", RegisterFixture.identity(1).device());
    assertThat(new RefData(fixture.storage()).restore(lost)).isTrue();
    assertThat(lost.items().bySku(sku(1)).orElseThrow().title()).isEqualTo("Renamed on a bad day");
    lost.close();
  }

  @Test
  void whatIsNewAtTheStoreComesBeforeThePlainFilesAreMended() throws IOException {
    loop = loop(true);
    loop.exchange();
    fixture.storage().delete("refdata/snapshot.ndjson");
    store.change(FeedRows.item(1, "Renamed meanwhile", 100, "on_shelf"));
    loop = loop(false);
    store.calls().clear();
    loop.exchange();

    assertThat(store.calls())
        .filteredOn(call -> call.endsWith("changes/") || call.endsWith("snapshot/"))
        .startsWith("GET /api/sync/changes/", "GET /api/sync/snapshot/");
    assertThat(selling().find("renamed", 5)).hasSize(1);
  }

  @Test
  void aPageHalfWrittenAtAPowerCutHidesNoneThatFollows() throws IOException {
    loop = loop(true);
    loop.exchange();
    try (StorageFile file = fixture.storage().open("refdata/pages.ndjson")) {
      file.append("{\"after\":10,\"changes\":{\"ep".getBytes(StandardCharsets.UTF_8));
    }
    store.change(FeedRows.item(1, "Renamed", 100, "on_shelf"));
    loop.exchange();

    Cache lost = Cache.inMemory("lost", RegisterFixture.identity(1).device());
    assertThat(new RefData(fixture.storage()).restore(lost)).isTrue();
    assertThat(lost.items().bySku(sku(1)).orElseThrow().title()).isEqualTo("Renamed");
    lost.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"refdata/snapshot.ndjson", "refdata/pages.ndjson"})
  void damagedPlainFilesStopNoStartAndAreNotBelieved(String name) throws IOException {
    loop = loop(true);
    loop.exchange();
    store.change(FeedRows.item(1, "Renamed after the snapshot", 100, "on_shelf"));
    loop.exchange();
    byte[] whole;
    try (InputStream in = fixture.storage().read(name)) {
      whole = in.readAllBytes();
    }
    byte[] priceMark = "\"price_cents\":".getBytes(StandardCharsets.UTF_8);
    int price = new String(whole, StandardCharsets.UTF_8).indexOf("\"price_cents\":");
    Map<Integer, String> damage =
        Map.of(price + priceMark.length, "7", price, "}", whole.length / 2, "\n");
    for (Map.Entry<Integer, String> flip : damage.entrySet()) {
      byte[] damaged = whole.clone();
      damaged[flip.getKey()] = (byte) flip.getValue().charAt(0);
      try (StorageFile file = fixture.storage().open(name)) {
        file.writeAt(0, damaged);
      }
      Cache lost = Cache.inMemory("lost", RegisterFixture.identity(1).device());
      boolean restored = new RefData(fixture.storage()).restore(lost);
      if (name.contains("snapshot")) {
        assertThat(restored).as("byte %d", flip.getKey()).isFalse();
        assertThat(lost.positions().hasServerRows()).isFalse();
      } else {
        assertThat(restored).isTrue();
        assertThat(lost.items().bySku(sku(2))).isPresent();
      }
      lost.close();
    }
  }

  @Test
  void aSnapshotThatDoesNotMatchItsFooterIsNotTaken() {
    loop = loop(true);
    store.trouble(Trouble.NONSENSE, "snapshot");
    loop.exchange();
    assertThat(loop.online()).isFalse();
    assertThat(selling().find("lamp", 5)).isNotEmpty();
  }

  @Test
  void aSnapshotGoesOnWhereTheLineBroke() {
    store.breakSnapshotsAfter(1000);
    loop = loop(true);
    loop.exchange();
    assertThat(loop.online()).isFalse();
    loop = loop(true);
    loop.exchange();
    store.breakSnapshotsAfter(1_000_000);
    loop.exchange();

    assertThat(loop.online()).isTrue();
    assertThat(loop.warning()).isNull();
    assertThat(store.snapshotsFrom()).containsExactly(0, 1000, 2000);
    assertThat(code(selling().scan(sku(7)))).isEqualTo("done");
  }

  @Test
  void aSnapshotThatBeganToArriveBeforeWhatIsHereNowIsNotTaken() throws IOException {
    loop.exchange();
    fixture.storage().delete("refdata/snapshot.ndjson");
    store.breakSnapshotsAfter(1000);
    loop = loop(true);
    loop.exchange();
    store.breakSnapshotsAfter(1_000_000);
    loop = loop(false);
    store.change(FeedRows.item(1, "Renamed since", 100, "on_shelf"));
    loop.exchange();
    loop.exchange();

    assertThat(selling().find("renamed", 5)).hasSize(1);
    assertThat(store.snapshotsFrom()).containsExactly(0, 0, 1000, 0);
    assertThat(loop.warning()).isNull();
  }

  @Test
  void anotherSnapshotThanTheBrokenOneBeginsAnew() {
    store.breakSnapshotsAfter(1000);
    loop = loop(true);
    loop.exchange();
    store.change(FeedRows.item(7, "Changed", 100, "on_shelf"));
    store.forgetSnapshots();
    store.breakSnapshotsAfter(1_000_000);
    loop.exchange();

    assertThat(loop.warning()).isNull();
    assertThat(store.snapshotsFrom()).containsExactly(0, 0);
    assertThat(code(selling().scan(sku(7)))).isEqualTo("done");
  }
}
