package truetill.client.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static truetill.client.cache.FeedRows.item;
import static truetill.client.cache.FeedRows.set;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import truetill.client.cache.Cache;
import truetill.client.cache.Deliveries;
import truetill.client.journal.FakeStorage;
import truetill.client.journal.StorageFile;

class AnswerFileTest {
  private static final UUID DEVICE = new UUID(0x7000, 1);
  private static final String NAME = "refdata/answers-" + DEVICE + ".ndjson";

  private final FakeStorage storage = new FakeStorage();
  private final Cache cache = withRows("answers", 10);
  private final AnswerFile file = new AnswerFile(storage, DEVICE);

  @AfterEach
  void close() {
    cache.close();
  }

  @Test
  void aRebuiltCacheKnowsWhatShowsAndWhatDoesNotYet() throws IOException {
    answered(2, outcome(1, "applied", 9L), outcome(2, "applied", 11L));
    answered(4, outcome(3, "quarantined", null), outcome(4, "applied", 12L));
    storage.crash();

    Cache rebuilt = restored(10);
    assertThat(rebuilt.positions().deliveredSeq()).isEqualTo(4);
    assertThat(rebuilt.positions().settledSeq()).isEqualTo(1);
    assertThat(rebuilt.deliveries().unsettled()).extracting("seq").containsExactly(2L, 3L, 4L);
    rebuilt.close();
  }

  @Test
  void whatWasSettledAtLaterRowsThanThoseThatCameBackIsNotSettled() throws IOException {
    for (long seq = 1; seq < 8_000; seq++) {
      file.answered(cache, seq, List.of(outcome(seq, "applied", 10L)));
      cache.deliveries().record(seq, List.of(outcome(seq, "applied", 10L)));
    }
    AnswerFile nextRun = new AnswerFile(storage, DEVICE);
    nextRun.answered(cache, 8_000, List.of(outcome(8_000, "applied", 11L)));
    assertThat(storage.bytes(NAME).length).as("bytes after a new run").isLessThan(1_000);

    Cache same = restored(10);
    assertThat(same.positions().settledSeq()).isEqualTo(7_999);
    same.close();
    Cache older = restored(9);
    assertThat(older.positions().settledSeq()).isZero();
    assertThat(older.positions().deliveredSeq()).isEqualTo(8_000);
    older.close();
  }

  @Test
  void aStoreThatWasSetBackTakesItsWordsWithIt() throws IOException {
    answered(3, outcome(1, "applied", 9L), outcome(2, "applied", 9L), outcome(3, "applied", 9L));
    file.setBack(cache, 1);
    answered(2, outcome(2, "quarantined", null));

    Cache rebuilt = restored(10);
    assertThat(rebuilt.positions().deliveredSeq()).isEqualTo(2);
    assertThat(rebuilt.deliveries().unsettled()).containsExactly(outcome(2, "quarantined", null));
    rebuilt.close();
  }

  @Test
  void anOpThatHasItsEffectLateIsNotSetAsideAgain() {
    answered(2, outcome(1, "parked", null), outcome(2, "parked", null));
    answered(2, outcome(1, "applied", 9L));
    answered(2, outcome(3, "applied", 10L));
    answered(3, outcome(3, "parked", null));

    Cache rebuilt = restored(10);
    assertThat(rebuilt.deliveries().setAside()).containsExactly(2L);
    rebuilt.close();
  }

  /** The line of the answer is forced, the page with the rows is not. */
  @Test
  void anEffectThatCameLateInAPageThePowerCutTookIsAwaitedFromTheFeed() {
    answered(2, outcome(1, "parked", null), outcome(2, "applied", 10L));
    answered(2, outcome(1, "applied", 15L));

    Cache rebuilt = restored(10);
    assertThat(rebuilt.positions().settledSeq()).isZero();
    rebuilt.image().apply("e", List.of(set(14, item(2, "Other", 1, "on_shelf"))));
    assertThat(rebuilt.deliveries().unsettled()).contains(outcome(1, "applied", 15L));
    rebuilt.image().apply("e", List.of(set(15, item(1, "Lamp", 1000, "sold"))));
    assertThat(rebuilt.positions().settledSeq()).isEqualTo(2);
    assertThat(rebuilt.deliveries().unsettled()).isEmpty();
    rebuilt.close();
  }

  @Test
  void aTornLineHidesNoneThatFollows() throws IOException {
    answered(1, outcome(1, "applied", 9L));
    try (StorageFile torn = storage.open(NAME)) {
      torn.append("{\"word\":\"ANSW".getBytes(StandardCharsets.UTF_8));
    }
    answered(2, outcome(2, "applied", 9L));

    Cache rebuilt = restored(10);
    assertThat(rebuilt.positions().settledSeq()).isEqualTo(2);
    rebuilt.close();
  }

  @Test
  void anotherDevicesAnswersAreNotThisOnes() throws IOException {
    new AnswerFile(storage, new UUID(0x7000, 2)).answered(cache, 7, List.of());

    Cache rebuilt = restored(10);
    assertThat(rebuilt.positions().deliveredSeq()).isZero();
    rebuilt.close();
  }

  @Test
  void aDiskThatRefusesIsSaid() {
    storage.failForces(name -> name.contains("answers"));
    assertThatThrownBy(() -> file.answered(cache, 1, List.of()))
        .isInstanceOf(UncheckedIOException.class);
  }

  private void answered(long seq, Deliveries.Outcome... outcomes) {
    file.answered(cache, seq, List.of(outcomes));
  }

  private Cache restored(long cursor) {
    Cache rebuilt = withRows("rebuilt" + cursor, cursor);
    new AnswerFile(storage, DEVICE).restore(rebuilt);
    return rebuilt;
  }

  private static Cache withRows(String name, long cursor) {
    Cache cache = Cache.inMemory(name, DEVICE);
    cache.image().apply("e", List.of(set(cursor, item(1, "Lamp", 1000, "on_shelf"))));
    return cache;
  }

  private static Deliveries.Outcome outcome(long seq, String result, @Nullable Long feedSeq) {
    return new Deliveries.Outcome(seq, result, feedSeq);
  }
}
