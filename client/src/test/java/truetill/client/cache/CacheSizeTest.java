package truetill.client.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheSizeTest {
  private static final UUID DEVICE = new UUID(1, 2);

  @TempDir Path folder = Path.of("");

  @Test
  void onlyALargeFileWithLittleAliveIsTooLarge() {
    assertThat(CacheSize.isBloated(65L << 20, 15)).isTrue();
    assertThat(CacheSize.isBloated(65L << 20, 16)).isFalse();
    assertThat(CacheSize.isBloated(63L << 20, 1)).isFalse();
  }

  /** A file that was written over and over is made anew when it is opened. */
  @Test
  void aBloatedCacheIsMadeAnew() throws Exception {
    Cache.open(folder, DEVICE).close();
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:h2:file:"
                    + folder.resolve("register")
                    + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;MAX_COMPACT_TIME=0",
                "register",
                "");
        Statement statement = connection.createStatement()) {
      statement.execute("create table junk (id int primary key, text varchar)");
      for (int round = 0; round < 5; round++) {
        statement.execute("delete from junk");
        statement.execute(
            """
            insert into junk select "X", repeat(cast(random_uuid() as varchar), 25)
              from system_range(1, 25000)
            """);
      }
      statement.execute("drop table junk");
    }
    long before = Files.size(folder.resolve("register.mv.db"));
    assertThat(before).isGreaterThan(64L << 20);

    try (Cache anew = Cache.open(folder, DEVICE)) {
      assertThat(anew.isFresh()).isTrue();
    }
    assertThat(Files.size(folder.resolve("register.mv.db"))).isLessThan(8L << 20);
  }
}
