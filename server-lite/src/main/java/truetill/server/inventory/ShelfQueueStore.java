package truetill.server.inventory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.core.inventory.ItemStatus;
import truetill.server.db.Columns;
import truetill.server.db.ReadTx;

/** Which items an order or a batch group has, as far as checking them in asks. */
final class ShelfQueueStore {
  private static final String SELECT =
      "select i.id, i.status, i.processing_tier, i.batch_group_id from item i ";

  /** One item on its way. */
  record Queued(long id, ItemStatus status, String tier, @Nullable Long group) {}

  /** By id. */
  List<Queued> ofOrder(ReadTx tx, long order) {
    return tx.handle()
        .createQuery(SELECT + "where i.purchase_order_id = :order order by i.id")
        .bind("order", order)
        .map((rs, context) -> row(rs))
        .list();
  }

  /** By id. */
  List<Queued> ofGroup(ReadTx tx, long group) {
    return tx.handle()
        .createQuery(SELECT + "where i.batch_group_id = :group order by i.id")
        .bind("group", group)
        .map((rs, context) -> row(rs))
        .list();
  }

  /** The item of the group with the lowest id that is in intake or processing. */
  Optional<Long> firstWaiting(ReadTx tx, long group) {
    return tx.handle()
        .createQuery(
            """
            select id from item
             where batch_group_id = :group and status in ('intake', 'processing')
             order by id fetch first 1 rows only
            """)
        .bind("group", group)
        .mapTo(Long.class)
        .findOne();
  }

  private static Queued row(ResultSet rs) throws SQLException {
    return new Queued(
        rs.getLong("id"),
        ItemStatus.ofWire(rs.getString("status")).orElseThrow(),
        rs.getString("processing_tier"),
        Columns.longOrNull(rs, "batch_group_id"));
  }
}
