package truetill.server.sync;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.wire.sync.EnrolledDevice;
import truetill.server.db.Columns;
import truetill.server.db.Listing;
import truetill.server.db.OrderBy;
import truetill.server.db.Page;
import truetill.server.db.PageRequest;
import truetill.server.db.ReadTx;

/** Rows of {@code device} as a manager sees them. */
final class DeviceViewStore {
  private static final String COLUMNS =
      """
      v.id, v.register_id, r.code, r.name as register_name, v.name, v.status, v.enrolled_at,
      v.last_seen_at, v.accepted_seq,
      (select max(d.id) from drawer d where d.device_id = v.id and d.status = 'open')
        as open_drawer\
      """;
  private static final String FROM = "device v join register r on r.id = v.register_id";
  private static final Map<String, String> OFFERED =
      Map.of(
          "enrolled_at", "v.enrolled_at", "last_seen_at", "v.last_seen_at", "register", "r.code");

  Optional<Page<EnrolledDevice>> page(
      ReadTx tx,
      @Nullable String status,
      @Nullable Long register,
      List<OrderBy> order,
      PageRequest paging) {
    return Listing.select(COLUMNS, FROM)
        .where("v.status = :status", "status", status)
        .where("v.register_id = :register", "register", register)
        .order(order, OFFERED, "v.enrolled_at desc", "v.id")
        .page(tx, paging, (rs, context) -> row(rs));
  }

  Optional<EnrolledDevice> find(ReadTx tx, UUID id) {
    return tx.handle()
        .createQuery("select " + COLUMNS + " from " + FROM + " where v.id = :id")
        .bind("id", id)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  private static EnrolledDevice row(ResultSet rs) throws SQLException {
    return new EnrolledDevice(
        Columns.uid(rs, "id"),
        rs.getLong("register_id"),
        rs.getString("code"),
        rs.getString("register_name"),
        rs.getString("name"),
        rs.getString("status"),
        Columns.instant(rs, "enrolled_at"),
        Columns.instantOrNull(rs, "last_seen_at"),
        rs.getLong("accepted_seq"),
        Columns.longOrNull(rs, "open_drawer"));
  }
}
