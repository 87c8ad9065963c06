package truetill.server.pos;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.pos.CashCount;
import truetill.core.wire.pos.SupplementalTransaction;
import truetill.server.db.Columns;
import truetill.server.db.PersonName;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/**
 * Rows of {@code supplemental_transaction}, written once and never changed. Those that name a
 * drawer are part of its expected cash ({@link DrawerStore#MOVES}).
 */
public final class SupplementalTransactionStore {
  private static final String SELECT =
      "select t.id, t.uid, t.supplemental_id, t.transaction_type, t.count_json, t.total_cents,"
          + " t.related_drawer_id, t.performed_by, t.performed_at, t.notes, "
          + PersonName.of("u")
          + " as performed_by_name from supplemental_transaction t"
          + " join user_account u on u.id = t.performed_by";

  /**
   * A movement as it happened.
   *
   * @param type the contract's word
   * @param total signed for a recount
   * @param relatedDrawer id of the drawer that got or gave the cash
   * @param late it came after that drawer was closed here, and stands beside its figures
   */
  public record NewTransaction(
      UUID uid,
      long supplemental,
      String type,
      CashCount count,
      Money total,
      @Nullable Long relatedDrawer,
      long performedBy,
      Instant performedAt,
      String notes,
      boolean late) {}

  public void insert(WriteTx tx, NewTransaction transaction) {
    tx.handle()
        .createUpdate(
            """
            insert into supplemental_transaction
              (uid, supplemental_id, transaction_type, count_json, total_cents, related_drawer_id,
               performed_by, performed_at, notes, late)
            values
              (:uid, :supplemental, :type, :count, :total, :drawer, :by, :at, :notes, :late)
            """)
        .bind("uid", transaction.uid())
        .bind("supplemental", transaction.supplemental())
        .bind("type", transaction.type())
        .bind("count", CountColumn.text(transaction.count()))
        .bind("total", transaction.total())
        .bind("drawer", transaction.relatedDrawer())
        .bind("by", transaction.performedBy())
        .bind("at", transaction.performedAt())
        .bind("notes", transaction.notes())
        .bind("late", transaction.late())
        .execute();
  }

  /** Newest first. */
  List<SupplementalTransaction> newest(ReadTx tx, long supplemental, int limit) {
    return tx.handle()
        .createQuery(
            SELECT
                + " where t.supplemental_id = :supplemental order by t.id desc"
                + " fetch first :limit rows only")
        .bind("supplemental", supplemental)
        .bind("limit", limit)
        .map((rs, context) -> row(rs))
        .list();
  }

  private static SupplementalTransaction row(ResultSet rs) throws SQLException {
    return new SupplementalTransaction(
        rs.getLong("id"),
        Columns.uid(rs, "uid"),
        rs.getLong("supplemental_id"),
        rs.getString("transaction_type"),
        CountColumn.wire(rs, "count_json"),
        Columns.money(rs, "total_cents"),
        Columns.longOrNull(rs, "related_drawer_id"),
        rs.getLong("performed_by"),
        Columns.textOrNull(rs, "performed_by_name"),
        Columns.instant(rs, "performed_at"),
        rs.getString("notes"));
  }
}
