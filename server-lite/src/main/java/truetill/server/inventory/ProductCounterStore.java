package truetill.server.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import truetill.server.db.ReadTx;
import truetill.server.db.SqlList;
import truetill.server.db.WriteTx;

/**
 * The counters of products: {@code times_ordered} is the number of orders, {@code
 * total_units_received} the sum of quantities, over the pairs of order and product that a review
 * confirmed (rules-inventory section 9, promise 32). A row remembers the product it is counted at,
 * so that a pair counts once however often review runs, and can be taken back.
 */
final class ProductCounterStore {
  /** Units a product has from one order. */
  Map<Long, Long> counted(ReadTx tx, long order) {
    Map<Long, Long> units = new HashMap<>();
    tx.handle()
        .createQuery(
            """
            select counted_product_id, sum(quantity) as units from manifest_row
             where purchase_order_id = :order and counted_product_id is not null
             group by counted_product_id
            """)
        .bind("order", order)
        .map((rs, context) -> units.put(rs.getLong("counted_product_id"), rs.getLong("units")))
        .list();
    return units;
  }

  /** The order's part of the counters goes from {@code before} to {@code after}. */
  void change(WriteTx tx, Map<Long, Long> before, Map<Long, Long> after) {
    TreeSet<Long> products = new TreeSet<>(before.keySet());
    products.addAll(after.keySet());
    List<Long> ids = new ArrayList<>();
    List<Long> orders = new ArrayList<>();
    List<Long> units = new ArrayList<>();
    for (Long product : products) {
      long more = after.getOrDefault(product, 0L) - before.getOrDefault(product, 0L);
      long oneMore =
          (after.containsKey(product) ? 1L : 0L) - (before.containsKey(product) ? 1L : 0L);
      if (more != 0 || oneMore != 0) {
        ids.add(product);
        orders.add(oneMore);
        units.add(more);
      }
    }
    if (ids.isEmpty()) {
      return;
    }
    tx.handle()
        .createUpdate(
            """
            merge into product p
            using (
              select v.id, v.orders, v.units
                from unnest(cast(:ids as bigint array), cast(:orders as bigint array),
                            cast(:units as bigint array)) as v (id, orders, units)
            ) m
            on p.id = m.id
            when matched then update
              set times_ordered = p.times_ordered + m.orders,
                  total_units_received = p.total_units_received + m.units
            """)
        .bind("ids", SqlList.bigints(ids))
        .bind("orders", SqlList.bigints(orders))
        .bind("units", SqlList.bigints(units))
        .execute();
  }

  /**
   * Before the rows of an order lose their products, or go. Products are written at the end, as the
   * transaction may be a long one.
   */
  void takeBack(WriteTx tx, long order) {
    Map<Long, Long> counted = counted(tx, order);
    if (counted.isEmpty()) {
      return;
    }
    tx.atEnd(() -> change(tx, counted, Map.of()));
    tx.handle()
        .createUpdate(
            """
            update manifest_row set counted_product_id = null
             where purchase_order_id = :order and counted_product_id is not null
            """)
        .bind("order", order)
        .execute();
  }
}
