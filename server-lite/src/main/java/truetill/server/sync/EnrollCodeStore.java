package truetill.server.sync;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.server.db.Columns;
import truetill.server.db.WriteTx;

/** Rows of {@code enroll_code}. Whoever tries a code locks it, so that it is given away once. */
final class EnrollCodeStore {
  /**
   * A code that was made.
   *
   * @param register id of the register the PC becomes, null for the first free one
   * @param used it was given away
   */
  record Code(long id, @Nullable Long register, Instant expiresAt, int wrongTries, boolean used) {}

  /** Answers the new id. */
  long insert(WriteTx tx, String hash, @Nullable Long register, long createdBy, Instant expiresAt) {
    return tx.handle()
        .createUpdate(
            """
            insert into enroll_code (code_hash, register_id, created_by, created_at, expires_at)
            values (:hash, :register, :by, :now, :expires)
            """)
        .bind("hash", hash)
        .bind("register", register)
        .bind("by", createdBy)
        .bind("now", tx.now())
        .bind("expires", expiresAt)
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  /** Codes nobody can use any more, once they are old. */
  void deleteExpiredBefore(WriteTx tx, Instant before) {
    tx.handle()
        .createUpdate("delete from enroll_code where expires_at < :before")
        .bind("before", before)
        .execute();
  }

  /** The row with this hash, locked until the transaction ends. */
  Optional<Code> lock(WriteTx tx, String hash) {
    return tx.handle()
        .createQuery(
            """
            select id, register_id, expires_at, wrong_tries, used_at
              from enroll_code where code_hash = :hash for update
            """)
        .bind("hash", hash)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  /**
   * Somebody tried what is no code: nobody can tell which one he was after, so it counts against
   * each that could still be guessed.
   */
  void countWrong(WriteTx tx) {
    tx.handle()
        .createUpdate(
            """
            update enroll_code set wrong_tries = wrong_tries + 1
             where used_at is null and expires_at > :now
            """)
        .bind("now", tx.now())
        .execute();
  }

  void use(WriteTx tx, long id, UUID device) {
    tx.handle()
        .createUpdate("update enroll_code set used_at = :now, device_id = :device where id = :id")
        .bind("now", tx.now())
        .bind("device", device)
        .bind("id", id)
        .execute();
  }

  private static Code row(ResultSet rs) throws SQLException {
    return new Code(
        rs.getLong("id"),
        Columns.longOrNull(rs, "register_id"),
        Columns.instant(rs, "expires_at"),
        rs.getInt("wrong_tries"),
        Columns.instantOrNull(rs, "used_at") != null);
  }
}
