package truetill.server.auth;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** Rows of {@code refresh_token}. */
final class RefreshTokenStore {
  record Row(
      UUID jti,
      UUID family,
      long userId,
      String tokenHash,
      Instant issuedAt,
      Instant expiresAt,
      @Nullable Instant revokedAt,
      @Nullable UUID successor) {}

  Optional<Row> find(ReadTx tx, UUID jti) {
    return tx.handle()
        .createQuery("select * from refresh_token where jti = :jti")
        .bind("jti", jti)
        .map(ConstructorMapper.of(Row.class))
        .findOne();
  }

  void insert(WriteTx tx, Row row) {
    tx.handle()
        .createUpdate(
            """
            insert into refresh_token
              (jti, family, user_id, token_hash, issued_at, expires_at, revoked_at, successor)
            values (:jti, :family, :userId, :tokenHash, :issuedAt, :expiresAt, null, null)
            """)
        .bind("jti", row.jti())
        .bind("family", row.family())
        .bind("userId", row.userId())
        .bind("tokenHash", row.tokenHash())
        .bind("issuedAt", row.issuedAt())
        .bind("expiresAt", row.expiresAt())
        .execute();
  }

  void rotate(WriteTx tx, UUID jti, UUID successor) {
    tx.handle()
        .createUpdate(
            "update refresh_token set revoked_at = :now, successor = :successor where jti = :jti")
        .bind("now", tx.now())
        .bind("successor", successor)
        .bind("jti", jti)
        .execute();
  }

  void revoke(WriteTx tx, UUID jti) {
    tx.handle()
        .createUpdate(
            "update refresh_token set revoked_at = :now where jti = :jti and revoked_at is null")
        .bind("now", tx.now())
        .bind("jti", jti)
        .execute();
  }

  /** Ends the family; its rotated members lose their ten seconds too. */
  void revokeFamily(WriteTx tx, UUID family) {
    tx.handle()
        .createUpdate(
            """
            update refresh_token set revoked_at = coalesce(revoked_at, :now), successor = null
             where family = :family
            """)
        .bind("now", tx.now())
        .bind("family", family)
        .execute();
  }

  /** Ends every session of the user but the family in {@code kept}. */
  void revokeUser(WriteTx tx, long userId, @Nullable UUID kept) {
    tx.handle()
        .createUpdate(
            """
            update refresh_token set revoked_at = coalesce(revoked_at, :now), successor = null
             where user_id = :userId and (cast(:kept as uuid) is null or family <> :kept)
            """)
        .bind("now", tx.now())
        .bind("userId", userId)
        .bind("kept", kept)
        .execute();
  }

  /** A reused token is only known while its row stands, so rows outlive their expiry a while. */
  void deleteExpiredBefore(WriteTx tx, Instant limit) {
    tx.handle()
        .createUpdate("delete from refresh_token where expires_at < :limit")
        .bind("limit", limit)
        .execute();
  }
}
