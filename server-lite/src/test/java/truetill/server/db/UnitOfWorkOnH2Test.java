package truetill.server.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import truetill.core.clock.TimeOrderedIds;

class UnitOfWorkOnH2Test extends UnitOfWorkContract {
  private static final Instant NOW = Instant.parse("2026-02-12T18:00:00Z");

  @Override
  Database open() {
    return Database.inMemory("unit-of-work");
  }

  private static UnitOfWork onDisk(Database database, Runnable forceFile) {
    return new UnitOfWork(
        database,
        new StoreTime(() -> NOW),
        new TimeOrderedIds(() -> NOW, new Random(7)),
        forceFile);
  }

  private static long feedOne(WriteTx tx) {
    tx.feedPut(Audience.REGISTERS, "test", tx.newUid(), null, Map.of());
    return 1;
  }

  @Test
  void aDiskThatRefusesIsSaidAndNothingMoreIsWritten() {
    AtomicBoolean full = new AtomicBoolean();
    try (Database database = Database.inMemory("full-disk")) {
      UnitOfWork work =
          onDisk(
              database,
              () -> {
                if (full.get()) {
                  throw new IllegalStateException("no space left");
                }
              });
      work.write(UnitOfWorkOnH2Test::feedOne);
      full.set(true);
      assertThatThrownBy(() -> work.write(UnitOfWorkOnH2Test::feedOne))
          .isInstanceOf(StorageFailed.class);
      assertThat(work.forcedSeq()).as("what is not forced is not told").isEqualTo(1);
      full.set(false);
      assertThatThrownBy(() -> work.write(UnitOfWorkOnH2Test::feedOne))
          .isInstanceOf(StorageFailed.class)
          .hasMessageContaining("restarted");
    }
  }

  @Test
  void aClosedFolderOpensAgainWithEverythingInIt(@TempDir Path folder) {
    try (Database database = Database.inFolder(folder)) {
      onDisk(database, database::checkpoint).write(UnitOfWorkOnH2Test::feedOne);
    }
    try (Database database = Database.inFolder(folder)) {
      assertThat(onDisk(database, database::checkpoint).forcedSeq()).isEqualTo(1);
    }
  }

  @Test
  void whatMaySucceedLaterIsStorageAndWhatNeverWillIsNot() {
    for (String state : List.of("08006", "53100", "40001", "40P01", "55P03", "HYT00", "90031")) {
      Throwable failed = new IllegalStateException(new SQLException("no", state));
      assertThat(Database.isStorage(failed)).as(state).isTrue();
    }
    assertThat(Database.isStorage(new SQLTransientConnectionException("no connection"))).isTrue();
    assertThat(Database.isStorage(new SQLException("duplicate key", "23505"))).isFalse();
    assertThat(Database.isStorage(new IllegalStateException("a bug"))).isFalse();
  }
}
