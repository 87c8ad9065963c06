package truetill.client.sim;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import truetill.core.clock.TimeOrderedIds;
import truetill.server.db.Audience;
import truetill.server.db.Database;
import truetill.server.db.ReadTx;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;

/**
 * I11: a snapshot of two tables while somebody writes to both of them, and the change-sets after
 * it, together are what stands there at the end. The mistake: the rows are read outside the lock
 * and the head of the feed when they are all there.
 */
final class SnapshotHistories implements SmallHistories {
  private static final Instant NOW = Instant.parse("2026-03-02T14:30:00Z");
  private static final int ROWS = 3;

  private long compared;
  private final StoreCopy store = new StoreCopy();
  private final Database database = store.database();
  private final UnitOfWork work =
      new UnitOfWork(
          database, new StoreTime(() -> NOW), new TimeOrderedIds(() -> NOW, new Random(9)));

  SnapshotHistories() {
    work.write(tx -> {
      for (String table : new String[] {"history_one", "history_two"}) {
        tx.handle().execute("create table " + table + " (id int primary key, amount int not null)");
        for (int id = 0; id < ROWS; id++) {
          tx.handle().execute("insert into " + table + " values (?, 0)", id);
        }
      }
      return true;
    });
  }

  @Override
  public String invariant() {
    return "I11";
  }

  @Override
  public long compared() {
    return compared;
  }

  @Override
  public String mistake() {
    return "SNAPSHOT_OUTSIDE_LOCK";
  }

  @Override
  public @Nullable String broken(long seed, boolean mistaken) {
    Random dice = new Random(seed);
    writes(dice);
    Map<String, Integer> rows = new LinkedHashMap<>();
    long asOf;
    if (mistaken) {
      rows.putAll(database.read(tx -> table(tx, "history_one")));
      writes(dice);
      rows.putAll(database.read(tx -> table(tx, "history_two")));
      asOf = work.forcedSeq();
    } else {
      asOf =
          work.frozen((tx, head) -> {
            rows.putAll(table(tx, "history_one"));
            elsewhere(dice);
            rows.putAll(table(tx, "history_two"));
            return head;
          });
    }
    writes(dice);
    database.read(tx -> {
      tx.handle()
          .createQuery(
              "select table_name, row_id, row_json from feed where seq > :after order by seq, part")
          .bind("after", asOf)
          .map((row, context) ->
              Map.entry(
                  row.getString(1) + row.getLong(2),
                  SimStore.json(row.getString(3).getBytes(StandardCharsets.UTF_8))
                      .path("amount")
                      .asInt()))
          .forEach(image -> rows.put(image.getKey(), image.getValue()));
      return asOf;
    });
    Map<String, Integer> due = new LinkedHashMap<>(database.read(tx -> table(tx, "history_one")));
    due.putAll(database.read(tx -> table(tx, "history_two")));
    compared += due.size();
    return rows.equals(due) ? null : "there " + due + ", taken together " + rows;
  }

  /** On a thread of its own, as on this one it would be part of the reading. */
  private void elsewhere(Random dice) {
    CompletableFuture.runAsync(() -> writes(dice)).join();
  }

  private void writes(Random dice) {
    int writes = dice.nextInt(4);
    for (int write = 0; write < writes; write++) {
      String table = dice.nextBoolean() ? "history_one" : "history_two";
      int id = dice.nextInt(ROWS);
      int amount = dice.nextInt(1_000_000);
      work.write(tx -> {
        tx.feedPut(Audience.REGISTERS, table, new UUID(7, id), (long) id, Map.of("amount", amount));
        return tx.handle().execute("update " + table + " set amount = ? where id = ?", amount, id);
      });
    }
  }

  private static Map<String, Integer> table(ReadTx tx, String table) {
    Map<String, Integer> rows = new LinkedHashMap<>();
    tx.handle()
        .createQuery("select id, amount from " + table + " order by id")
        .map((row, context) -> Map.entry(table + row.getInt(1), row.getInt(2)))
        .forEach(row -> rows.put(row.getKey(), row.getValue()));
    return rows;
  }

  @Override
  public void close() {
    store.close();
  }
}
