package truetill.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import truetill.core.clock.TimeOrderedIds;
import truetill.core.wire.sync.Changes;
import truetill.server.db.Audience;
import truetill.server.db.Database;
import truetill.server.db.StoreTime;
import truetill.server.db.TestPostgres;
import truetill.server.db.UnitOfWork;

/**
 * I10: while sixteen writers commit and roll back, each follower of the feed gets every committed
 * change-set once, in order, none missing, whatever page size it asks for.
 */
class FeedFollowersTest {
  private static final int WRITERS = 16;
  private static final int FOLLOWERS = 4;
  private static final Instant NOW = Instant.parse("2026-02-12T18:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final ChangesStore changes = new ChangesStore();
  private final AtomicLong rolledBack = new AtomicLong();
  private volatile boolean ended;

  @Test
  void everyFollowerGetsEverySetOnceInOrderOnH2(@TempDir Path folder) throws Exception {
    try (Database database = Database.inFolder(folder)) {
      follow("H2", database, sets(4_800));
    }
  }

  @Test
  void everyFollowerGetsEverySetOnceInOrderOnPostgres() throws Exception {
    try (Database database = Database.postgres(TestPostgres.migratedDatabase())) {
      follow("PostgreSQL", database, sets(1_600));
    }
  }

  private static int sets(int always) {
    return "long".equals(System.getProperty("truetill.tests")) ? 1_000_000 : always;
  }

  /** What a follower has seen; a set that does not come next fails at once. */
  private static final class Follower {
    private final long[] lastOf = new long[WRITERS];
    private long cursor;
    private long rows;

    void take(Changes.ChangeSet set) {
      assertThat(set.seq()).as("the set after %d", cursor).isEqualTo(cursor + 1);
      cursor = set.seq();
      int writer = value(set, 0, "writer");
      long number = value(set, 0, "number");
      assertThat(number).as("set of writer %d", writer).isEqualTo(lastOf[writer] + 1);
      lastOf[writer] = number;
      assertThat(set.rows()).hasSize(value(set, 0, "rows"));
      for (int at = 0; at < set.rows().size(); at++) {
        assertThat(value(set, at, "writer")).isEqualTo(writer);
        assertThat(value(set, at, "number")).isEqualTo((int) number);
      }
      rows += set.rows().size();
    }

    private static int value(Changes.ChangeSet set, int row, String column) {
      Map<String, ?> columns = set.rows().get(row).row();
      assertThat(columns).isNotNull();
      return Integer.parseInt(String.valueOf(columns.get(column)));
    }
  }

  private void follow(String name, Database database, int sets) throws Exception {
    UnitOfWork work =
        new UnitOfWork(
            database, new StoreTime(() -> NOW), new TimeOrderedIds(() -> NOW, new Random(7)));
    long begun = System.nanoTime();
    List<Future<Follower>> followers = new ArrayList<>();
    List<Future<?>> writers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS + FOLLOWERS)) {
      for (int at = 0; at < FOLLOWERS; at++) {
        int seed = at;
        followers.add(threads.submit(() -> followTo(sets, database, work, new Random(seed))));
      }
      for (int at = 0; at < WRITERS; at++) {
        int writer = at;
        writers.add(threads.submit(() -> write(writer, sets / WRITERS, work)));
      }
      try {
        for (Future<?> writer : writers) {
          writer.get();
        }
      } finally {
        ended = true;
      }
    }
    long rows = 0;
    for (Future<Follower> follower : followers) {
      Follower end = follower.get();
      assertThat(end.cursor).isEqualTo(sets);
      assertThat(end.lastOf).containsOnly(sets / WRITERS);
      rows = end.rows;
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        "FEED %s sets=%d rows=%d followers=%d rolled_back=%d missed=0 twice=0 gaps=0 tx/s=%.0f%n",
        name, sets, rows, FOLLOWERS, rolledBack.get(), sets / seconds);
    assertThat(rolledBack.get()).isPositive();
  }

  /** One in eight transactions is taken back, after its rows were written. */
  private void write(int writer, int sets, UnitOfWork work) {
    Random random = new Random(1_000 + writer);
    for (int number = 1; number <= sets; ) {
      boolean keeps = random.nextInt(8) > 0;
      int rows = 1 + random.nextInt(3);
      int current = number;
      try {
        work.write(tx -> {
          for (int row = 0; row < rows; row++) {
            tx.feedPut(
                Audience.REGISTERS,
                "work_location",
                tx.newUid(),
                1L,
                Map.of("writer", writer, "number", current, "rows", rows));
          }
          tx.atEnd(() -> {
            if (!keeps) {
              throw new TakenBack();
            }
          });
          return tx.handle().execute("update feed_head set seq = seq");
        });
        number++;
      } catch (TakenBack expected) {
        rolledBack.incrementAndGet();
      }
    }
  }

  private Follower followTo(int sets, Database database, UnitOfWork work, Random random) {
    Follower follower = new Follower();
    boolean more = true;
    while (follower.cursor < sets && more) {
      boolean over = ended; // what a writer that failed left is read to its end, and no longer
      long before = follower.cursor;
      long upTo = work.awaitForcedSeq(follower.cursor, () -> false, PATIENCE);
      int limit = 1 + random.nextInt(500);
      database
          .read(tx -> changes.sets(tx, follower.cursor, upTo, limit, 0))
          .forEach(follower::take);
      more = !over || follower.cursor > before;
    }
    return follower;
  }

  private static final class TakenBack extends RuntimeException {
    TakenBack() {
      super("taken back by the test", null, false, false);
    }
  }
}
