package truetill.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import truetill.server.db.IdSequences;
import truetill.server.sync.EpochStore;

/** A start with an older copy that is cut short is finished by the next start, once. */
class RestoringTest {
  @TempDir Path folder = Path.of("");

  @Test
  void aStartThatWasKilledAnywhereIsFinishedByTheNextOneAndMovesNothingTwice() {
    List<IdSequences.Next> before;
    try (ServerFixture store = ServerFixture.inFolder(folder)) {
      before = new IdSequences(store.database()).all();
      restoring(store).plan();
    }
    // Killed behind the plan, and again behind some of the counters.
    try (ServerFixture store = ServerFixture.inFolder(folder)) {
      check(store, before, 2);
      restoring(store).plan();
      List<IdSequences.Next> some = new IdSequences(store.database()).all().subList(0, 7);
      new IdSequences(store.database())
          .raise(
              some.stream()
                  .map(next ->
                      new IdSequences.Next(
                          next.table(), next.column(), next.id() + Restoring.IDS_AHEAD))
                  .toList());
      before =
          before.stream()
              .map(next ->
                  new IdSequences.Next(
                      next.table(), next.column(), next.id() + Restoring.IDS_AHEAD))
              .toList();
    }
    try (ServerFixture store = ServerFixture.inFolder(folder)) {
      check(store, before, 3);
    }
    try (ServerFixture store = ServerFixture.inFolder(folder)) {
      assertThat(epoch(store)).isEqualTo(3);
      assertThat(store.console()).noneMatch(line -> line.contains("generation"));
    }
  }

  /** Every counter is ahead by the one million, give or take what a start itself writes. */
  private static void check(ServerFixture store, List<IdSequences.Next> before, long epoch) {
    assertThat(epoch(store)).isEqualTo(epoch);
    List<IdSequences.Next> now = new IdSequences(store.database()).all();
    assertThat(now).hasSameSizeAs(before);
    for (int at = 0; at < now.size(); at++) {
      assertThat(now.get(at).id() - before.get(at).id())
          .as(now.get(at).toString())
          .isBetween(Restoring.IDS_AHEAD, Restoring.IDS_AHEAD + 100);
    }
    assertThat(store.console()).anyMatch(line -> line.contains("generation " + epoch));
  }

  private static long epoch(ServerFixture store) {
    return store.database().read(tx -> new EpochStore().current(tx)).n();
  }

  private static Restoring restoring(ServerFixture store) {
    return new Restoring(store.database(), store.work(), store.time());
  }

  @Test
  void anEmptyFolderIsNoCopyOfAStore() {
    assertThatThrownBy(() -> ServerFixture.inFolderRestored(folder))
        .hasCauseInstanceOf(CannotStart.class)
        .hasMessageContaining("no store here");
  }

  @Test
  void everybodySignsInAgain() {
    try (ServerFixture store = ServerFixture.inFolder(folder)) {
      store
          .as(Person.NOBODY)
          .post(
              "/auth/login/",
              Map.of("email", Person.MANAGER.email(), "password", Person.MANAGER.password()))
          .gives(200);
      assertThat(tokens(store)).isPositive();
    }
    try (ServerFixture store = ServerFixture.inFolderRestored(folder)) {
      assertThat(tokens(store)).isZero();
    }
  }

  private static long tokens(ServerFixture store) {
    return store
        .database()
        .read(tx ->
            tx.handle().createQuery("select count(*) from refresh_token").mapTo(Long.class).one());
  }
}
