package truetill.server.inventory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import truetill.server.db.SqlList;
import truetill.server.db.WriteTx;

/**
 * In how many orders a vendor's code was seen: {@code times_seen} grows by one with each order,
 * however often that order is matched and reviewed (promise 30). Undoing does not make it unseen.
 */
final class RefSightingStore {
  /** Counts the order for each reference that was not seen in it before. */
  void see(WriteTx tx, long order, Collection<Long> refs, LocalDate today) {
    if (refs.isEmpty()) {
      return;
    }
    List<Long> fresh = new ArrayList<>(unseen(tx, order, refs));
    if (fresh.isEmpty()) {
      return;
    }
    remember(tx, order, fresh);
    tx.handle()
        .createUpdate(
            """
            update vendor_product_ref
               set times_seen = times_seen + 1, last_seen_date = :today, updated_at = :now
             where id = any(cast(:refs as bigint array))
            """)
        .bind("refs", SqlList.bigints(fresh))
        .bind("today", today)
        .bind("now", tx.now())
        .execute();
  }

  /** Remembers the order of references that were made for it, which count it already. */
  void remember(WriteTx tx, long order, Collection<Long> refs) {
    tx.handle()
        .createUpdate(
            """
            insert into vendor_ref_order (ref_id, purchase_order_id)
            select u.id, :order from unnest(cast(:refs as bigint array)) as u (id)
            """)
        .bind("order", order)
        .bind("refs", SqlList.bigints(refs))
        .execute();
  }

  /** Those that exist and were not seen in the order, locked, in the order of their ids. */
  private static List<Long> unseen(WriteTx tx, long order, Collection<Long> refs) {
    return tx.handle()
        .createQuery(
            """
            select r.id from vendor_product_ref r
             where r.id = any(cast(:refs as bigint array))
               and not exists (select 1 from vendor_ref_order o
                                where o.ref_id = r.id and o.purchase_order_id = :order)
             order by r.id for update
            """)
        .bind("order", order)
        .bind("refs", SqlList.bigints(new TreeSet<>(refs)))
        .mapTo(Long.class)
        .list();
  }
}
