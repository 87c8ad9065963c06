package truetill.server.inventory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import truetill.core.inventory.matching.VendorRefs;
import truetill.core.money.Money;
import truetill.server.db.SqlList;
import truetill.server.db.WriteTx;

/** References that a review makes and changes, each in one statement for all of them. */
final class ReviewedRefStore {
  private final MatchSourceStore sources = new MatchSourceStore();
  private final RefSightingStore sightings = new RefSightingStore();

  /** The vendor's codes; nobody else gives it a new one until the transaction ends. */
  VendorRefs lock(WriteTx tx, long vendor) {
    tx.handle()
        .createQuery("select id from vendor where id = :id for update")
        .bind("id", vendor)
        .mapTo(Long.class)
        .one();
    return sources.refs(tx, vendor);
  }

  /** Writes them and counts the order at each that was not seen in it before. */
  void write(WriteTx tx, StoredOrder order, ReviewedRefs refs, LocalDate today) {
    List<ReviewedRefs.Written> fresh = refs.fresh();
    if (!fresh.isEmpty()) {
      insert(tx, order.vendor(), fresh, today);
      sightings.remember(tx, order.id(), ids(tx, order.vendor(), fresh));
    }
    List<ReviewedRefs.Written> known = refs.known();
    if (!known.isEmpty()) {
      update(tx, known, today);
      sightings.see(tx, order.id(), known.stream().map(ReviewedRefs.Written::id).toList(), today);
    }
  }

  private static void insert(
      WriteTx tx, long vendor, List<ReviewedRefs.Written> fresh, LocalDate today) {
    List<String> uids = new ArrayList<>();
    fresh.forEach(ref -> uids.add(tx.newUid().toString()));
    tx.handle()
        .createUpdate(
            """
            insert into vendor_product_ref
              (uid, vendor_id, product_id, vendor_item_number, vendor_description,
               last_unit_cost_cents, last_seen_date, created_at, updated_at)
            select cast(v.uid as uuid), :vendor, v.product, v.number, v.description, v.cost,
                   :today, :now, :now
              from unnest(cast(:uids as varchar array), cast(:products as bigint array),
                          cast(:numbers as varchar array), cast(:descriptions as varchar array),
                          cast(:costs as bigint array))
                as v (uid, product, number, description, cost)
            """)
        .bind("uids", SqlList.texts(uids))
        .bind("vendor", vendor)
        .bind("products", SqlList.bigints(products(fresh)))
        .bind("numbers", SqlList.texts(numbers(fresh)))
        .bind("descriptions", SqlList.texts(descriptions(fresh)))
        .bind("costs", SqlList.bigints(costs(fresh)))
        .bind("today", today)
        .bind("now", tx.now())
        .execute();
  }

  private static List<Long> ids(WriteTx tx, long vendor, List<ReviewedRefs.Written> fresh) {
    return tx.handle()
        .createQuery(
            """
            select id from vendor_product_ref
             where vendor_id = :vendor
               and vendor_item_number = any(cast(:numbers as varchar array))
             order by id
            """)
        .bind("vendor", vendor)
        .bind("numbers", SqlList.texts(numbers(fresh)))
        .mapTo(Long.class)
        .list();
  }

  private static void update(WriteTx tx, List<ReviewedRefs.Written> known, LocalDate today) {
    tx.handle()
        .createUpdate(
            """
            merge into vendor_product_ref r
            using (
              select v.id, v.product, v.description, v.cost
                from unnest(cast(:ids as bigint array), cast(:products as bigint array),
                            cast(:descriptions as varchar array), cast(:costs as bigint array))
                  as v (id, product, description, cost)
            ) m
            on r.id = m.id
            when matched then update
              set product_id = m.product, vendor_description = m.description,
                  last_unit_cost_cents = coalesce(m.cost, r.last_unit_cost_cents),
                  last_seen_date = :today, updated_at = :now
            """)
        .bind("ids", SqlList.bigints(known.stream().map(ReviewedRefs.Written::id).toList()))
        .bind("products", SqlList.bigints(products(known)))
        .bind("descriptions", SqlList.texts(descriptions(known)))
        .bind("costs", SqlList.bigints(costs(known)))
        .bind("today", today)
        .bind("now", tx.now())
        .execute();
  }

  private static List<Long> products(List<ReviewedRefs.Written> refs) {
    return refs.stream().map(ReviewedRefs.Written::product).toList();
  }

  private static List<String> numbers(List<ReviewedRefs.Written> refs) {
    return refs.stream().map(ReviewedRefs.Written::number).toList();
  }

  private static List<String> descriptions(List<ReviewedRefs.Written> refs) {
    return refs.stream().map(ReviewedRefs.Written::description).toList();
  }

  private static List<@Nullable Long> costs(List<ReviewedRefs.Written> refs) {
    List<@Nullable Long> costs = new ArrayList<>();
    for (ReviewedRefs.Written ref : refs) {
      Money cost = ref.lastUnitCost();
      costs.add(cost == null ? null : cost.cents());
    }
    return costs;
  }
}
