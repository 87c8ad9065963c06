package truetill.server.auth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.server.db.AuditEvent;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/**
 * Refresh tokens: opaque, seven days, a new one at every use (rules-store section 3). The used one
 * is honoured for ten more seconds, for calls made side by side, and then answers with the same
 * successor; used later it ends the whole family. A token's text is derived from its id under the
 * server's key, so the database holds hashes only and can still name the same successor twice.
 */
public final class RefreshTokens {
  public static final Duration LIFETIME = Duration.ofDays(7);
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(1);
  private static final int ID_BYTES = 16;

  private final byte[] tokenKey;
  private final byte[] successorKey;
  private final RefreshTokenStore store = new RefreshTokenStore();

  public RefreshTokens(ServerKey serverKey) {
    this.tokenKey = serverKey.derive("refresh-token");
    this.successorKey = serverKey.derive("refresh-successor");
  }

  /** What a refresh call led to. */
  sealed interface Rotation {
    record Renewed(long userId, UUID family, String token) implements Rotation {}

    record Rejected() implements Rotation {}
  }

  /** The token of a new session. */
  String begin(WriteTx tx, long userId) {
    store.deleteExpiredBefore(tx, tx.now().minus(KEPT_AFTER_EXPIRY));
    UUID jti = tx.newUid();
    insert(tx, jti, jti, userId);
    return tokenOf(jti);
  }

  /** Its writes must be committed also when the token is rejected: a reuse ends the family. */
  Rotation rotate(WriteTx tx, String token) {
    Optional<RefreshTokenStore.Row> found = find(tx, token);
    if (found.isEmpty()) {
      return new Rotation.Rejected();
    }
    RefreshTokenStore.Row row = found.get();
    if (!tx.now().isBefore(row.expiresAt())) {
      return new Rotation.Rejected();
    }
    if (row.revokedAt() == null) {
      UUID successor = successorOf(row.jti());
      store.rotate(tx, row.jti(), successor);
      insert(tx, successor, row.family(), row.userId());
      return new Rotation.Renewed(row.userId(), row.family(), tokenOf(successor));
    }
    if (row.successor() != null && !tx.now().isAfter(row.revokedAt().plus(GRACE))) {
      return new Rotation.Renewed(row.userId(), row.family(), tokenOf(row.successor()));
    }
    endFamily(tx, row.family());
    tx.audit(
        new AuditEvent(
            null, "refresh_token_reused", "user_account", row.userId(), Map.of(), Map.of()));
    return new Rotation.Rejected();
  }

  /** Revokes this one token; one that is unknown is no fault. */
  void end(WriteTx tx, String token) {
    find(tx, token).ifPresent(row -> store.revoke(tx, row.jti()));
  }

  void endFamily(WriteTx tx, UUID family) {
    store.revokeFamily(tx, family);
  }

  /** Ends every session of the user, except the one {@code keptToken} belongs to. */
  public void endAll(WriteTx tx, long userId, @Nullable String keptToken) {
    UUID kept =
        keptToken == null
            ? null
            : find(tx, keptToken)
                .filter(row -> row.userId() == userId)
                .map(RefreshTokenStore.Row::family)
                .orElse(null);
    store.revokeUser(tx, userId, kept);
  }

  private void insert(WriteTx tx, UUID jti, UUID family, long userId) {
    store.insert(
        tx,
        new RefreshTokenStore.Row(
            jti,
            family,
            userId,
            ServerKey.hashOf(tokenOf(jti)),
            tx.now(),
            tx.now().plus(LIFETIME),
            null,
            null));
  }

  private Optional<RefreshTokenStore.Row> find(ReadTx tx, String token) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
    if (bytes.length <= ID_BYTES) {
      return Optional.empty();
    }
    ByteBuffer id = ByteBuffer.wrap(bytes, 0, ID_BYTES);
    UUID jti = new UUID(id.getLong(), id.getLong());
    byte[] sent = ServerKey.hashOf(token).getBytes(StandardCharsets.US_ASCII);
    return store
        .find(tx, jti)
        .filter(row ->
            MessageDigest.isEqual(sent, row.tokenHash().getBytes(StandardCharsets.US_ASCII)));
  }

  private String tokenOf(UUID jti) {
    byte[] id = bytes(jti);
    byte[] proof = ServerKey.hmac(tokenKey, id);
    byte[] token = ByteBuffer.allocate(id.length + proof.length).put(id).put(proof).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  private UUID successorOf(UUID jti) {
    ByteBuffer derived = ByteBuffer.wrap(ServerKey.hmac(successorKey, bytes(jti)));
    return new UUID(derived.getLong(), derived.getLong());
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(ID_BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
