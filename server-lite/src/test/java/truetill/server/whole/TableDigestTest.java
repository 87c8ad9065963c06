package truetill.server.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import truetill.server.app.ServerFixture;
import truetill.server.db.TestPostgres;

/** The witness of {@link FuzzTest} sees what it should see, on both databases. */
class TableDigestTest {
  @Test
  void onH2() {
    try (ServerFixture store = ServerFixture.inMemory()) {
      everyChangeShows(store);
    }
  }

  @Test
  void onPostgres() {
    try (ServerFixture store = ServerFixture.onPostgres(TestPostgres.freshDatabase())) {
      everyChangeShows(store);
    }
  }

  private static void everyChangeShows(ServerFixture store) {
    new Rows(store).item();
    TableDigest digest = new TableDigest(store.database());
    Map<String, Long> before = digest.take();
    assertThat(before).containsKeys("item", "cart", "feed", "audit_event", "stored_answer");
    assertThat(digest.take()).isEqualTo(before);
    run(store, "update item set notes = notes || 'x'");
    assertThat(digest.take()).isNotEqualTo(before).doesNotContainEntry("item", before.get("item"));
    run(store, "update item set notes = ''");
    Map<String, Long> restored = digest.take();
    run(store, "update item set location = notes, notes = location");
    assertThat(digest.take()).isEqualTo(restored);
    run(store, "update item set price_cents = price_cents + 1");
    assertThat(digest.take().get("item")).isNotEqualTo(restored.get("item"));
    run(store, "update item set price_cents = price_cents - 1");
    assertThat(digest.take()).isEqualTo(restored);
    run(store, "insert into number_sequence (name, next_value) values ('witness', 1)");
    assertThat(digest.take()).isNotEqualTo(restored);
    run(store, "delete from number_sequence where name = 'witness'");
    assertThat(digest.take()).isEqualTo(restored);
  }

  private static void run(ServerFixture store, String sql) {
    store.work().write(tx -> tx.handle().execute(sql));
  }
}
