package truetill.server.pos;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import truetill.core.pos.SupplementalCash;
import truetill.core.wire.pos.SupplementalDrawer;
import truetill.server.db.Columns;
import truetill.server.db.PersonName;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** Rows of {@code supplemental_drawer}: the reserve of change, at most one a location. */
final class SupplementalStore {
  private static final String SELECT =
      "select s.id, s.uid, s.location_id, l.name as location_name, s.balance_json, s.total_cents,"
          + " s.last_counted_by, s.last_counted_at, "
          + PersonName.of("u")
          + " as last_counted_by_name from supplemental_drawer s"
          + " join work_location l on l.id = s.location_id"
          + " left join user_account u on u.id = s.last_counted_by";

  Optional<SupplementalDrawer> ofLocation(ReadTx tx, long location) {
    return one(tx, " where s.location_id = :value", location);
  }

  SupplementalDrawer get(ReadTx tx, long id) {
    return one(tx, " where s.id = :value", id).orElseThrow();
  }

  /** What lies in it, locked until the transaction ends; taken after the lock of a drawer. */
  SupplementalCash lock(WriteTx tx, long id) {
    return tx.handle()
        .createQuery(
            "select balance_json, total_cents from supplemental_drawer where id = :id for update")
        .bind("id", id)
        .map((rs, context) ->
            new SupplementalCash(
                CountColumn.read(rs, "balance_json"), Columns.money(rs, "total_cents")))
        .one();
  }

  void save(WriteTx tx, long id, SupplementalCash cash) {
    tx.handle()
        .createUpdate(
            """
            update supplemental_drawer set balance_json = :balance, total_cents = :total
             where id = :id
            """)
        .bind("balance", CountColumn.text(cash.pieces()))
        .bind("total", cash.total())
        .bind("id", id)
        .execute();
  }

  /** As {@link #save}, after somebody counted it. */
  void saveRecount(WriteTx tx, long id, SupplementalCash cash, long countedBy) {
    save(tx, id, cash);
    tx.handle()
        .createUpdate(
            """
            update supplemental_drawer set last_counted_by = :by, last_counted_at = :at
             where id = :id
            """)
        .bind("by", countedBy)
        .bind("at", tx.now())
        .bind("id", id)
        .execute();
  }

  private static Optional<SupplementalDrawer> one(ReadTx tx, String condition, long value) {
    return tx.handle()
        .createQuery(SELECT + condition)
        .bind("value", value)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  private static SupplementalDrawer row(ResultSet rs) throws SQLException {
    return new SupplementalDrawer(
        rs.getLong("id"),
        Columns.uid(rs, "uid"),
        rs.getLong("location_id"),
        rs.getString("location_name"),
        CountColumn.wire(rs, "balance_json"),
        Columns.money(rs, "total_cents"),
        Columns.longOrNull(rs, "last_counted_by"),
        Columns.textOrNull(rs, "last_counted_by_name"),
        Columns.instantOrNull(rs, "last_counted_at"));
  }
}
