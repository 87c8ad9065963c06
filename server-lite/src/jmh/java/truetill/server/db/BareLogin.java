package truetill.server.db;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The limit a sign-in is measured against: find the account, write a session's row, wait until it
 * is on the disk, read the user with role and profile.
 */
public final class BareLogin implements AutoCloseable {
  private static final String TOKEN_HASH = "0".repeat(64);

  private final Connection connection;
  private final AtomicLong committed = new AtomicLong();
  private final GroupCommit durability = new GroupCommit(committed::get, this::checkpoint);
  private final PreparedStatement findAccount;
  private final PreparedStatement insertToken;
  private final PreparedStatement readUser;

  public BareLogin(Path data) throws SQLException {
    connection =
        DriverManager.getConnection(
            "jdbc:h2:file:" + data.resolve("store").toAbsolutePath(), "sa", "");
    connection.setAutoCommit(false);
    findAccount =
        connection.prepareStatement(
            "select id, password_hash, is_active from user_account where email_key = ?");
    insertToken =
        connection.prepareStatement(
            "insert into refresh_token"
                + " (jti, family, user_id, token_hash, issued_at, expires_at)"
                + " values (?, ?, ?, ?, ?, ?)");
    readUser =
        connection.prepareStatement(
            "select u.*, r.role, e.* from user_account u"
                + " join user_role r on r.user_id = u.id"
                + " left join employee_profile e on e.user_id = u.id where u.id = ?");
  }

  private void checkpoint() {
    try (var statement = connection.createStatement()) {
      statement.execute("checkpoint sync");
    } catch (SQLException refused) {
      throw new IllegalStateException(refused);
    }
  }

  /** Signs in; answers how many rows the user has. */
  public int signIn(String email) throws SQLException {
    long user;
    findAccount.setString(1, email);
    try (ResultSet account = findAccount.executeQuery()) {
      account.next();
      user = account.getLong(1);
    }
    Instant now = Instant.now();
    insertToken.setObject(1, UUID.randomUUID());
    insertToken.setObject(2, UUID.randomUUID());
    insertToken.setLong(3, user);
    insertToken.setString(4, TOKEN_HASH);
    insertToken.setObject(5, now.atOffset(ZoneOffset.UTC));
    insertToken.setObject(6, now.plus(Duration.ofDays(7)).atOffset(ZoneOffset.UTC));
    insertToken.executeUpdate();
    connection.commit();
    durability.await(committed.incrementAndGet());
    readUser.setLong(1, user);
    int rows = 0;
    try (ResultSet found = readUser.executeQuery()) {
      while (found.next()) {
        rows++;
      }
    }
    connection.rollback();
    return rows;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
