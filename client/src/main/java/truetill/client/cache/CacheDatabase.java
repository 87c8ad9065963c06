package truetill.client.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the H2 file with the flags it was measured with. A file of another shape, of another
 * device, or one that does not open is thrown away: everything in it can be brought back.
 */
final class CacheDatabase implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CacheDatabase.class);
  private static final String FILE = "register";
  private static final String IN_MEMORY = "jdbc:h2:mem:";
  private static final int MAX_CONNECTIONS = 8;

  /** One for all caches of the process: a statement is taken apart once. */
  private static final SqlParser PARSER = new ColonPrefixSqlParser();

  private static final String FLAGS =
      ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
          + ";MAX_COMPACT_TIME=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

  private final JdbcConnectionPool pool;
  private final Jdbi jdbi;
  private final boolean fresh;

  /** Keeps a database in memory until it is closed. */
  private final @Nullable Handle anchor;

  private CacheDatabase(JdbcConnectionPool pool, boolean fresh, boolean inMemory) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
    jdbi.getConfig(SqlStatements.class).setSqlParser(PARSER);
    this.fresh = fresh;
    this.anchor = inMemory ? jdbi.open() : null;
  }

  static CacheDatabase open(Path folder, UUID device) throws IOException {
    String url = "jdbc:h2:file:" + folder.toAbsolutePath().resolve(FILE) + FLAGS + ";FILE_LOCK=FS";
    try {
      CacheDatabase found = tryOpen(url, device);
      if (found != null) {
        return found;
      }
      LOG.info("The cache is of another shape or device, or too large, and is rebuilt.");
    } catch (SQLException | IllegalStateException damaged) {
      LOG.warn("The cache does not open and is rebuilt: {}", damaged.toString());
    }
    delete(folder);
    try {
      return Objects.requireNonNull(tryOpen(url, device));
    } catch (SQLException | IllegalStateException stillBroken) {
      throw new IOException("The register's cache cannot be made in " + folder, stillBroken);
    }
  }

  static CacheDatabase inMemory(String name, UUID device) {
    try {
      String url = IN_MEMORY + name + FLAGS;
      return Objects.requireNonNull(tryOpen(url, device));
    } catch (SQLException broken) {
      throw new IllegalStateException("no H2 in memory", broken);
    }
  }

  /** Null when it opens but does not fit. */
  private static @Nullable CacheDatabase tryOpen(String url, UUID device) throws SQLException {
    JdbcConnectionPool pool = JdbcConnectionPool.create(url, "register", "");
    pool.setMaxConnections(MAX_CONNECTIONS);
    boolean kept = false;
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      boolean fresh = !CacheSchema.exists(statement);
      if (fresh) {
        CacheSchema.create(statement, device);
      }
      kept = CacheSchema.fits(statement, device) && !CacheSize.isBloated(statement);
      return kept ? new CacheDatabase(pool, fresh, url.startsWith(IN_MEMORY)) : null;
    } finally {
      if (!kept) {
        pool.dispose();
      }
    }
  }

  static void delete(Path folder) throws IOException {
    for (String ending : List.of(".mv.db", ".trace.db")) {
      Files.deleteIfExists(folder.resolve(FILE + ending));
    }
  }

  Jdbi jdbi() {
    return jdbi;
  }

  /** Whether nothing was in it when it was opened. */
  boolean fresh() {
    return fresh;
  }

  @Override
  public void close() {
    pool.dispose();
    if (anchor != null) {
      anchor.close();
    }
  }
}
