package truetill.server.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
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

  /**
   * A power cut at the moment of the answer leaves the file as it is copied here. Rows are written
   * over and over, so that the file is compacted meanwhile.
   */
  @Test
  void whatIsAnsweredForIsInTheFileAlready(@TempDir Path folder) throws Exception {
    try (Database database = Database.inFolder(Files.createDirectory(folder.resolve("live")))) {
      UnitOfWork work = onDisk(database, database::checkpoint);
      for (int round = 1; round <= 200; round++) {
        String filler = Integer.toString(round).repeat(5_000);
        work.write(tx -> {
          tx.handle().execute("delete from feed");
          tx.feedPut(Audience.REGISTERS, "test", tx.newUid(), null, Map.of("filler", filler));
          return filler;
        });
        if (round % 20 == 0) {
          assertThat(changesInACopyOf(folder, round)).isEqualTo(round);
        }
      }
    }
  }

  private static long changesInACopyOf(Path folder, int round) throws Exception {
    Path copy = folder.resolve("copy" + round + ".mv.db");
    Files.copy(folder.resolve("live/store.mv.db"), copy, StandardCopyOption.REPLACE_EXISTING);
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:h2:file:" + folder.resolve("copy" + round) + ";DATABASE_TO_LOWER=TRUE",
                "sa",
                "");
        Statement statement = connection.createStatement();
        ResultSet head = statement.executeQuery("select seq from feed_head where id = 1")) {
      head.next();
      return head.getLong(1);
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
