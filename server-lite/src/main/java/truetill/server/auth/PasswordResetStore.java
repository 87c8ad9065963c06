package truetill.server.auth;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** Rows of {@code password_reset_token}. */
public final class PasswordResetStore {
  void insert(WriteTx tx, String tokenHash, @Nullable Long userId, Instant expiresAt) {
    tx.handle()
        .createUpdate(
            """
            insert into password_reset_token (token_hash, user_id, expires_at)
            values (:hash, :userId, :expiresAt)
            """)
        .bind("hash", tokenHash)
        .bind("userId", userId)
        .bind("expiresAt", expiresAt)
        .execute();
  }

  Optional<Long> userOf(ReadTx tx, String tokenHash, Instant now) {
    return tx.handle()
        .createQuery(
            """
            select user_id from password_reset_token
             where token_hash = :hash and used_at is null and expires_at > :now
               and user_id is not null
            """)
        .bind("hash", tokenHash)
        .bind("now", now)
        .mapTo(Long.class)
        .findOne();
  }

  /** One reset uses up every open token of the user; so does whatever changes who he is. */
  public void useUp(WriteTx tx, long userId) {
    tx.handle()
        .createUpdate(
            """
            update password_reset_token set used_at = :now
             where user_id = :userId and used_at is null
            """)
        .bind("now", tx.now())
        .bind("userId", userId)
        .execute();
  }

  void deleteExpired(WriteTx tx) {
    tx.handle()
        .createUpdate("delete from password_reset_token where expires_at <= :now")
        .bind("now", tx.now())
        .execute();
  }
}
