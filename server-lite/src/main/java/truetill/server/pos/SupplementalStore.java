package truetill.server.pos;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.core.pos.SupplementalCash;
import truetill.core.wire.pos.SupplementalDrawer;
import truetill.core.wire.sync.FeedTables;
import truetill.server.db.Audience;
import truetill.server.db.Columns;
import truetill.server.db.PersonName;
import truetill.server.db.ReadTx;
import truetill.server.db.RowImage;
import truetill.server.db.WriteTx;

/**
 * Rows of {@code supplemental_drawer}: the reserve of change, at most one a location. Each change
 * tells the registers.
 */
public final class SupplementalStore {
  private static final String SELECT =
      "select s.id, s.uid, s.location_id, l.name as location_name, s.balance_json, s.total_cents,"
          + " s.last_counted_by, s.last_counted_at, "
          + PersonName.of("u")
          + " as last_counted_by_name from supplemental_drawer s"
          + " join work_location l on l.id = s.location_id"
          + " left join user_account u on u.id = s.last_counted_by";

  public Optional<SupplementalDrawer> ofLocation(ReadTx tx, long location) {
    return one(tx, " where s.location_id = :value", location);
  }

  SupplementalDrawer get(ReadTx tx, long id) {
    return one(tx, " where s.id = :value", id).orElseThrow();
  }

  /** What lies in it, locked until the transaction ends; taken after the lock of a drawer. */
  public SupplementalCash lock(WriteTx tx, long id) {
    return tx.handle()
        .createQuery(
            "select balance_json, total_cents from supplemental_drawer where id = :id for update")
        .bind("id", id)
        .map((rs, context) ->
            new SupplementalCash(
                CountColumn.read(rs, "balance_json"), Columns.money(rs, "total_cents")))
        .one();
  }

  public void save(WriteTx tx, long id, SupplementalCash cash) {
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
    images(tx, id - 1, 1).forEach(row -> tx.feedPut(Audience.REGISTERS, FeedTables.RESERVE, row));
  }

  /** One with nothing in it, for a location that never had one; answers its id. */
  public long insertEmpty(WriteTx tx, long location) {
    return tx.handle()
        .createUpdate("insert into supplemental_drawer (uid, location_id) values (:uid, :location)")
        .bind("uid", tx.newUid())
        .bind("location", location)
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  /** As registers see them, in the order of their ids, from the one after {@code after}. */
  public List<RowImage> images(ReadTx tx, long after, int limit) {
    return tx.handle()
        .createQuery(
            """
            select s.id, s.uid, l.uid as location_uid, s.balance_json, s.total_cents
              from supplemental_drawer s join work_location l on l.id = s.location_id
             where s.id > :after order by s.id limit :limit
            """)
        .bind("after", after)
        .bind("limit", limit)
        .map((rs, context) -> image(rs))
        .list();
  }

  private static RowImage image(ResultSet rs) throws SQLException {
    Map<String, @Nullable Object> image = new LinkedHashMap<>();
    image.put("uid", Columns.uid(rs, "uid"));
    image.put("location", Columns.uid(rs, "location_uid"));
    image.put("total_cents", rs.getLong("total_cents"));
    image.put("balance", CountColumn.wire(rs, "balance_json"));
    return new RowImage(Columns.uid(rs, "uid").toString(), rs.getLong("id"), image);
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
