package truetill.server.sync;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import truetill.server.db.Columns;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** Rows of {@code device}: the enrolled register PCs and how much of their journals is here. */
final class DeviceStore {
  private static final String SELECT =
      """
      select id, register_id, status, secret_hash, accepted_seq, head_hash
        from device where id = :id
      """;

  /**
   * One register PC.
   *
   * @param revoked it is refused; one that is lost is not, for what it sold has happened
   * @param acceptedSeq the last record taken, 0 for none
   * @param headHash its hash; the root of the chain while none is taken
   */
  record Device(
      UUID id,
      long register,
      boolean revoked,
      String secretHash,
      long acceptedSeq,
      String headHash) {}

  /** What enrolment decides; the secret itself is kept by the device alone. */
  record NewDevice(
      UUID id, long register, String name, String secretHash, String nonce, String rootHash) {}

  Optional<Device> find(ReadTx tx, UUID id) {
    return tx.handle().createQuery(SELECT).bind("id", id).map((rs, context) -> row(rs)).findOne();
  }

  /** The row, locked until the transaction ends: one batch of a device after another. */
  Device lock(WriteTx tx, UUID id) {
    return tx.handle()
        .createQuery(SELECT + " for update")
        .bind("id", id)
        .map((rs, context) -> row(rs))
        .one();
  }

  void insert(WriteTx tx, NewDevice device) {
    tx.handle()
        .createUpdate(
            """
            insert into device
              (id, register_id, status, name, secret_hash, nonce_hex, enrolled_at, accepted_seq,
               head_hash)
            values (:id, :register, 'active', :name, :secret, :nonce, :now, 0, :root)
            """)
        .bind("id", device.id())
        .bind("register", device.register())
        .bind("name", device.name())
        .bind("secret", device.secretHash())
        .bind("nonce", device.nonce())
        .bind("now", tx.now())
        .bind("root", device.rootHash())
        .execute();
  }

  /** Says that it is active, lost or revoked. */
  void setStatus(WriteTx tx, UUID id, String status) {
    tx.handle()
        .createUpdate("update device set status = :status where id = :id")
        .bind("status", status)
        .bind("id", id)
        .execute();
  }

  /** The device spoke just now. */
  void seen(WriteTx tx, UUID id) {
    tx.handle()
        .createUpdate("update device set last_seen_at = :now where id = :id")
        .bind("now", tx.now())
        .bind("id", id)
        .execute();
  }

  void accepted(WriteTx tx, UUID id, long seq, String hash) {
    tx.handle()
        .createUpdate(
            """
            update device set accepted_seq = :seq, head_hash = :hash, last_seen_at = :now
             where id = :id
            """)
        .bind("seq", seq)
        .bind("hash", hash)
        .bind("now", tx.now())
        .bind("id", id)
        .execute();
  }

  private static Device row(ResultSet rs) throws SQLException {
    return new Device(
        Columns.uid(rs, "id"),
        rs.getLong("register_id"),
        rs.getString("status").equals("revoked"),
        rs.getString("secret_hash"),
        rs.getLong("accepted_seq"),
        rs.getString("head_hash"));
  }
}
