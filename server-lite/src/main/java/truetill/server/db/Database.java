package truetill.server.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.function.Function;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/**
 * One open, migrated database: H2 in a file or in memory, or PostgreSQL. Reading goes through
 * {@link #read}; writing through {@link UnitOfWork} alone.
 */
public final class Database implements AutoCloseable {
  private static final int CONNECTIONS = 16;

  private static final String H2_USER = "sa";

  /**
   * A commit writes nothing itself: {@link #checkpoint} writes and forces all of them at once, and
   * no answer leaves before it ({@link UnitOfWork}); the delay is only H2's own broom. The query
   * cache keeps each statement parsed.
   */
  private static final String H2_SETTINGS =
      ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
          + ";WRITE_DELAY=10000;MAX_COMPACT_TIME=0;LOCK_TIMEOUT=10000;TRACE_LEVEL_FILE=0"
          + ";DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=512";

  /** The connection of the transaction that reads of this thread belong to, if there is one. */
  private final ScopedValue<Handle> joined = ScopedValue.newInstance();

  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final boolean h2;
  private final String jdbcUrl;

  private Database(HikariDataSource pool, String jdbcUrl, boolean h2) {
    this.pool = pool;
    this.jdbcUrl = jdbcUrl;
    this.h2 = h2;
    this.jdbi = SqlTypes.install(Jdbi.create(pool));
  }

  /** The database of a data folder: the file {@code store.mv.db} in it. */
  public static Database inFolder(Path folder) {
    return h2("file:" + folder.resolve("store").toAbsolutePath());
  }

  /** A database that lives as long as this object; for tests and trials. */
  public static Database inMemory(String name) {
    return h2("mem:" + name);
  }

  /**
   * An H2 database wherever H2 can keep one.
   *
   * @param location as H2 writes it; {@code memFS:store} is a file in memory, which a simulator
   *     sets back to what was forced
   */
  public static Database h2(String location) {
    return open("jdbc:h2:" + location + H2_SETTINGS);
  }

  /** As {@link #h2}, of a copy whose tables are known to be there; for a test that opens many. */
  static Database h2Copy(String location, int connections) {
    String jdbcUrl = "jdbc:h2:" + location + H2_SETTINGS;
    return new Database(pool(jdbcUrl, connections), jdbcUrl, true);
  }

  /**
   * A PostgreSQL database (15 or later), by its JDBC URL with user and password inside.
   *
   * @throws IllegalStateException when it does not hold text as UTF-8: another encoding counts the
   *     length of a text in bytes or cannot hold it
   */
  public static Database postgres(String jdbcUrl) {
    Database database = open(jdbcUrl);
    String encoding =
        database.read(
            tx -> tx.handle().createQuery("show server_encoding").mapTo(String.class).one());
    if (!encoding.equals("UTF8")) {
      database.close();
      throw new IllegalStateException(
          "Its text is stored as "
              + encoding
              + ". Make one with: create database NAME encoding 'UTF8' template template0");
    }
    return database;
  }

  private static Database open(String jdbcUrl) {
    HikariDataSource pool = pool(jdbcUrl, CONNECTIONS);
    try {
      Flyway.configure().dataSource(pool).locations("classpath:db/migration").load().migrate();
    } catch (RuntimeException failed) {
      pool.close();
      throw failed;
    }
    return new Database(pool, jdbcUrl, jdbcUrl.startsWith("jdbc:h2:"));
  }

  private static HikariDataSource pool(String jdbcUrl, int connections) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(jdbcUrl);
    config.setMaximumPoolSize(connections);
    config.setPoolName("store");
    if (jdbcUrl.startsWith("jdbc:h2:")) {
      config.setUsername(H2_USER);
      config.setPassword("");
    } else {
      config.setConnectionInitSql("set lock_timeout = '10s'"); // as LOCK_TIMEOUT on H2
    }
    return new HikariDataSource(config);
  }

  /**
   * Reads in one transaction that is rolled back at the end. On PostgreSQL a write in it is
   * refused; on H2 only the types and the architecture test stand in the way.
   */
  public <T extends @Nullable Object> T read(Function<ReadTx, T> work) {
    if (joined.isBound()) {
      Handle inside = joined.get();
      return work.apply(() -> inside);
    }
    return jdbi.withHandle(handle -> {
      handle.setReadOnly(true);
      handle.begin();
      try {
        return work.apply(() -> handle);
      } finally {
        handle.rollback();
      }
    });
  }

  /**
   * Reads as {@link #read}, but every statement sees the database as it stood at the first one.
   * Serializable, because H2's repeatable read freezes one table at a time.
   */
  <T extends @Nullable Object> T frozen(Function<ReadTx, T> work) {
    return jdbi.withHandle(handle -> {
      handle.setReadOnly(true);
      handle.setTransactionIsolationLevel(TransactionIsolationLevel.SERIALIZABLE);
      handle.begin();
      try {
        return work.apply(() -> handle);
      } finally {
        handle.rollback();
      }
    });
  }

  /** Runs {@code work} so that its reads see what this open transaction wrote. */
  <T extends @Nullable Object> T readingWithin(Handle transaction, Supplier<T> work) {
    return ScopedValue.where(joined, transaction).call(work::get);
  }

  /** For {@link UnitOfWork}: {@code afterCommit} runs when, and only when, the commit succeeded. */
  <T extends @Nullable Object> T transaction(Function<Handle, T> work, Runnable afterCommit) {
    return storing(() ->
        jdbi.withHandle(handle -> {
          T result = handle.inTransaction(work::apply);
          afterCommit.run();
          return result;
        }));
  }

  /**
   * As {@link #transaction}, on a connection this thread does not find again: other transactions
   * begun inside it stand alone.
   */
  <T extends @Nullable Object> T apart(Function<Handle, T> work, Runnable afterCommit) {
    return storing(() -> {
      try (Handle handle = jdbi.open()) {
        T result = handle.inTransaction(work::apply);
        afterCommit.run();
        return result;
      }
    });
  }

  private static <T extends @Nullable Object> T storing(Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException failed) {
      if (isStorage(failed)) {
        throw new StorageFailed("The database refused to write.", failed);
      }
      throw failed;
    }
  }

  /** From now on the logger hears of every statement first; a test breaks work off with it. */
  void tell(SqlLogger logger) {
    jdbi.getConfig(SqlStatements.class).setSqlLogger(logger);
  }

  boolean needsCheckpoint() {
    return h2;
  }

  /** Forces the H2 file; every commit made before this call is then on the disk. */
  void checkpoint() {
    jdbi.useHandle(handle -> handle.execute("checkpoint sync"));
  }

  /**
   * Whether the failure is the disk's, the connection's, or another writer's (deadlock, lock not
   * had in time), and not the statement's: the same request may succeed later, and an op must not
   * end in quarantine for it.
   */
  static boolean isStorage(Throwable failed) {
    for (Throwable at = failed; at != null; at = at.getCause()) {
      if (at instanceof SQLTransientConnectionException) {
        return true; // the pool had no connection to give
      }
      if (at instanceof SQLException sql && sql.getSQLState() != null) {
        String state = sql.getSQLState();
        return state.startsWith("08")
            || state.startsWith("40") // deadlock, serialization
            || state.equals("55P03") // PostgreSQL: lock not available
            || state.equals("HYT00") // H2: lock timeout
            || state.startsWith("53")
            || state.startsWith("58")
            || state.equals("90028") // H2: IO exception
            || state.equals("90030") // H2: file corrupted
            || state.equals("90031") // H2: IO exception with file name
            || state.equals("90098"); // H2: database has been closed
      }
    }
    return false;
  }

  @Override
  public void close() {
    pool.close();
    if (h2) {
      shutDown();
    }
  }

  /** Closes the H2 file in order; with {@code DB_CLOSE_DELAY=-1} it outlives its connections. */
  private void shutDown() {
    try (Connection connection = DriverManager.getConnection(jdbcUrl, H2_USER, "");
        Statement statement = connection.createStatement()) {
      statement.execute("shutdown");
    } catch (SQLException refused) {
      throw new IllegalStateException("the database did not close in order", refused);
    }
  }
}
