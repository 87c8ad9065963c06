package truetill.server.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.ADMIN;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import truetill.server.app.ServerFixture;
import truetill.server.db.Audience;
import truetill.server.db.RowImage;

/** sync.md section 5: large sets come in parts, old ones go. */
class FeedLimitsTest {
  private final ServerFixture store = ServerFixture.inMemoryAsDemo();
  private final TestRegister till = TestRegister.enrolled(store);

  @AfterEach
  void close() {
    store.close();
  }

  private void change(String name, int rows) {
    store
        .work()
        .write(tx -> {
          for (int row = 0; row < rows; row++) {
            tx.feedPut(
                Audience.REGISTERS,
                "setting",
                new RowImage(name + row, row, Map.of("value", name)));
          }
          return tx;
        });
  }

  private JsonNode changes(long after, String more) {
    return till.gets("changes/?after=" + after + more).gives(200).json();
  }

  private static List<Integer> sizes(JsonNode page) {
    List<Integer> sizes = new ArrayList<>();
    page.path("sets").forEach(set -> sizes.add(set.path("rows").size()));
    return sizes;
  }

  @Test
  void aLargeSetComesAloneAndInParts() {
    long before = changes(0, "").path("head").asLong();
    change("first", 3);
    change("large", 2 * ChangesStore.PART_ROWS + 7);
    change("last", 2);

    JsonNode page = changes(before, "&limit=5000");
    assertThat(sizes(page)).as("up to the large one").containsExactly(3);
    Set<String> uids = new LinkedHashSet<>();
    for (int part : IntStream.range(0, 3).toArray()) {
      JsonNode set = changes(before + 1, "&part=" + part).path("sets");
      assertThat(set).hasSize(1);
      assertThat(set.at("/0/seq").asLong()).isEqualTo(before + 2);
      assertThat(set.at("/0/part").asInt()).isEqualTo(part);
      assertThat(set.at("/0/parts").asInt()).isEqualTo(3);
      set.at("/0/rows").forEach(row -> assertThat(uids.add(row.path("uid").asText())).isTrue());
    }
    assertThat(uids).hasSize(2 * ChangesStore.PART_ROWS + 7);
    assertThat(changes(before + 1, "&part=3").at("/sets/0/rows")).isEmpty();
    assertThat(sizes(changes(before + 2, ""))).containsExactly(2);
  }

  @Test
  void whatIsOlderThanFortyFiveDaysGoesAndALowerCursorTakesASnapshot() {
    change("old", 1);
    long old = changes(0, "").path("head").asLong();
    store.clock().advance(Duration.ofDays(2));
    till.renewsSession();
    change("newer", 1);

    store.clock().advance(Duration.ofDays(44));
    till.renewsSession();
    till.gets("changes/?after=0").refusesWith(410, "resnapshot");
    assertThat(changes(old - 1, "").at("/sets/0/seq").asLong()).isEqualTo(old);

    store.clock().advance(Duration.ofDays(2));
    till.renewsSession();
    till.gets("changes/?after=" + (old - 1)).refusesWith(410, "resnapshot");
    assertThat(changes(old, "").at("/sets/0/seq").asLong()).isEqualTo(old + 1);
    long head =
        Long.parseLong(
            till.gets("snapshot/").gives(200).text().replaceFirst("(?s).*?as_of\":(\\d+).*", "$1"));
    assertThat(sizes(changes(head, ""))).isEmpty();
    store.as(ADMIN).get("/core/settings/").gives(200);
  }

  @Test
  void aSnapshotIsKeptForAnHourForALineThatBreaks() throws Exception {
    RandomGenerator random = new Random(5);
    try (SnapshotFiles files = new SnapshotFiles(store.clock(), random, 10)) {
      SnapshotFiles.Opened small = files.make(file -> write(file, "short"));
      assertThat(small.kept()).isNull();
      small.bytes().close();

      SnapshotFiles.Kept kept = Objects.requireNonNull(made(files, "a longer text"));
      assertThat(files.find(kept.version())).hasValue(kept);
      assertThat(files.find("\"other\"")).isEmpty();
      store.clock().advance(Duration.ofMinutes(61));
      assertThat(files.find(kept.version())).isEmpty();
      made(files, "another longer text");
      assertThat(Files.exists(kept.file())).isFalse();
      for (int more = 0; more < 5; more++) {
        kept = Objects.requireNonNull(made(files, "a longer text " + more));
      }
      assertThat(files.find(kept.version())).isPresent();
    }
  }

  private static SnapshotFiles.@Nullable Kept made(SnapshotFiles files, String text)
      throws IOException {
    SnapshotFiles.Opened opened = files.make(file -> write(file, text));
    assertThat(new String(opened.bytes().readAllBytes(), UTF_8)).isEqualTo(text);
    opened.bytes().close();
    return opened.kept();
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Test
  void theRestOfASnapshotIsServedByRange() {
    change("x".repeat(80), 20);
    store
        .work()
        .write(tx ->
            tx.handle()
                .execute(
                    """
                    insert into item (uid, sku, sku_key, title, price_cents, source, status,
                                      condition, created_at, updated_at)
                    select random_uuid(), 'ITX' || lpad("X", 7, '0'), 'itx' || lpad("X", 7, '0'),
                           'A thing of many words to be long', 100, 'house', 'on_shelf', 'good',
                           current_timestamp, current_timestamp
                      from system_range(1, 6000)
                    """));
    TestRegister.Said whole = till.gets("snapshot/").gives(200);
    String version = whole.header("ETag");
    assertThat(version).isNotEmpty();
    int bytes = whole.text().length();

    String rest =
        till.gets("snapshot/", "Range", "bytes=1000-", "If-Range", version).gives(206).text();
    assertThat(rest).isEqualTo(whole.text().substring(1000));
    till.gets("snapshot/", "Range", "bytes=" + (bytes + 1) + "-", "If-Range", version)
        .refusesWith(416, "range");
    till.gets("snapshot/", "Range", "bytes=1000-", "If-Range", "\"other\"").gives(200);
    till.gets("snapshot/", "Range", "bytes=x-", "If-Range", version).gives(200);
  }
}
