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
  /** The machine's locale may say otherwise. */
  private static final String UTF8 = "encoding 'UTF8' template template0";

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
    return create(UTF8);
  }

  /** As {@link #freshDatabase()}, with an encoding of the caller's. */
  static String freshDatabase(String how) {
    return create(how);
  }

  private static String create(String how) {
    return create("store_" + COUNTER.incrementAndGet(), how);
  }

  private static String create(String name, String how) {
    Optional<EmbeddedPostgres> postgres = Shared.STARTED;
    Assumptions.assumeTrue(postgres.isPresent(), "postgres: skipped");
    try (var connection = postgres.get().getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name + " " + how);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
    return postgres.get().getJdbcUrl("postgres", name);
  }

  /** As {@link #freshDatabase()}, with the tables already in it; quick, for it is a copy of one. */
  public static String migratedDatabase() {
    return create(Template.CLAUSE);
  }

  /** A copy of a database nobody is connected to, as a backup of it would be. */
  public static String copyOf(String jdbcUrl) {
    return create("template " + jdbcUrl.replaceFirst("[?].*", "").replaceFirst(".*/", ""));
  }

  /** Made when first asked for. */
  private static final class Template {
    private static final String CLAUSE = make("store_template");

    private static String make(String name) {
      Database.postgres(create(name, UTF8)).close();
      return "template " + name;
    }
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
