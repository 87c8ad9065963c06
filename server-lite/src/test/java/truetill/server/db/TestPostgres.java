package truetill.server.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/**
 * A PostgreSQL that brings its own binaries, started once for all tests. Where it cannot start, the
 * run says {@code postgres: skipped} aloud and the tests that asked are skipped.
 */
public final class TestPostgres {
  private static final AtomicInteger COUNTER = new AtomicInteger();

  /** A loaded machine takes its time; the library's own ten seconds would skip the tests. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Started when first asked for. */
  private static final class Shared {
    private static final Optional<EmbeddedPostgres> STARTED = start();
  }

  private TestPostgres() {}

  /** The URL of a fresh, empty database; skips the calling test where there is no PostgreSQL. */
  public static String freshDatabase() {
    Optional<EmbeddedPostgres> postgres = Shared.STARTED;
    Assumptions.assumeTrue(postgres.isPresent(), "postgres: skipped");
    String name = "store_" + COUNTER.incrementAndGet();
    try (var connection = postgres.get().getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
    return postgres.get().getJdbcUrl("postgres", name);
  }

  /** Returns when another transaction cannot go on before {@code tx} ends. */
  public static void untilSomebodyWaits(ReadTx tx) {
    while (tx.handle()
        .createQuery("select count(*) from pg_locks where not granted")
        .mapTo(Long.class)
        .one()
        .equals(0L)) {
      Thread.onSpinWait();
    }
  }

  private static Optional<EmbeddedPostgres> start() {
    try {
      EmbeddedPostgres postgres = EmbeddedPostgres.builder().setPGStartupWait(PATIENCE).start();
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(() -> {
                try {
                  postgres.close();
                } catch (IOException alreadyGone) {
                  throw new UncheckedIOException(alreadyGone);
                }
              }));
      System.out.println("postgres: running");
      return Optional.of(postgres);
    } catch (IOException | RuntimeException impossible) {
      System.out.println("postgres: skipped (" + impossible.getMessage() + ")");
      return Optional.empty();
    }
  }
}
