package truetill.server.pos;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import truetill.core.money.Money;
import truetill.core.pos.CashCount;
import truetill.core.wire.pos.CashDrop;
import truetill.server.db.Columns;
import truetill.server.db.PersonName;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** Rows of {@code cash_drop}: cash went from a drawer to the safe. */
public final class DropStore {
  private static final String SELECT =
      "select x.id, x.uid, x.drawer_id, x.count_json, x.total_cents, x.dropped_by, x.dropped_at,"
          + " x.notes, "
          + PersonName.of("u")
          + " as dropped_by_name from cash_drop x join user_account u on u.id = x.dropped_by";

  /**
   * A drop as it happened.
   *
   * @param late the drawer was closed already, so it counts for none of its figures
   */
  public record NewDrop(
      UUID uid,
      long drawer,
      CashCount count,
      Money total,
      long droppedBy,
      Instant droppedAt,
      String notes,
      boolean late) {}

  /** Answers the new id. */
  public long insert(WriteTx tx, NewDrop drop) {
    return tx.handle()
        .createUpdate(
            """
            insert into cash_drop
              (uid, drawer_id, count_json, total_cents, dropped_by, dropped_at, notes, late)
            values (:uid, :drawer, :count, :total, :by, :at, :notes, :late)
            """)
        .bind("uid", drop.uid())
        .bind("drawer", drop.drawer())
        .bind("count", CountColumn.text(drop.count()))
        .bind("total", drop.total())
        .bind("by", drop.droppedBy())
        .bind("at", drop.droppedAt())
        .bind("notes", drop.notes())
        .bind("late", drop.late())
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  CashDrop get(ReadTx tx, long id) {
    return tx.handle()
        .createQuery(SELECT + " where x.id = :id")
        .bind("id", id)
        .map((rs, context) -> row(rs))
        .one();
  }

  /** Newest first. */
  List<CashDrop> ofDrawers(ReadTx tx, Collection<Long> drawers) {
    return drawers.isEmpty()
        ? List.of()
        : tx.handle()
            .createQuery(SELECT + " where x.drawer_id in (<drawers>) order by x.id desc")
            .bindList("drawers", List.copyOf(drawers))
            .map((rs, context) -> row(rs))
            .list();
  }

  private static CashDrop row(ResultSet rs) throws SQLException {
    return new CashDrop(
        rs.getLong("id"),
        Columns.uid(rs, "uid"),
        rs.getLong("drawer_id"),
        CountColumn.wire(rs, "count_json"),
        Columns.money(rs, "total_cents"),
        rs.getLong("dropped_by"),
        Columns.textOrNull(rs, "dropped_by_name"),
        Columns.instant(rs, "dropped_at"),
        rs.getString("notes"));
  }
}
