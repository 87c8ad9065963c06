package truetill.server.pos;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import truetill.core.money.Money;
import truetill.core.pos.CashCount;
import truetill.core.wire.pos.DrawerHandoff;
import truetill.server.db.Columns;
import truetill.server.db.PersonName;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** Rows of {@code drawer_handoff}: a drawer went from one cashier to another after a count. */
public final class HandoffStore {
  private static final String SELECT =
      "select h.id, h.uid, h.drawer_id, h.outgoing_cashier_id, h.incoming_cashier_id, h.counted_at,"
          + " h.count_json, h.counted_cents, h.expected_cents, h.variance_cents, h.notes, "
          + PersonName.of("o")
          + " as outgoing_name, "
          + PersonName.of("i")
          + " as incoming_name from drawer_handoff h"
          + " join user_account o on o.id = h.outgoing_cashier_id"
          + " join user_account i on i.id = h.incoming_cashier_id";

  /** A hand-off with its final figures. */
  public record NewHandoff(
      UUID uid,
      long drawer,
      long outgoing,
      long incoming,
      Instant countedAt,
      CashCount count,
      Money counted,
      Money expected,
      String notes) {}

  /** Answers the new id. */
  public long insert(WriteTx tx, NewHandoff handoff) {
    return tx.handle()
        .createUpdate(
            """
            insert into drawer_handoff
              (uid, drawer_id, outgoing_cashier_id, incoming_cashier_id, counted_at, count_json,
               counted_cents, expected_cents, variance_cents, notes)
            values
              (:uid, :drawer, :outgoing, :incoming, :at, :count, :counted, :expected, :variance,
               :notes)
            """)
        .bind("uid", handoff.uid())
        .bind("drawer", handoff.drawer())
        .bind("outgoing", handoff.outgoing())
        .bind("incoming", handoff.incoming())
        .bind("at", handoff.countedAt())
        .bind("count", CountColumn.text(handoff.count()))
        .bind("counted", handoff.counted())
        .bind("expected", handoff.expected())
        .bind("variance", handoff.counted().minus(handoff.expected()))
        .bind("notes", handoff.notes())
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  DrawerHandoff get(ReadTx tx, long id) {
    return tx.handle()
        .createQuery(SELECT + " where h.id = :id")
        .bind("id", id)
        .map((rs, context) -> row(rs))
        .one();
  }

  /** Newest first. */
  List<DrawerHandoff> ofDrawers(ReadTx tx, Collection<Long> drawers) {
    return drawers.isEmpty()
        ? List.of()
        : tx.handle()
            .createQuery(SELECT + " where h.drawer_id in (<drawers>) order by h.id desc")
            .bindList("drawers", List.copyOf(drawers))
            .map((rs, context) -> row(rs))
            .list();
  }

  private static DrawerHandoff row(ResultSet rs) throws SQLException {
    return new DrawerHandoff(
        rs.getLong("id"),
        Columns.uid(rs, "uid"),
        rs.getLong("drawer_id"),
        rs.getLong("outgoing_cashier_id"),
        Columns.textOrNull(rs, "outgoing_name"),
        rs.getLong("incoming_cashier_id"),
        Columns.textOrNull(rs, "incoming_name"),
        Columns.instant(rs, "counted_at"),
        CountColumn.wire(rs, "count_json"),
        Columns.money(rs, "counted_cents"),
        Columns.money(rs, "expected_cents"),
        Columns.money(rs, "variance_cents"),
        rs.getString("notes"));
  }
}
