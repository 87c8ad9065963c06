package truetill.client.sim;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import truetill.server.db.Database;

/** A database of a PostgreSQL that was started for the simulator. */
final class SimPostgres implements SimDatabase {
  private static final AtomicInteger NAMES = new AtomicInteger();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String name = "sim" + NAMES.incrementAndGet();
  private final boolean isTemplate;

  /** Started when first asked for. */
  private static final class Shared {
    private static final Optional<EmbeddedPostgres> STARTED = start();
  }

  SimPostgres(String template) {
    this.isTemplate = template.isEmpty();
    execute(
        "create database "
            + name
            + (isTemplate ? " encoding 'UTF8' template template0" : " template " + template));
  }

  /** Whether one can be started here. */
  static boolean isThere() {
    return Shared.STARTED.isPresent();
  }

  private static Optional<EmbeddedPostgres> start() {
    try {
      EmbeddedPostgres postgres = EmbeddedPostgres.builder().setPGStartupWait(PATIENCE).start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(postgres)));
      return Optional.of(postgres);
    } catch (IOException | RuntimeException impossible) {
      return Optional.empty();
    }
  }

  private static void end(EmbeddedPostgres postgres) {
    try {
      postgres.close();
    } catch (IOException gone) {
      throw new IllegalStateException(gone);
    }
  }

  private static void execute(String sql) {
    try (Connection connection =
            Shared.STARTED.orElseThrow().getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  @Override
  public Database open() {
    return Database.postgres(Shared.STARTED.orElseThrow().getJdbcUrl("postgres", name));
  }

  @Override
  public SimImage now() {
    return new SimImage.Template(name);
  }

  @Override
  public void goBackTo(SimImage image) {
    // what was committed is here
  }

  @Override
  public boolean forcesAtCommit() {
    return true;
  }

  @Override
  public void drop() {
    if (!isTemplate) {
      execute("drop database " + name + " with (force)");
    }
  }
}
