package truetill.server.app.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import truetill.server.db.Columns;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** What the consignment area has no statement for, because it happens in the past. */
final class DemoConsignmentStore {
  /** A sale with a consigned item in it. */
  record Sale(long cart, Instant completedAt) {}

  List<Sale> salesOfConsigned(ReadTx tx) {
    return tx.handle()
        .createQuery(
            """
            select distinct c.id, c.completed_at
              from cart c join item i on i.sold_cart_id = c.id
             where i.source = 'consignment' and c.status = 'completed'
             order by c.id
            """)
        .map((rs, context) -> new Sale(rs.getLong("id"), Columns.instant(rs, "completed_at")))
        .list();
  }

  void join(WriteTx tx, long user, LocalDate date) {
    tx.handle()
        .createUpdate("update consignee_profile set join_date = :date where user_id = :user")
        .bind("date", date)
        .bind("user", user)
        .execute();
  }
}
