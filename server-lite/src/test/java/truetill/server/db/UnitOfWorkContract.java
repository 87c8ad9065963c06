package truetill.server.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import truetill.core.clock.TimeOrderedIds;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;

/** What the unit of work promises, whichever database is below. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class UnitOfWorkContract {
  private static final Instant NOW = Instant.parse("2026-02-12T18:00:00.123456Z");

  private final Database database = open();
  private final NumberSequence numbers = new NumberSequence();
  private UnitOfWork work = begin();

  /** A fresh, empty database. */
  abstract Database open();

  private UnitOfWork begin() {
    return new UnitOfWork(
        database, new StoreTime(() -> NOW), new TimeOrderedIds(() -> NOW, new Random(7)));
  }

  @BeforeEach
  void emptyTheTables() {
    work.write(tx -> {
      for (String table : List.of("feed", "work_location", "audit_event", "number_sequence")) {
        tx.handle().execute("delete from " + table);
      }
      return tx.handle().execute("update feed_head set seq = 0");
    });
    work = begin();
  }

  @AfterAll
  void closeDatabase() {
    database.close();
  }

  private long insertLocation(WriteTx tx, String name) {
    return tx.handle()
        .createUpdate(
            "insert into work_location (uid, name, created_at) values (:uid, :name, :now)")
        .bind("uid", tx.newUid())
        .bind("name", name)
        .bind("now", tx.now())
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  private void feed(WriteTx tx, String name) {
    tx.feedPut(Audience.REGISTERS, "work_location", tx.newUid(), 1L, Map.of("name", name));
  }

  private List<String> names() {
    return database.read(tx ->
        tx.handle()
            .createQuery("select name from work_location order by id")
            .mapTo(String.class)
            .list());
  }

  private List<Long> feedSeqs() {
    return database.read(tx ->
        tx.handle()
            .createQuery("select seq from feed order by seq, part")
            .mapTo(Long.class)
            .list());
  }

  @Test
  void aTransactionStandsWithItsFeedRowsAsOneChangeSet() {
    work.write(tx -> {
      feed(tx, "one");
      feed(tx, "two");
      return insertLocation(tx, "Main");
    });
    work.write(tx -> insertLocation(tx, "Quiet"));
    assertThat(names()).containsExactly("Main", "Quiet");
    assertThat(feedSeqs()).containsExactly(1L, 1L);
    assertThat(work.forcedSeq()).isEqualTo(1);
  }

  @Test
  void anExceptionTakesEverythingBackAndGivesTheNumberBack() {
    assertThatThrownBy(() ->
            work.write(tx -> {
              feed(tx, "lost");
              insertLocation(tx, "Lost");
              throw new IllegalStateException("bug");
            }))
        .hasMessage("bug");
    work.write(tx -> {
      feed(tx, "kept");
      return insertLocation(tx, "Kept");
    });
    assertThat(names()).containsExactly("Kept");
    assertThat(feedSeqs()).containsExactly(1L);
  }

  @Test
  void aRefusalTakesEverythingBackAndIsAnAnswer() {
    Outcome<Long> outcome =
        work.decide(tx -> {
          insertLocation(tx, "Refused");
          feed(tx, "refused");
          return Outcome.refused("no_drawer", "Open a drawer first.");
        });
    assertThat(outcome).isEqualTo(Outcome.refused("no_drawer", "Open a drawer first."));
    assertThat(names()).isEmpty();
    assertThat(feedSeqs()).isEmpty();
  }

  @Test
  void transactionsOfABatchStandOrFallAlone() {
    List<Boolean> done =
        work.batch(batch ->
            List.of("a", "no", "c").stream()
                .map(name ->
                    batch
                        .decide(tx -> {
                          long id = insertLocation(tx, name);
                          return name.equals("no")
                              ? Outcome.<Long>refused("no", "No.")
                              : Outcome.done(id);
                        })
                        .isDone())
                .toList());
    assertThat(done).containsExactly(true, false, true);
    assertThat(names()).containsExactly("a", "c");
  }

  @Test
  void aNestedFailureTakesBackOnlyItsOwnPart() {
    work.write(tx -> {
      long id = insertLocation(tx, "Outer");
      feed(tx, "outer");
      assertThatThrownBy(() ->
              tx.nested(
                  "inner",
                  () -> {
                    feed(tx, "inner");
                    insertLocation(tx, "Inner");
                    tx.handle().execute("insert into work_location (name) values (null)");
                    return id;
                  }))
          .isInstanceOf(RuntimeException.class);
      insertLocation(tx, "After");
      return id;
    });
    assertThat(names()).containsExactly("Outer", "After");
    assertThat(feedSeqs()).containsExactly(1L);
  }

  @Test
  void whatIsLeftForTheEndComesLastAndGoesWithItsPart() {
    List<String> order = new ArrayList<>();
    work.write(tx -> {
      tx.atEnd(() -> order.add("end"));
      assertThatThrownBy(() ->
              tx.nested(
                  "part",
                  () -> {
                    tx.atEnd(() -> order.add("never"));
                    throw new IllegalArgumentException("taken back");
                  }))
          .isInstanceOf(IllegalArgumentException.class);
      return order.add("work");
    });
    assertThat(order).containsExactly("work", "end");
  }

  @Test
  void manyWritersGetGapFreeNumbersInOrder() throws Exception {
    long writers = 8;
    long each = 25;
    List<Future<?>> writing = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int w = 0; w < writers; w++) {
        writing.add(
            threads.submit(() -> {
              for (int i = 0; i < each; i++) {
                work.write(tx -> {
                  feed(tx, "row");
                  return insertLocation(tx, "n" + numbers.next(tx, "test"));
                });
              }
            }));
      }
    }
    for (Future<?> one : writing) {
      one.get();
    }
    long total = writers * each;
    assertThat(feedSeqs()).isEqualTo(LongStream.rangeClosed(1, total).boxed().toList());
    assertThat(names()).isEqualTo(LongStream.rangeClosed(1, total).mapToObj(n -> "n" + n).toList());
    assertThat(work.forcedSeq()).isEqualTo(total);
  }

  @Test
  void numbersAreReservedSkippedAndTakenBackWithTheTransaction() {
    assertThat(work.<Long>write(tx -> numbers.next(tx, "n"))).isEqualTo(1);
    assertThat(work.<Long>write(tx -> numbers.reserve(tx, "n", 10))).isEqualTo(2);
    work.decide(tx -> {
      numbers.next(tx, "n");
      return Outcome.refused("no", "No.");
    });
    assertThat(work.<Long>write(tx -> numbers.next(tx, "n"))).isEqualTo(12);
    work.write(tx -> {
      numbers.skipPast(tx, "n", 5);
      numbers.skipPast(tx, "n", 999);
      return tx;
    });
    assertThat(work.<Long>write(tx -> numbers.next(tx, "n"))).isEqualTo(1000);
  }

  @Test
  void auditEventsAreKeptWithTheirTransaction() {
    work.write(tx -> {
      tx.audit(
          new AuditEvent(
              null,
              "role_changed",
              "user_account",
              4L,
              Map.of("role", "Employee"),
              Map.of("role", "Manager")));
      return tx;
    });
    List<Map<String, Object>> events =
        database.read(tx ->
            tx.handle()
                .createQuery("select action, before_json, after_json from audit_event")
                .mapToMap()
                .list());
    assertThat(events)
        .containsExactly(
            Map.of(
                "action", "role_changed",
                "before_json", "{\"role\":\"Employee\"}",
                "after_json", "{\"role\":\"Manager\"}"));
  }

  @Test
  void valuesComeBackAsTheyWentIn() {
    work.write(tx -> insertLocation(tx, "Main"));
    Instant created =
        database.read(tx ->
            tx.handle()
                .createQuery("select created_at from work_location where created_at = :now")
                .bind("now", NOW)
                .mapTo(Instant.class)
                .one());
    Money money =
        database.read(tx ->
            tx.handle()
                .createQuery("select cast(:money as bigint)")
                .bind("money", Money.of("-12.50"))
                .mapTo(Money.class)
                .one());
    assertThat(created).isEqualTo(NOW);
    assertThat(money).isEqualTo(Money.of("-12.50"));
  }

  @Test
  void listsAreFilteredSearchedOrderedAndPaged() {
    for (String name : List.of("North 100%", "South_1", "North 2", "east")) {
      work.write(tx -> insertLocation(tx, name));
    }
    assertThat(list(List.of("north"), List.of(), 1, 50)).containsExactly("North 100%", "North 2");
    assertThat(list(List.of("%"), List.of(), 1, 50)).containsExactly("North 100%");
    assertThat(list(List.of("_"), List.of(), 1, 50)).containsExactly("South_1");
    assertThat(list(List.of("north", "2"), List.of(), 1, 50)).containsExactly("North 2");
    assertThat(
            list(List.of(), List.of(new OrderBy("name", true), new OrderBy("bogus", false)), 1, 2))
        .containsExactly("South_1", "North 2");
    assertThat(list(List.of(), List.of(), PageRequest.LAST, 3)).containsExactly("east");
    assertThat(page(List.of(), List.of(), 3, 3)).isEmpty();
    assertThat(page(List.of("nothing"), List.of(), 1, 3)).isPresent();
  }

  private List<String> list(List<String> words, List<OrderBy> order, int page, int size) {
    return page(words, order, page, size).orElseThrow().results();
  }

  private Optional<Page<String>> page(List<String> words, List<OrderBy> order, int page, int size) {
    return database.read(tx ->
        Listing.select("l.name", "work_location l")
            .where("l.is_active = :active", "active", true)
            .where("l.name = :name", "name", null)
            .search(words, "l.name")
            .order(order, Map.of("name", "lower(l.name)"), "l.id", "l.id")
            .page(tx, new PageRequest(page, size), (rs, context) -> rs.getString(1)));
  }

  @Test
  void othersWriteWhileALongWriteIsAtWork() {
    long inside =
        work.longWrite(
            "order 1",
            tx -> insertLocation(tx, "Begun"),
            (tx, begun) -> {
              insertLocation(tx, "Long");
              feed(tx, "Long");
              elsewhere(() -> {
                work.write(other -> {
                  feed(other, "Short");
                  return insertLocation(other, "Short");
                });
                assertThat(names()).containsExactly("Short");
              });
              return 7L;
            });
    assertThat(inside).isEqualTo(7);
    assertThat(names()).containsExactlyInAnyOrder("Begun", "Long", "Short");
    assertThat(feedNames()).containsExactly("Short", "Long");
  }

  @Test
  void whoeverWantsWhatALongWriteIsAboutComesAfterIt() throws Exception {
    Future<Long> after;
    try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
      after =
          work.longWrite(
              "order 1",
              tx -> insertLocation(tx, "Begun"),
              (tx, begun) -> {
                Future<Long> waiting =
                    others.submit(() ->
                        work.write(other -> {
                          other.awaitUnclaimed("order 1");
                          return (long) countLocations(other);
                        }));
                elsewhere(() -> work.write(other -> insertLocation(other, "Meanwhile")));
                tx.awaitUnclaimed("order 1");
                insertLocation(tx, "Long");
                return waiting;
              });
    }
    assertThat(after.get()).isEqualTo(3);
  }

  @Test
  void aWriteInsideALongWriteStandsAlone() {
    assertThatThrownBy(() ->
            work.longWrite(
                "order 1",
                tx -> insertLocation(tx, "Begun"),
                (tx, begun) -> {
                  work.write(other -> numbers.reserve(other, "item", 10));
                  elsewhere(() -> work.write(other -> numbers.next(other, "item")));
                  throw new IllegalArgumentException("no");
                }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(names()).isEmpty();
    assertThat(work.<Long>write(tx -> numbers.next(tx, "item"))).isEqualTo(12);
  }

  @Test
  void aLongWriteThatFailsLeavesNothingAndLetsOthersIn() {
    assertThatThrownBy(() ->
            work.longWrite(
                "order 1",
                tx -> insertLocation(tx, "Begun"),
                (tx, begun) -> {
                  insertLocation(tx, "Long");
                  throw new IllegalArgumentException("no");
                }))
        .isInstanceOf(IllegalArgumentException.class);
    work.write(tx -> {
      tx.awaitUnclaimed("order 1");
      return insertLocation(tx, "After");
    });
    assertThat(names()).containsExactly("After");
  }

  /** As a step with an Idempotency-Key writes that reserves its numbers apart. */
  @Test
  void writesInsideWritesOfAWholeStandWithItAndFailAlone() {
    work.whole(whole -> {
      assertThatThrownBy(() ->
              work.write(tx -> {
                work.write(inner -> insertLocation(inner, "Lost with the outer"));
                throw new IllegalArgumentException("no");
              }))
          .isInstanceOf(IllegalArgumentException.class);
      return work.<Long, Long>longWrite(
          "order 1",
          tx -> insertLocation(tx, "Begun"),
          (tx, begun) -> {
            assertThatThrownBy(() ->
                    work.write(inner -> {
                      insertLocation(inner, "Lost alone");
                      throw new IllegalArgumentException("no");
                    }))
                .isInstanceOf(IllegalArgumentException.class);
            return work.write(inner -> insertLocation(inner, "Inner"));
          });
    });
    assertThat(names()).containsExactly("Begun", "Inner");
  }

  private static int countLocations(WriteTx tx) {
    return tx.handle().createQuery("select count(*) from work_location").mapTo(Integer.class).one();
  }

  private List<String> feedNames() {
    return database.read(tx ->
        tx
            .handle()
            .createQuery("select row_json from feed order by seq, part")
            .mapTo(String.class)
            .list()
            .stream()
            .map(json -> json.replaceAll(".*\"name\":\"(\\w+)\".*", "$1"))
            .toList());
  }

  /** Runs on a thread of its own and waits for it. */
  private static void elsewhere(Runnable task) {
    try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
      other.submit(task).get();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }
}
