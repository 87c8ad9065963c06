package truetill.client.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static truetill.client.cache.FeedRows.item;
import static truetill.client.cache.FeedRows.set;
import static truetill.client.cache.FeedRows.sku;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import truetill.core.wire.sync.Changes;
import truetill.core.wire.sync.Snapshot;

/** A whole image of the store is written beside the one in use and takes its place at once. */
class NewImageTest {
  private static final UUID DEVICE = new UUID(0x7000, 1);

  @TempDir Path folder = Path.of("");

  private Cache open() throws IOException {
    return Cache.open(folder, DEVICE);
  }

  /** Rows that stop the reader in the middle to look at the cache. */
  private record Watched(Iterator<Snapshot.Row> rows, int after, Runnable look, AtomicInteger count)
      implements Iterator<Snapshot.Row> {
    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public Snapshot.Row next() {
      if (count.getAndIncrement() == after) {
        look.run();
      }
      return rows.next();
    }
  }

  private static Iterator<Snapshot.Row> watched(List<Changes.Row> rows, int after, Runnable look) {
    return new Watched(FeedRows.snapshot(rows), after, look, new AtomicInteger());
  }

  private static List<Changes.Row> items(int count, String title) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> item(number, title + " " + number, 100, "on_shelf"))
        .toList();
  }

  private static String title(Cache cache, int number) {
    return cache.items().bySku(sku(number)).map(CachedItem::title).orElse("none");
  }

  @Test
  void theOldRowsAreReadAndChangedWhileTheNewOnesArrive() throws IOException {
    try (Cache cache = open()) {
      cache.image().replace(FeedRows.header(10), FeedRows.snapshot(items(3, "Old lamp")), 0);
      List<String> seen = new ArrayList<>();
      cache
          .image()
          .replace(
              FeedRows.header(20),
              watched(
                  items(12_000, "New lamp"),
                  11_000,
                  () -> {
                    cache
                        .image()
                        .apply(
                            FeedRows.EPOCH.id(),
                            List.of(set(11, item(2, "Changed lamp", 1, "on_shelf"))));
                    seen.add(title(cache, 1));
                    seen.add(title(cache, 2));
                    seen.add(title(cache, 9_000));
                    seen.add(String.valueOf(cache.items().find("lamp", 20).size()));
                    seen.add(String.valueOf(cache.positions().cursor()));
                  }),
              0);

      assertThat(seen).containsExactly("Old lamp 1", "Changed lamp", "none", "3", "11");
      assertThat(title(cache, 1)).isEqualTo("New lamp 1");
      assertThat(title(cache, 2)).isEqualTo("New lamp 2");
      assertThat(title(cache, 12_000)).isEqualTo("New lamp 12000");
      assertThat(cache.items().find("old", 5)).isEmpty();
      assertThat(cache.items().find("new 11999", 5)).hasSize(1);
      assertThat(cache.positions().cursor()).isEqualTo(20);
    }
  }

  @Test
  void anImageThatBreaksOffLeavesTheOldOneAndNothingInTheWayOfTheNext() throws IOException {
    List<Changes.Row> unreadable = new ArrayList<>(items(6_000, "Half lamp"));
    unreadable.add(item(6_001, "Odd", 100, "in orbit"));
    try (Cache cache = open()) {
      cache.image().replace(FeedRows.header(10), FeedRows.snapshot(items(3, "Old lamp")), 0);
      assertThatThrownBy(
              () -> cache.image().replace(FeedRows.header(20), FeedRows.snapshot(unreadable), 0))
          .isInstanceOf(UnreadableRow.class);
      assertThat(title(cache, 1)).isEqualTo("Old lamp 1");
      assertThat(cache.items().find("half", 5)).isEmpty();
      assertThat(cache.positions().cursor()).isEqualTo(10);

      cache.image().replace(FeedRows.header(30), FeedRows.snapshot(items(2, "New lamp")), 0);
      assertThat(cache.items().find("lamp", 9)).hasSize(2);
    }
  }

  @Test
  void aCacheThatEndsInTheMiddleOpensWithTheOldOne() throws IOException {
    Cache ended = open();
    ended.image().replace(FeedRows.header(10), FeedRows.snapshot(items(3, "Old lamp")), 0);
    assertThatThrownBy(() ->
            ended
                .image()
                .replace(
                    FeedRows.header(20),
                    watched(items(12_000, "Half lamp"), 11_000, ended::close),
                    0))
        .isInstanceOf(RuntimeException.class);
    try (Cache cache = open()) {
      assertThat(title(cache, 1)).isEqualTo("Old lamp 1");
      assertThat(cache.positions().cursor()).isEqualTo(10);
      cache.image().replace(FeedRows.header(30), FeedRows.snapshot(items(2, "New lamp")), 0);
      assertThat(title(cache, 2)).isEqualTo("New lamp 2");
      assertThat(title(cache, 3)).isEqualTo("none");
    }
  }

  @Test
  void theNewOneIsFoundAfterARestartAndFollowsTheFeed() throws IOException {
    try (Cache cache = open()) {
      cache.image().replace(FeedRows.header(10), FeedRows.snapshot(items(3, "Lamp")), 0);
    }
    try (Cache cache = open()) {
      assertThat(title(cache, 3)).isEqualTo("Lamp 3");
      cache.image().apply(FeedRows.EPOCH.id(), List.of(set(11, item(3, "Chair", 1, "on_shelf"))));
      assertThat(cache.items().find("chair", 5)).hasSize(1);
      assertThat(cache.items().find("lamp", 5)).hasSize(2);
    }
  }
}
